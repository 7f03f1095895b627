import Foundation
import HTMLTree
import Testing

@Suite("The sample site")
struct SampleSiteTests {
    /// Built once for all tests.
    private static let output = Result { () throws -> TemporaryFolder in
        let site = try Fixtures.copySampleSite()
        let output = try TemporaryFolder()
        let outcome = try Executable.run("build", "--site", site.path, "--output", output.path, "--strict")
        guard outcome.status == 0 else { throw BuildFailure(errors: outcome.errors) }
        return output
    }

    private struct BuildFailure: Error {
        let errors: String
    }

    private func page(_ path: String) throws -> HTMLElement {
        let bytes = Array(try Self.output.get().read(path).utf8)
        let root = try HTMLDocument.parse(bytes, fragment: false).nodes.compactMap(\.element).first
        return try #require(root)
    }

    @Test("has at least twelve stories in at least four sections and in all three formats")
    func hasEnoughStories() throws {
        let content = Fixtures.project.appending(path: "content")
        let files = try FileManager.default.subpathsOfDirectory(atPath: content.path)
        for (format, least) in [("md", 6), ("txt", 2), ("html", 2)] {
            #expect(files.count { $0.contains("/") && $0.hasSuffix("." + format) } >= least, "\(format)")
        }
        let stories = try Self.output.get().tree().keys.filter {
            $0.wholeMatch(of: /[^\/]+\/[^\/]+\/index\.html/) != nil
        }
        #expect(stories.count >= 12)
        #expect(Set(stories.map { $0.prefix { $0 != "/" } }).count >= 4)
    }

    @Test("reports the call of 30 December 2021 without what was left of the comment area")
    func reportsTheCall() throws {
        let page = try page("world/biden-putin-call/index.html")
        let body = try #require(page.first { $0["class"] == "body" }).text
        for fact in [
            "50 minutes", "request", "second", "7 December", "sanctions", "break in relations", "Geneva",
        ] {
            #expect(body.contains(fact), "\(fact)")
        }
        for remains in ["Be the first", "Leave a Reply", "Required fields", "*"] {
            #expect(!body.contains(remains), "\(remains)")
        }
        #expect(page.first { $0["id"] == "respond" } != nil, "the remains say that comments are open")
    }

    @Test(
        "has reply forms that keep the contract",
        arguments: [
            "world/biden-putin-call/index.html", "world/biden-putin-call/comment/index.html",
        ])
    func hasReplyForms(path: String) throws {
        let page = try page(path)
        let respond = try #require(page.first { $0["id"] == "respond" })
        #expect(respond.name == "div" && respond["class"] == "comment-respond")
        let title = try #require(respond.first { $0["id"] == "reply-title" })
        #expect(
            title.name == "h3" && title["class"] == "comment-reply-title" && title.text == "Leave a Reply")
        let form = try #require(respond.first { $0["id"] == "commentform" })
        #expect(form.name == "form" && form["class"] == "comment-form")
        #expect(form["method"] == "post" && form["action"] == "https://comments.example.org/post")
        let notes = try #require(form.first { $0["class"] == "comment-notes" })
        let notice = try #require(notes.first { $0["id"] == "email-notes" })
        #expect(notice.name == "span" && notice.text == "Your email address will not be published.")
        #expect(notes.text.contains("Required fields are marked *"))

        let fields = form.all { ["textarea", "input"].contains($0.name) }
        let limits = fields.compactMap { field in field["maxlength"].map { "\(field["name"] ?? "") \($0)" } }
        #expect(limits == ["comment 65525", "author 245", "email 100", "url 200"])
        let hidden = fields.filter { $0["type"] == "hidden" }.compactMap { $0["name"] }
        #expect(hidden.starts(with: ["comment_post_ID", "comment_parent"]))
        #expect(fields.contains { $0["id"] == "submit" && $0["type"] == "submit" })
        for field in fields where field["maxlength"] != nil {
            #expect(
                form.first { $0.name == "label" && $0["for"] == field["id"] } != nil,
                "a label for \(field["id"] ?? "")")
        }
        #expect(page.text.contains("Be the first to comment"))
    }

    @Test("keeps comment pages and the page for not found from search engines")
    func keepsPagesFromSearchEngines() throws {
        for path in ["world/biden-putin-call/comment/index.html", "404.html"] {
            let robots = try page(path).first { $0.name == "meta" && $0["name"] == "robots" }
            #expect(robots?["content"]?.contains("noindex") == true, "\(path)")
        }
        let robots = try page("world/biden-putin-call/index.html").first { $0["name"] == "robots" }
        #expect(robots?["content"]?.contains("noindex") != true)
    }

    @Test("needs no script and fetches nothing from elsewhere")
    func fetchesNothingFromElsewhere() throws {
        for path in try Self.output.get().tree().keys where path.hasSuffix(".html") {
            for element in try page(path).all({ _ in true }) {
                if element.name == "script" { #expect(element["type"] == "application/ld+json", "\(path)") }
                if element.name != "a", element.name != "form",
                    let address = element["href"] ?? element["src"]
                {
                    let isCanonical = element["rel"] == "canonical"
                    #expect(isCanonical || !address.contains("://"), "\(path): \(address)")
                }
            }
        }
    }

    @Test("has article pages under 14 KB with their stylesheet, compressed")
    func hasLightPages() throws {
        let output = try Self.output.get()
        let tree = try output.tree()
        let stylesheet = try #require(tree.keys.first { $0.hasSuffix(".css") })
        let stylesheetSize = try compressedSize(output.path + "/" + stylesheet)
        for path in tree.keys where path.wholeMatch(of: /[^\/]+\/[^\/]+\/index\.html/) != nil {
            let size = try compressedSize(output.path + "/" + path) + stylesheetSize
            #expect(size < 14 * 1_024, "\(path)")
        }
    }

    /// In bytes, by gzip at its best.
    private func compressedSize(_ path: String) throws -> Int {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["gzip", "-9", "-c", path]
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let size = try pipe.fileHandleForReading.readToEnd()?.count ?? 0
        process.waitUntilExit()
        return try #require(size > 0 ? size : nil)
    }
}

extension HTMLElement {
    /// This element and those in it, in the order of the page.
    fileprivate func all(_ matches: (HTMLElement) -> Bool) -> [HTMLElement] {
        (matches(self) ? [self] : []) + children.compactMap(\.element).flatMap { $0.all(matches) }
    }

    fileprivate func first(_ matches: (HTMLElement) -> Bool) -> HTMLElement? { all(matches).first }
}
