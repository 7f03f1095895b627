import HTMLTree
import Metadata
import Newsroom

/// Reads front matter with the names that Hugo, Jekyll and WordPress people use; docs/front-matter.md has the
/// table.
struct FrontMatterReader {
    let reader: MetadataReader
    let timeZone: SiteTimeZone
    var frontMatter = FrontMatter()
    /// Kept for the templates.
    private var outsideLink: ExtraValue.Entry?

    static func read(
        _ block: FrontMatterBlock, of source: SourceText, in timeZone: SiteTimeZone
    ) -> (frontMatter: FrontMatter, diagnostics: [Diagnostic]) {
        let (root, diagnostics) = block.format.parse(source, range: block.range)
        var reading = FrontMatterReader(
            reader: MetadataReader(root, emptyIsNothing: true), timeZone: timeZone)
        // Where nothing could be read, whatever else is missing is no news.
        guard !diagnostics.hasErrors else {
            reading.frontMatter.hasDate = true
            return (reading.frontMatter, diagnostics)
        }
        reading.read()
        return (reading.frontMatter, reading.reader.diagnostics)
    }

    private init(reader: MetadataReader, timeZone: SiteTimeZone) {
        self.reader = reader
        self.timeZone = timeZone
    }

    private mutating func read() {
        readHeadlines()
        readStatus()
        readDates()
        readFurniture()
        readAuthors()
        readAddresses()
        readTags()
        frontMatter.image = LeadImageReader.read(reader)
        if frontMatter.image != nil,
            let node = reader.node("image", "cover", "featured_image", "thumbnail")
        {
            frontMatter.places["image"] = node.place
        }
        readExtra()
    }

    private mutating func readHeadlines() {
        frontMatter.title = reader.text("title", "headline").map(\.onOneLine)
        if frontMatter.title == nil, let empty = reader.emptyEntry(["title", "headline"]),
            empty.value.text != nil
        {
            // Told here; the story is not told of again.
            frontMatter.title = ""
            reader.report(.error("the title is empty", at: empty.value.place))
        }
        frontMatter.kicker = filled(reader.text("kicker"))
        frontMatter.standfirst = filled(
            reader.text("description", "summary", "standfirst", "excerpt", "subtitle", "dek"))
        frontMatter.dateline = filled(reader.text("dateline", "location"))
    }

    func filled(_ text: String?) -> String? {
        text.map(\.onOneLine).flatMap { $0.isEmpty ? nil : $0 }
    }

    private mutating func readAuthors() {
        guard let entry = reader.entry(["author", "authors", "byline"]) else { return }
        var names: [String] = []
        switch entry.value.kind {
        case .list(let nodes):
            for node in nodes {
                let name =
                    if case .map = node.kind { name(in: node) } else { reader.text(of: node, for: "authors") }
                if let name { names.append(BylineText.withoutBy(name.onOneLine)) }
            }
        case .map: names = name(in: entry.value).map { [$0.onOneLine] } ?? []
        default: names = BylineText.names(in: entry.value.text ?? "")
        }
        for name in names where !name.isEmpty && !frontMatter.authors.contains(Byline(name: name)) {
            frontMatter.authors.append(Byline(name: name))
        }
    }

    private func name(in node: MetadataNode) -> String? {
        let author = reader.map(node, for: "authors")
        guard let name = author?.text("name", "display_name") else {
            reader.report(.error("an author needs a `name`", at: node.place))
            return nil
        }
        return name
    }

    private mutating func readAddresses() {
        frontMatter.section = reader.node("section").flatMap { slug($0, named: "section") }
        if let node = reader.node("slug") {
            frontMatter.places["slug"] = node.place
            frontMatter.slug = slug(node, named: "slug")
        }
        var names = ["url", "permalink"]
        // Jekyll's link posts are about a page of another site.
        if let link = reader.entry(["link"]), let text = link.value.text,
            text.hasPrefix("//") || WebAddress.scheme(of: text.utf8) != nil
        {
            outsideLink = .init(key: link.key, value: link.value.extraValue)
        } else {
            names.append("link")
        }
        if let entry = reader.entry(names) {
            frontMatter.places["permalink"] = entry.value.place
            if let text = reader.text(of: entry.value, for: "permalink") {
                frontMatter.permalink = path(text, at: entry.value.place)
            }
        }
        guard let entry = reader.entry(["aliases", "alias", "redirect_from"]) else { return }
        let nodes = if case .list(let nodes) = entry.value.kind { nodes } else { [entry.value] }
        for node in nodes {
            guard let text = reader.text(of: node, for: "aliases"), let path = path(text, at: node.place)
            else {
                continue
            }
            if !frontMatter.aliases.contains(path) { frontMatter.aliases.append(path) }
            frontMatter.places["aliases/" + path.text] = node.place
        }
    }

    private func slug(_ node: MetadataNode, named name: String) -> Slug? {
        guard let written = reader.text(of: node, for: name) else { return nil }
        guard let text = written.percentDecoded else {
            reader.report(.error("`\(written)` is percent-encoded, but not of UTF-8", at: node.place))
            return nil
        }
        guard let slug = Slug(title: text) else {
            reader.report(.error("`\(name)` has neither letter nor digit", at: node.place))
            return nil
        }
        return slug
    }

    private func path(_ text: String, at place: Place) -> SitePath? {
        do throws(SitePath.Problem) {
            return try SitePath(address: text)
        } catch {
            reader.report(
                .error(
                    "`\(text)` \(error.reason)", at: place,
                    hint: "write a path of this site, such as `/about/`"))
            return nil
        }
    }

    private mutating func readTags() {
        frontMatter.tags = terms(Self.tagNames)
        frontMatter.topics = terms(Self.topicNames)
    }

    private static let tagNames = ["tags", "tag", "categories", "category", "keywords", "keyword"].map {
        [$0]
    }
    private static let topicNames = ["topics", "topic"].map { [$0] }

    /// What stands under any of the names, each text once whatever its letter case.
    private func terms(_ keys: [[String]]) -> [String] {
        var seen: Set<String> = []
        var terms: [String] = []
        for names in keys {
            guard let entry = reader.entry(names) else { continue }
            let texts = reader.textList(of: entry.value, for: names[0], splitsAtCommas: true) ?? []
            seen.reserveCapacity(seen.count + texts.count)
            terms.reserveCapacity(terms.count + texts.count)
            for text in texts {
                let term = text.onOneLine
                if seen.insert(term.lowercased()).inserted { terms.append(term) }
            }
        }
        return terms
    }

    private mutating func readExtra() {
        var entries: [ExtraValue.Entry] = []
        if let outsideLink { entries.append(outsideLink) }
        for name in ["extra", "params"] {
            guard let node = reader.node(name) else { continue }
            guard case .map(let map) = node.kind else {
                reader.expected("a map", for: name, found: node)
                continue
            }
            entries += map.map { .init(key: $0.key, value: $0.value.extraValue) }
        }
        reportUnknownEmbargoes()
        reader.reportSlips(asErrors: Self.holdingNames)
        entries += reader.unreadEntries().map { .init(key: $0.key, value: $0.value.extraValue) }
        var seen: Set<String> = []
        frontMatter.extra = entries.filter { seen.insert($0.key).inserted }
    }
}
