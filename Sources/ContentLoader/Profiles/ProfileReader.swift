import HTMLTree
import Metadata
import Newsroom

/// Reads `content/authors/ana-ruiz.yml` and its like.
enum ProfileReader {
    static func read(
        _ source: SourceText, kind: TermKind, name: String
    ) -> (profile: Profile?, diagnostics: [Diagnostic]) {
        guard let slug = Slug(title: name) else {
            let summary = "no address can be made of the name `\(name)`"
            return (nil, [.error(summary, at: Place(file: source.file), hint: "name it with letters")])
        }
        let (root, diagnostics) = MetadataFormat.yaml.parse(source)
        guard !diagnostics.hasErrors else { return (nil, diagnostics) }
        let reader = MetadataReader(root, emptyIsNothing: true)
        var profile = Profile(kind: kind, slug: slug, source: source.file)
        profile.title = reader.text("name", "title").map(\.onOneLine)
        profile.text = reader.text("biography", "bio", "description", "text")
        profile.image = LeadImageReader.read(reader)
        if kind == .author {
            profile.role = reader.text("role").map(\.onOneLine)
            profile.email = reader.text("email")
            profile.links = links(reader)
        }
        if let node = reader.node("image", "cover", "featured_image", "thumbnail") {
            profile.places["image"] = node.place
        }
        if let node = reader.node("biography", "bio", "description", "text") {
            profile.places["text"] = node.place
        }
        reader.reportUnreadEntries()
        return (profile, diagnostics + reader.diagnostics)
    }

    private static func links(_ reader: MetadataReader) -> [String] {
        guard let node = reader.node("links", "link", "url") else { return [] }
        let links = reader.textList(of: node, for: "links") ?? []
        for link in links where !WebAddress.isOfWeb(link) {
            reader.report(
                .error(
                    "`\(link)` is no whole web address", at: node.place,
                    hint: "write it as `https://example.org/ana`"))
        }
        return links
    }
}
