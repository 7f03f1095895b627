/// The site's own `_headers`: what its host will send with each file (the format of Netlify and Cloudflare Pages).
struct HeaderRules: Sendable {
    private var rules: [(pattern: Substring, headers: [(name: String, value: String)])] = []

    init(_ bytes: [UInt8]) {
        for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
            if !line.hasPrefix(" ") {
                rules.append((line, []))
            } else if let colon = line.firstIndex(of: ":"), !rules.isEmpty {
                let name = line[..<colon].trimmingPrefix { $0 == " " }
                let value = line[line.index(after: colon)...].trimmingPrefix { $0 == " " }
                rules[rules.count - 1].headers.append((String(name), String(value)))
            }
        }
    }

    /// - Parameter path: From the host's root.
    func headers(for path: String) -> [(name: String, value: String)] {
        rules.filter { rule in
            rule.pattern.hasSuffix("*") ? path.hasPrefix(rule.pattern.dropLast()) : path == rule.pattern
        }.flatMap(\.headers)
    }
}
