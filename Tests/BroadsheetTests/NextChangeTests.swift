import Foundation
import TestSupport
import Testing

@Suite("The next change")
struct NextChangeTests {
    /// The last instant of a test, in seconds from its first.
    private static let span = 4 * 86_400
    /// 2026-03-01T00:00:00Z.
    private static let start = 1_772_323_200

    private static func iso(_ seconds: Int) -> String {
        Date(timeIntervalSince1970: Double(start + seconds)).formatted(.iso8601)
    }

    /// A small site in which all kinds of things are to happen.
    private static func site(_ random: inout SeededGenerator) throws -> TemporaryFolder {
        let site = try TemporaryFolder()
        try site.write("title: The Post\nurl: https://post.example.org\n", to: "site.yml")
        func instant() -> String { iso(Int.random(in: -span...span, using: &random) / 3_600 * 3_600) }
        let count = Int.random(in: 1...5, using: &random)
        for index in 0..<count {
            var lines = ["title: Story \(index)", "date: \(index == 0 ? iso(-span) : instant())"]
            switch Int.random(in: 0..<6, using: &random) {
            case 0: lines.append("expires: \(iso(span + index))")
            case 1: lines.append("status: killed")
            case 2: lines.append("draft: true")
            case 3: lines.append("corrections: [{date: \(instant()), text: Wrong.}]")
            case 4: lines.append("live: {end: \(instant()), start: \(iso(-2 * span))}")
            default: lines.append("label: sponsored")
            }
            if index == 0 { lines = Array(lines.prefix(2)) }
            try site.write(
                "---\n\(lines.joined(separator: "\n"))\n---\nText \(index).\n",
                to: "content/world/story-\(index).md")
        }
        func window() -> String {
            let from = Int.random(in: -2 * span..<span, using: &random) / 3_600 * 3_600
            return "from: \(iso(from)), until: \(iso(from + Int.random(in: 1...span, using: &random)))"
        }
        var front = "lead: {story: world/story-0.md, \(window())}\n"
        front +=
            "secondary: [{story: world/story-\(Int.random(in: 0..<count, using: &random)).md, \(window())}]\n"
        if Bool.random(using: &random) { front += "breaking: {text: News, \(window())}\n" }
        try site.write(front, to: "content/front.yml")
        return site
    }

    private static func sources(of site: TemporaryFolder) throws -> String {
        try site.tree("content").sorted { $0.key < $1.key }.map {
            "\($0.key)\n" + String(decoding: $0.value, as: UTF8.self)
        }.joined(separator: "\n")
    }

    private static func build(_ site: TemporaryFolder, at seconds: Int) throws -> [String: Data] {
        let outcome = try Executable.run("build", "--site", site.path, "--at", iso(seconds))
        #expect(outcome.status == 0, "\(outcome.errors)")
        return try site.tree("Public")
    }

    @Test("is the first instant at which the site's bytes are other than now", arguments: 0..<6)
    func isFirstInstantOfOtherBytes(round: Int) throws {
        var random = SeededGenerator(round)
        let site = try Self.site(&random)
        let sources = try Self.sources(of: site)
        var now = -Self.span
        for _ in 0..<20 {
            let tree = try Self.build(site, at: now)
            let outcome = try Executable.run("next-change", "--site", site.path, "--at", Self.iso(now))
            #expect(outcome.status == 0, "\(outcome.errors)")
            let printed = outcome.output.trimmingCharacters(in: .newlines)
            guard !printed.isEmpty else {
                #expect(try Self.build(site, at: 100 * Self.span) == tree, "seed \(SeededGenerator.seed)")
                return
            }
            let date = try Date(printed, strategy: .iso8601)
            let next = Int(date.timeIntervalSince1970) - Self.start
            #expect(next > now)
            #expect(
                try Self.build(site, at: next - 1) == tree, "before \(printed), seed \(SeededGenerator.seed)")
            #expect(
                try Self.build(site, at: next) != tree,
                "at \(printed), seed \(SeededGenerator.seed)\n\(sources)")
            now = next
        }
        Issue.record("the site never comes to rest, seed \(SeededGenerator.seed)")
    }
}
