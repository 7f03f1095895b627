/// What robots.txt asks of crawlers.
package struct RobotsSettings: Hashable, Sendable {
    /// Paths from the site's root, with "/" in front, that no crawler shall visit.
    package var disallowed: [String]
    /// Crawlers that shall visit nothing, by the names they go by (RFC 9309, section 2.2.1).
    package var refused: [String]

    /// Crawlers that gather texts to train or ground language models, as their owners name them.
    package static let modelCrawlers = [
        "AI2Bot", "Amazonbot", "Applebot-Extended", "Bytespider", "CCBot", "ChatGPT-User", "Claude-SearchBot",
        "Claude-User", "ClaudeBot", "DuckAssistBot", "FacebookBot", "Google-CloudVertexBot",
        "Google-Extended", "GPTBot", "Meta-ExternalAgent", "Meta-ExternalFetcher", "MistralAI-User",
        "OAI-SearchBot", "Perplexity-User", "PerplexityBot", "cohere-ai",
    ]

    package init(disallowed: [String] = [], refused: [String] = []) {
        self.disallowed = disallowed
        self.refused = refused
    }
}
