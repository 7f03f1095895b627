import Newsroom

/// What a browser gets.
struct PreviewResponse: Sendable {
    var status: Int
    var headers: [(name: String, value: String)]
    var body: Body

    enum Body: Sendable {
        case bytes([UInt8])
        /// A part of a file, by its path.
        case file(String, Range<Int>)
        /// Messages for as long as the browser listens.
        case messages(AsyncStream<PreviewMessage>)
    }

    init(_ status: Int, _ headers: [(name: String, value: String)] = [], _ bytes: [UInt8] = []) {
        self.status = status
        self.headers = headers
        body = .bytes(bytes)
    }

    /// A line of plain text.
    static func text(_ status: Int, _ line: String) -> PreviewResponse {
        PreviewResponse(status, [("Content-Type", "text/plain; charset=utf-8")], Array((line + "\n").utf8))
    }

    subscript(name: String) -> String? {
        headers.last { $0.name.lowercased() == name.lowercased() }?.value
    }

    mutating func set(_ name: String, _ value: String) {
        headers.removeAll { $0.name.lowercased() == name.lowercased() }
        headers.append((name, value))
    }
}
