import ContentLoader
import Newsroom

extension SiteSurvey {
    /// Of all that decides which pages there are and what they say, the stories' own texts aside: where two builds
    /// have the same one, they have the same plan.
    ///
    /// - Parameter loaded: What became of the survey's sources.
    func arrangement(of loaded: [ArticleDesk.Loaded]) -> ContentFingerprint {
        var builder = FingerprintBuilder()
        for source in loaded {
            builder.add(source.source.file)
            builder.add(source.facts)
        }
        builder.add(loaded.count)
        for profile in content.profiles {
            builder.add(profile.location)
            builder.add(profile.status)
        }
        builder.add(content.profiles.count)
        for media in content.media {
            builder.add(media.path)
            builder.add(media.status)
        }
        builder.add(content.media.count)
        for file in others {
            builder.add(file.path)
            builder.add(file.status)
        }
        return builder.value
    }

    /// Whether every state in an ``arrangement(of:)`` is sure to change with the files.
    var arrangementIsSettled: Bool {
        content.profiles.allSatisfy { isSettled($0.status) }
            && content.media.allSatisfy { isSettled($0.status) }
            && others.allSatisfy { isSettled($0.status) && $0.status.kind != .symbolicLink }
    }
}
