import Newsroom

/// HTTP by curl: it has TLS, proxies and certificates as the system does, and a build never loads it.
struct WebClient: Sendable {
    private let curl = Tool(name: "curl", installation: "install it: `apt install curl`, `brew install curl`")

    struct Request: Sendable {
        var method = "GET"
        let address: String
        var headers: [String] = []
        /// Nil: no body.
        var body: Body?
        /// The file that the answer's body is put into; nil: it is of no interest.
        var file: String?
    }

    enum Body: Sendable {
        case text(String)
        /// Names and values, percent-encoded as forms are.
        case form([(name: String, value: String)])
    }

    /// The status of each answer, 0 where there was none, in the order of the requests; sixteen at a time are on
    /// their way.
    ///
    /// - Throws: A ``PublishError`` where curl cannot be run.
    func statuses(of requests: [Request]) async throws -> [Int] {
        var statuses = [Int](repeating: 0, count: requests.count)
        for start in stride(from: 0, to: requests.count, by: 500) {
            let some = requests[start..<min(start + 500, requests.count)]
            let configuration = some.indices.map { text(of: some[$0], number: $0) }.joined(
                separator: "next\n")
            // What it exits with is that of one transfer among many.
            let outcome = try await curl.run(
                ["-q", "--parallel", "--parallel-max", "16", "--config", "-"],
                input: Array(configuration.utf8))
            for line in outcome.text.split(separator: "\n") {
                let parts = line.split(separator: " ").compactMap { Int($0) }
                if parts.count == 2, statuses.indices.contains(parts[0]) { statuses[parts[0]] = parts[1] }
            }
        }
        return statuses
    }

    /// A request as curl reads it from a file: a secret in a header is seen by nobody.
    private func text(of request: Request, number: Int) -> String {
        var lines = [
            "url = " + Self.quoted(request.address), "output = " + Self.quoted(request.file ?? "/dev/null"),
            "request = " + Self.quoted(request.method),
            // Within its quotation marks curl reads `\n` as the end of a line.
            "write-out = \"\(number) %{http_code}\\n\"",
            "silent", "globoff", "connect-timeout = 15", "speed-limit = 1", "speed-time = 30",
        ]
        lines += request.headers.map { "header = " + Self.quoted($0) }
        switch request.body {
        case .text(let text)?: lines.append("data-binary = " + Self.quoted(text))
        case .form(let fields)?:
            lines += fields.map { "data-urlencode = " + Self.quoted("\($0.name)=\($0.value)") }
        case nil: break
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func quoted(_ text: String) -> String {
        let escaped = text.split(separator: "\\", omittingEmptySubsequences: false).joined(separator: "\\\\")
            .split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\\\"")
        return "\"" + escaped + "\""
    }
}
