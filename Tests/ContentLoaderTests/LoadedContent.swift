import Newsroom

/// Everything that was found in `content/`.
struct LoadedContent: Sendable {
    /// By the path of their sources. A source with errors may be missing: its diagnostics say why.
    var articles: [Article]
    /// By the path of their sources.
    var profiles: [Profile]
    /// The other files, pictures above all, relative to `content/`, sorted.
    var media: [String]
    /// By place.
    var diagnostics: [Diagnostic]
}
