package import Newsroom

/// Everything that was found in `content/`.
package struct LoadedContent: Sendable {
    /// By the path of their sources. A source with errors may be missing: its diagnostics say why.
    package var articles: [Article]
    /// By the path of their sources.
    package var profiles: [Profile]
    /// The other files, pictures above all, relative to `content/`, sorted.
    package var media: [String]
    /// By place.
    package var diagnostics: [Diagnostic]

    package init(
        articles: [Article], profiles: [Profile], media: [String], diagnostics: [Diagnostic]
    ) {
        self.articles = articles
        self.profiles = profiles
        self.media = media
        self.diagnostics = diagnostics
    }
}
