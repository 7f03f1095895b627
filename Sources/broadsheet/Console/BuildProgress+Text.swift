import SiteBuilder

extension BuildProgress {
    /// How far a build is, in words.
    @Sendable func text() -> String {
        let verb =
            switch stage {
            case .loading: "Loading articles"
            case .rendering: "Rendering articles"
            case .writing: "Writing pages"
            }
        return total == 0 ? "\(verb) …" : "\(verb): \(done) of \(total)"
    }
}
