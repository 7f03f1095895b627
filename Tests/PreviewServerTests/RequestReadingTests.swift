import TestSupport
import Testing

@testable import PreviewServer

@Suite("A request")
struct RequestReadingTests {
    @Test("is read when all of it is there, and not before")
    func readsWhole() throws {
        let bytes = Array(
            "POST /a?b HTTP/1.1\r\nHost:  x \r\nA: 1\r\na: 2\r\nContent-Length: 3\r\n\r\nxyzGET".utf8)
        for count in 0..<(bytes.count - 3) { #expect(RequestHead.read(Array(bytes.prefix(count))) == nil) }
        let (head, length) = try #require(RequestHead.read(bytes))
        #expect(length == bytes.count - 3)
        guard case .request(let request) = head else {
            Issue.record("it was refused")
            return
        }
        #expect(request.method == "POST" && request.target == "/a?b" && request.body == Array("xyz".utf8))
        #expect(request.headers["host"] == "x" && request.headers["a"] == "1, 2")
    }

    @Test(
        "is refused where it is none",
        arguments: [
            ("GET / HTTP/2\r\n\r\n", 400), ("GET /\r\n\r\n", 400), ("GET  / HTTP/1.1\r\n\r\n", 400),
            ("GET http://x/ HTTP/1.1\r\n\r\n", 400), ("GET / HTTP/1.1\r\nHost\r\n\r\n", 400),
            ("GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", 400),
            ("GET / HTTP/1.1\r\nContent-Length: -1\r\n\r\n", 413),
            ("GET / HTTP/1.1\r\nContent-Length: 9999999999999999999999\r\n\r\n", 413),
            ("GET / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n", 411),
            ("GET /\u{0} HTTP/1.1\r\n\r\n", 400),
        ])
    func refuses(text: String, status: Int) throws {
        let (head, _) = try #require(RequestHead.read(Array(text.utf8)))
        guard case .refused(let found, _) = head else {
            Issue.record("it was taken")
            return
        }
        #expect(found == status)
    }

    @Test("that never ends is refused")
    func refusesEndless() throws {
        let (head, _) = try #require(RequestHead.read(Array(repeating: 0x41, count: 20_000)))
        guard case .refused(431, _) = head else {
            Issue.record("it was not refused")
            return
        }
    }

    @Test("of random bytes is refused or waited for, and its path stays inside")
    func survivesNoise() {
        var random = SeededGenerator(4_711)
        let pieces = [
            "GET ", "/", "..", "%2e", "%2E", "%2f", "%00", "%", "\\", "a", " HTTP/1.1", "\r\n", "Host: x",
            ":", "é", "?", "//",
            "%C3%A9", "%ff",
        ]
        for _ in 0..<20_000 {
            let text = (0..<random.number(1...12)).map { _ in random.pick(pieces) }.joined()
            _ = RequestHead.read(Array(text.utf8))
            if let path = SafePath.decoded(text[...]) {
                let parts = path.split(separator: "/", omittingEmptySubsequences: false)
                #expect(path.hasPrefix("/") && !path.contains("\0") && !path.contains("\\"), "\(text)")
                #expect(
                    !parts.contains("..") && !parts.contains("."), "\(text), seed \(SeededGenerator.seed)")
            }
        }
    }

    @Test(
        "for a range gets what RFC 9110 says",
        arguments: [
            (nil, ByteRange.Answer.whole), ("bytes=0-0", .part(0..<1)), ("bytes=5-", .part(5..<10)),
            ("bytes=-3", .part(7..<10)), ("bytes=-99", .part(0..<10)), ("bytes=8-99", .part(8..<10)),
            ("bytes=10-", .unsatisfiable), ("bytes=-0", .unsatisfiable), ("bytes=5-2", .whole),
            ("bytes=0-1,4-5", .whole), ("lines=1-2", .whole), ("bytes=-", .whole), ("bytes=a-b", .whole),
        ])
    func takesRanges(header: String?, answer: ByteRange.Answer) {
        #expect(ByteRange.of(header, size: 10) == answer)
    }

    @Test("gets the headers that the site's own file has for its path")
    func takesHeaders() {
        let rules = HeaderRules(Array("/*\n  A: 1\n  B: x: y\n\n/assets/*\n  A: 2\n\n/one\n  C: 3\n".utf8))
        #expect(rules.headers(for: "/x").map(\.name) == ["A", "B"])
        #expect(rules.headers(for: "/x").last?.value == "x: y")
        #expect(rules.headers(for: "/assets/s.css").map(\.value) == ["1", "x: y", "2"])
        #expect(rules.headers(for: "/one").map(\.name) == ["A", "B", "C"])
    }
}
