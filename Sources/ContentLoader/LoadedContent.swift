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
}
