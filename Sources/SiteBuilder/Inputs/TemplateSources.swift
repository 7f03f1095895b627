import Newsroom
import TemplateEngine

/// What each template is made of, as fingerprints.
struct TemplateSources {
    private let set: TemplateSet
    /// By their names.
    private let files: [String: ContentFingerprint]

    /// - Parameter sources: Those that the set was made of.
    init(_ sources: [SourceText], of set: TemplateSet) {
        self.set = set
        files = Dictionary(
            sources.map { (String($0.file.dropFirst("templates/".count)), ContentFingerprint($0.bytes)) },
            uniquingKeysWith: { first, _ in first })
    }

    /// A template that is missing counts as well: where it is optional, its page changes when it comes.
    func fingerprint(of template: String) -> ContentFingerprint {
        var builder = FingerprintBuilder()
        for name in set.sources(of: template) {
            builder.add(name)
            if let file = files[name] { builder.add(file) } else { builder.add(0) }
        }
        return builder.value
    }
}
