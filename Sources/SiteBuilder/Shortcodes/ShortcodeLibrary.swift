import Newsroom
import TemplateEngine

/// The shortcodes that stories may use: a file of `templates/shortcodes/` for each.
struct ShortcodeLibrary: Sendable {
    private static let folder = "shortcodes/"

    /// The programs by the shortcodes' names; none where a template has an error.
    var programs: [String: Program] = [:]
    private let names: Set<String>
    /// Of all that their programs are made of.
    private(set) var fingerprint = ContentFingerprint([])

    /// - Parameter templates: The theme's.
    init(templates: [SourceText]) {
        names = Set(templates.compactMap { Self.name(of: $0) })
    }

    /// The templates of shortcodes among the theme's, as pages to be checked.
    static func pages(in templates: [SourceText]) -> [PageTemplate] {
        templates.compactMap { template in
            name(of: template).map {
                PageTemplate(name: folder + $0 + ".html", context: ShortcodeView.schema.type)
            }
        }
    }

    /// What no template may be called.
    static func diagnostics(of templates: [SourceText]) -> [Diagnostic] {
        templates.filter { name(of: $0) == ShortcodeDefinition.update.name }.map {
            .error(
                "`update` is the entry of live coverage, which has no template of its own",
                at: Place(file: $0.file), hint: "give the shortcode another name")
        }
    }

    /// - Parameter sources: Of the set.
    mutating func take(_ set: TemplateSet, from sources: TemplateSources) {
        var builder = FingerprintBuilder()
        for name in names.sorted() {
            let template = Self.folder + name + ".html"
            programs[name] = set[template]
            builder.add(name)
            builder.add(sources.fingerprint(of: template))
        }
        fingerprint = builder.value
    }

    func has(_ name: String) -> Bool { names.contains(name) || ShortcodeDefinition.builtIn[name] != nil }

    func content(_ name: String) -> ShortcodeDefinition.Content? {
        has(name) ? ShortcodeDefinition.builtIn[name]?.content ?? .optional : nil
    }

    func unknown(_ tag: ShortcodeTag) -> ShortcodeProblem {
        let hint: String
        switch tag.name {
        case "ref", "relref": hint = "write the story's source in the link itself: `[words](other.md)`"
        default:
            let all = names.union(ShortcodeDefinition.builtIn.keys).sorted()
            hint =
                Spelling.hint(for: tag.name, in: all)
                ?? "its template would be `templates/shortcodes/\(tag.name).html`; `{{</* … */>}}` shows braces"
        }
        return ShortcodeProblem("there is no shortcode `\(tag.name)`", at: tag.nameRange, hint: hint)
    }

    /// Only files of the folder itself: what lies deeper is for them to include.
    private static func name(of template: SourceText) -> String? {
        let prefix = "templates/" + folder
        guard template.file.hasPrefix(prefix), template.file.hasSuffix(".html") else { return nil }
        let name = template.file.dropFirst(prefix.count).dropLast(".html".count)
        return name.isEmpty || name.contains("/") ? nil : String(name)
    }
}
