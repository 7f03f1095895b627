import Foundation

/// What a browser asks for.
struct PreviewRequest: Sendable {
    let method: String
    /// As it came: from the host's root, percent-encoded, with the query.
    let target: String
    /// By their names in lower case.
    let headers: [String: String]
    let body: [UInt8]

    init(_ method: String, _ target: String, headers: [String: String] = [:], body: [UInt8] = []) {
        self.method = method
        self.target = target
        self.headers = headers
        self.body = body
    }

    /// The target without its query.
    var path: Substring { target.prefix { $0 != "?" } }

    /// The value of a name in the query, decoded; nil where it has none.
    func query(_ name: String) -> String? {
        for pair in target.dropFirst(path.count + 1).split(separator: "&") {
            let parts = pair.split(separator: "=", maxSplits: 1)
            if parts.count == 2, parts[0] == name { return String(parts[1]).removingPercentEncoding }
        }
        return nil
    }
}
