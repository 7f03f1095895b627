import Foundation
import Newsroom
import TestSupport
import Testing

@testable import Publisher

@Suite("Headers")
struct HeaderPolicyTests {
    private static func headers(
        _ path: String, _ kind: OutputKind, rules: [PublishTarget.CacheRule]? = []
    ) -> [String: String] {
        let headers = HeaderPolicy(rules: rules).headers(of: BuiltSite.File(path: path, kind: kind, size: 1))
        return Dictionary(uniqueKeysWithValues: headers.map { ($0.name, $0.value) })
    }

    @Test("let what has a name of its contents be kept forever, and all else be asked for again")
    func areByKind() {
        #expect(
            Self.headers("assets/style.1.css", .asset) == [
                "Cache-Control": "public, max-age=31536000, immutable",
                "Content-Type": "text/css; charset=utf-8",
            ])
        #expect(
            Self.headers("world/index.html", .list) == [
                "Cache-Control": "public, max-age=60, must-revalidate",
                "Content-Type": "text/html; charset=utf-8",
            ])
        #expect(
            Self.headers("assets/photo.jpg", .media)["Cache-Control"] == "public, max-age=60, must-revalidate"
        )
    }

    @Test("say of a precompressed file what it is a copy of")
    func tellCoding() {
        #expect(Self.headers("index.html.br", .precompressed)["Content-Encoding"] == "br")
        #expect(Self.headers("feed.xml.gz", .precompressed)["Content-Encoding"] == "gzip")
        #expect(Self.headers("feed.xml.gz", .precompressed)["Content-Type"] == "application/xml")
    }

    @Test("are none where a target takes none")
    func areNone() { #expect(Self.headers("index.html", .list, rules: nil).isEmpty) }

    @Test("follow the first rule that fits")
    func followFirstRule() {
        let rules = [
            PublishTarget.CacheRule(pattern: "live/*", value: "no-cache"),
            PublishTarget.CacheRule(pattern: "*", value: "max-age=1"),
        ]
        #expect(Self.headers("live/a/index.html", .page, rules: rules)["Cache-Control"] == "no-cache")
        #expect(Self.headers("alive/index.html", .page, rules: rules)["Cache-Control"] == "max-age=1")
    }

    @Test("have patterns that mean what regular expressions of the same meaning do")
    func havePatterns() throws {
        for number in 0..<2_000 {
            var random = SeededGenerator(number)
            func text(_ letters: String, _ count: ClosedRange<Int>) -> String {
                String(
                    (0..<Int.random(in: count, using: &random)).compactMap { _ in
                        letters.randomElement(using: &random)
                    })
            }
            let (path, pattern) = (text("ab/", 0...8), text("ab/**", 0...5))
            let expression = try NSRegularExpression(
                pattern: "^" + pattern.replacing("*", with: "[\\s\\S]*") + "$")
            let fits =
                expression.firstMatch(in: path, range: NSRange(path.startIndex..., in: path)) != nil
            let rules = [PublishTarget.CacheRule(pattern: pattern, value: "x")]
            #expect(
                (Self.headers(path, .page, rules: rules)["Cache-Control"] == "x") == fits,
                "seed \(SeededGenerator.seed): \(pattern) on \(path)")
        }
    }
}
