import Newsroom

/// A page template, and the fingerprint of all that it is made of: itself, the templates that it extends, includes and
/// imports, and theirs.
struct TemplateFingerprint: Sendable {
    let name: String
    let value: ContentFingerprint
    /// The names of all these templates; some may be missing.
    let sources: [String]
}
