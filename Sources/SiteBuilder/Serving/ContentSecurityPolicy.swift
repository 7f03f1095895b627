import Newsroom

/// What a page of the site may load, and from where (Content Security Policy Level 3).
///
/// Nothing inline is allowed: the default theme has neither styles nor scripts in its pages. Structured data is no
/// script that runs, so the policy does not touch it.
enum ContentSecurityPolicy {
    /// - Parameter hasScripts: The theme has files of JavaScript.
    static func text(for site: Site, hasScripts: Bool) -> String {
        let frames = (site.html.frameHosts.union(embedHosts)).sorted().map { "https://" + $0 }
        var directives: [(String, [String])] = [
            ("default-src", ["'none'"]),
            ("style-src", ["'self'"]),
            ("img-src", ["'self'", "https:", "data:"]),
            ("media-src", ["'self'", "https:"]),
            ("font-src", ["'self'"]),
            ("frame-src", frames),
            ("form-action", ["'self'"] + (site.comments.action.flatMap(origin).map { [$0] } ?? [])),
            ("base-uri", ["'none'"]),
            ("frame-ancestors", ["'self'"]),
            ("manifest-src", ["'self'"]),
        ]
        if hasScripts { directives.insert(("script-src", ["'self'"]), at: 1) }
        return directives.map { ([$0.0] + $0.1).joined(separator: " ") }.joined(separator: "; ")
    }

    /// The players behind the shortcodes for films.
    private static let embedHosts: Set<String> = ["www.youtube-nocookie.com", "player.vimeo.com"]

    /// Scheme, host and port; nil where a source expression cannot hold them.
    private static func origin(of address: String) -> String? {
        guard let start = address.firstRange(of: "://")?.upperBound else { return nil }
        let host = address[start...].prefix { !"/?#".contains($0) }.split(separator: "@").last ?? ""
        let isPlain = host.utf8.allSatisfy {
            ($0 | 0x20 >= UInt8(ascii: "a") && $0 | 0x20 <= UInt8(ascii: "z"))
                || ($0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: ":")) || "-._[]".utf8.contains($0)
        }
        return isPlain && !host.isEmpty ? address[..<start].lowercased() + host.lowercased() : nil
    }
}
