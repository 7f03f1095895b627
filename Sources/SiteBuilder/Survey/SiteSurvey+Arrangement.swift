import ContentLoader
import Newsroom

extension SiteSurvey {
    /// Of all that decides which pages there are and what they say, the stories' own texts aside: where two builds
    /// have the same one, they have the same plan.
    ///
    /// - Parameter loaded: What became of the survey's sources.
    func arrangement(of loaded: [ArticleDesk.Loaded]) -> ContentFingerprint {
        var builder = FingerprintBuilder()
        builder.add(surroundings)
        for source in loaded { builder.add(source.facts) }
        return builder.value
    }

    /// Whether every state in ``surroundings`` is sure to change with the files.
    var arrangementIsSettled: Bool {
        content.profiles.allSatisfy { isSettled($0.status) }
            && content.media.allSatisfy { isSettled($0.status) }
            && others.allSatisfy { isSettled($0.status) && $0.status.kind != .symbolicLink }
    }
}
