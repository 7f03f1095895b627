import Newsroom

/// Writes robots.txt (RFC 9309).
enum Robots {
    /// - Parameter sitemaps: Whole web addresses.
    static func text(_ settings: RobotsSettings, root: String, sitemaps: [String]) -> String {
        var groups: [[String]] = []
        if !settings.refused.isEmpty {
            groups.append(settings.refused.map { "User-agent: " + $0 } + ["Disallow: /"])
        }
        // An empty rule says that everything is allowed.
        let rules = settings.disallowed.map { "Disallow: " + root.dropLast() + $0 }
        groups.append(["User-agent: *"] + (rules.isEmpty ? ["Disallow:"] : rules))
        if !sitemaps.isEmpty { groups.append(sitemaps.map { "Sitemap: " + $0 }) }
        return groups.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
    }
}
