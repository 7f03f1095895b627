import Newsroom

/// One template, read but not yet checked.
struct Template: Sendable {
    /// As other templates name it: `partials/card.html`.
    let name: String
    let source: SourceText
    let body: [Statement]
    /// Every block of the template, those inside tags and other blocks included.
    let blocks: [String: Block]
    /// The template that this one extends.
    let parent: Reference?
}
