import Newsroom

/// Tells WebSub hubs which feeds have changed.
///
/// WebSub leaves open how; hubs take the form of PubSubHubbub 0.4, section 7: `hub.mode=publish` and a `hub.url` for
/// each feed.
struct HubPing: Sendable {
    let hubs: [String]
    let web = WebClient()

    /// - Returns: The hubs that did not take it.
    func ping(of feeds: [String]) async throws -> [String] {
        guard !feeds.isEmpty, !hubs.isEmpty else { return [] }
        let body = "hub.mode=publish" + feeds.map { "&hub.url=" + Self.encoded($0) }.joined()
        let statuses = try await web.statuses(
            of: hubs.map {
                WebClient.Request(
                    method: "POST", address: $0,
                    headers: ["Content-Type: application/x-www-form-urlencoded"], body: body)
            })
        return zip(hubs, statuses).filter { !(200..<300).contains($1) }.map(\.0)
    }

    private static func encoded(_ address: String) -> String {
        let digits = Array("0123456789ABCDEF".utf8)
        let bytes = address.utf8.flatMap { byte in
            let isLetter = (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
            let isPlain =
                isLetter || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
                || "-._~".utf8.contains(byte)
            return isPlain ? [byte] : [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
