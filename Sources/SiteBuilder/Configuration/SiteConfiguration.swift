import Metadata
import Newsroom

/// Reads `site.yml`.
struct SiteConfiguration {
    private let source: SourceText
    private let reader: MetadataReader

    /// The site as the file says; nil where an error leaves no site to speak of.
    static func read(_ source: SourceText) -> (site: Site?, diagnostics: [Diagnostic]) {
        let (map, diagnostics) = MetadataFormat.yaml.parse(source)
        guard !diagnostics.hasErrors else { return (nil, diagnostics) }
        let reader = MetadataReader(map)
        let site = SiteConfiguration(source: source, reader: reader).site()
        reader.reportUnreadEntries()
        return (site, diagnostics + reader.diagnostics)
    }

    /// Everything is read even where an error leaves no site, so that all mistakes are shown at once.
    private func site() -> Site? {
        let title = required("title", hint: "add the newsroom's name: `title: The Harbour Post`")
        let address = address()
        let timeZone = timeZone() ?? .utc
        var site = Site(
            title: title?.text ?? "", description: reader.text("description"),
            address: address ?? .placeholder, language: language() ?? "en", timeZone: timeZone,
            copyright: reader.text("copyright"), permalinks: permalinks() ?? .default,
            storiesPerPage: reader.integer("stories_per_page", in: 1...1_000) ?? 20, sections: sections(),
            lists: ListConfiguration.read(reader),
            curation: reader.map("front").map { CurationReader.read($0, in: timeZone) },
            comments: comments(), html: html(), extra: extra())
        site.storiesAreFree = AccessConfiguration.read(reader)
        site.publisher = PublisherConfiguration.read(reader)
        site.feeds = FeedConfiguration.read(reader)
        site.hubs = FeedConfiguration.hubs(reader)
        site.newsSitemap = NewsSitemapConfiguration.read(reader)
        site.robots = RobotsConfiguration.read(reader)
        site.trust = TrustConfiguration.read(reader)
        site.ads = AdsConfiguration.read(reader)
        site.publishTargets = PublishConfiguration.read(reader)
        site.precompression = PublishConfiguration.precompression(reader)
        return title == nil || address == nil ? nil : site
    }

    private func required(_ key: String, hint: String) -> MetadataNode? {
        if let node = reader.node(key), node.text?.isEmpty == false { return node }
        reader.report(.error("`site.yml` has no `\(key)`", at: source.place(line: 1), hint: hint))
        return nil
    }

    private func address() -> SiteAddress? {
        guard let node = required("url", hint: "add the site's web address: `url: https://example.org`")
        else {
            return nil
        }
        if let address = node.text.flatMap(SiteAddress.init) { return address }
        reader.report(
            .error(
                "`url` must be the site's whole web address", at: node.place,
                hint: "write it as `https://example.org`, or `https://example.org/folder`"))
        return nil
    }

    private func language() -> String? {
        guard let node = reader.node("language") else { return nil }
        if let tag = node.text, LanguageTag.isWellFormed(tag) { return tag }
        reader.report(
            .error(
                "`language` must be a language tag (BCP 47)", at: node.place,
                hint: "write it as `en`, `de` or `pt-BR`"))
        return nil
    }

    private func timeZone() -> SiteTimeZone? {
        guard let node = reader.node("time_zone"), let name = reader.text(of: node, for: "time_zone") else {
            return nil
        }
        if let zone = SiteTimeZone(name: name) { return zone }
        reader.report(
            .error(
                "unknown time zone `\(name)`", at: node.place,
                hint: Spelling.hint(for: name, in: SiteTimeZone.names) ?? "write it as `Europe/Paris`"))
        return nil
    }

    private func permalinks() -> PermalinkPattern? {
        guard let node = reader.node("permalink"), let text = reader.text(of: node, for: "permalink") else {
            return nil
        }
        do throws(PermalinkPattern.Problem) {
            return try PermalinkPattern(text)
        } catch {
            reader.report(.error(error.text, at: node.place, hint: error.hint))
            return nil
        }
    }

    private func comments() -> Site.Comments {
        guard let map = reader.map("comments") else { return Site.Comments() }
        let node = map.node("action")
        if let node, !MetadataReader.isWebAddress(node.text ?? "") {
            map.report(
                .error(
                    "`action` must be the whole web address that comment forms post to", at: node.place,
                    hint: "write it as `https://comments.example.org/post`"))
        }
        let areOpen = map.flag("open") ?? (node != nil)
        map.reportUnreadEntries()
        return Site.Comments(action: node?.text, areOpen: areOpen)
    }

    private func html() -> HTMLPolicy {
        guard let map = reader.map("html") else { return HTMLPolicy() }
        let isTrusted = map.flag("trust") ?? false
        let node = map.node("frames")
        let hosts = node.flatMap { map.textList(of: $0, for: "frames") } ?? []
        for host in hosts where !host.contains(".") || host.contains("/") || host.contains(":") {
            map.report(
                .error(
                    "`\(host)` is no host", at: node?.place ?? map.place,
                    hint: "write the host alone: `player.vimeo.com`"))
        }
        map.reportUnreadEntries()
        return HTMLPolicy(isTrusted: isTrusted, frameHosts: Set(hosts.map { $0.lowercased() }))
    }

    private func extra() -> [ExtraValue.Entry] {
        let entries = reader.map("extra")?.unreadEntries() ?? []
        return entries.map { ExtraValue.Entry(key: $0.key, value: $0.value.extraValue) }
    }
}

// MARK: - Sections

extension SiteConfiguration {
    private func sections() -> [Section] {
        guard let node = reader.node("sections") else { return [] }
        guard case .list(let nodes) = node.kind else {
            reader.expected("a list", for: "sections", found: node)
            return []
        }
        var sections: [Section] = []
        for node in nodes {
            guard let section = section(node) else { continue }
            if sections.contains(where: { $0.slug == section.slug }) {
                reader.report(.error("the section `\(section.slug.text)` is named twice", at: node.place))
            } else {
                sections.append(section)
            }
        }
        return sections
    }

    /// A section is a slug, or a map with a slug, a title and a description.
    private func section(_ node: MetadataNode) -> Section? {
        if let text = node.text { return slug(text, at: node.place).map { Section(slug: $0) } }
        guard let map = reader.map(node, for: "sections") else { return nil }
        let slugNode = map.node("slug")
        let title = map.text("title")
        let description = map.text("description")
        let label = map.choice("label", of: Label.names)
        map.reportUnreadEntries()
        guard let slugNode, let text = slugNode.text else {
            reader.report(
                .error(
                    "a section needs a `slug`", at: node.place, hint: "it is the folder's name in `content/`")
            )
            return nil
        }
        return slug(text, at: slugNode.place).map {
            Section(slug: $0, title: title, description: description, label: label)
        }
    }

    private func slug(_ text: String, at place: Place) -> Slug? {
        if let slug = Slug(text) { return slug }
        reader.report(
            .error(
                "`\(text)` is no slug: lower-case letters and digits, parted by hyphens", at: place,
                hint: Slug(title: text).map { "write it as `\($0.text)`" }))
        return nil
    }
}
