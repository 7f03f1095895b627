import Newsroom
import TestSupport
import Testing

@testable import Publisher

@Suite("The order of sending")
struct SendingOrderTests {
    /// A site as readers crawl it: where each file leads to.
    private typealias Web = [String: Set<String>]

    @Test("never shows readers a link to what is not there yet, cut off at any file", arguments: 0..<400)
    func neverShowsBrokenLink(number: Int) throws {
        var random = SeededGenerator(number)
        let old = Self.web(&random, edition: 1)
        let new = Self.web(&random, edition: 2)
        var standing = Standing(surplus: old.keys.filter { new[$0] == nil }.sorted())
        for (file, links) in new {
            guard let before = old[file] else { continue }
            standing.files[file] = before == links ? .same : .otherContents
        }
        let plan = try Plans.planner().plan(Plans.site(new.keys.map { ($0, Self.kind($0)) }), over: standing)

        var web = old
        for upload in plan.uploads {
            web[upload.file.path] = new[upload.file.path]
            let broken = Self.brokenLinks(of: web)
            #expect(broken.isEmpty, "seed \(SeededGenerator.seed), after \(upload.file.path): \(broken)")
        }
        for file in plan.deletions {
            web[file] = nil
            #expect(Self.brokenLinks(of: web).isEmpty, "seed \(SeededGenerator.seed), after deleting \(file)")
        }
        #expect(web == new)
    }

    /// A whole site: every link leads to a file of its own, and every page is reached from the front page.
    private static func web(_ random: inout SeededGenerator, edition: Int) -> Web {
        let sections = ["world", "sport", "city"].filter { _ in Int.random(in: 0..<4, using: &random) > 0 }
        var files: [String] = ["index.html", "feed.xml", "sitemap.xml"]
        for section in sections {
            files += ["\(section)/index.html", "\(section)/feed.xml"]
            for story in 0..<Int.random(in: 0..<5, using: &random) {
                if Bool.random(using: &random) { files.append("\(section)/story-\(story)/index.html") }
            }
        }
        for tag in 0..<4 where Bool.random(using: &random) { files.append("tags/tag-\(tag)/index.html") }
        files.append("assets/style.\(Bool.random(using: &random) ? 0 : edition).css")
        var web: Web = [:]
        for file in files {
            guard file.hasSuffix(".html") else {
                web[file] = []
                continue
            }
            let links = files.filter { _ in Int.random(in: 0..<3, using: &random) == 0 }
            web[file] = Set(links + files.filter { $0.hasPrefix("assets/") })
        }
        web["index.html"] = Set(files)
        return web
    }

    private static func kind(_ file: String) -> OutputKind {
        if file.hasPrefix("assets/") { return .asset }
        if file.hasSuffix("feed.xml") { return .feed }
        if file == "sitemap.xml" { return .machine }
        return file.contains("story-") ? .page : .list
    }

    private static func brokenLinks(of web: Web) -> [String] {
        var seen: Set<String> = ["index.html"]
        var pending = ["index.html"]
        var broken: [String] = []
        while let page = pending.popLast() {
            for link in web[page] ?? [] where seen.insert(link).inserted {
                if web[link] == nil { broken.append("\(page) -> \(link)") }
                pending.append(link)
            }
        }
        return broken
    }
}
