import ContentLoader
import Newsroom
import Testing

/// Loads a site of the given files of `content/`, in New York's time.
func load(
    _ content: [String: [UInt8]], others: [String: [UInt8]] = [:], links: [String: String] = [:],
    jobs: Int = 2
) async throws -> LoadedContent {
    var files = others
    for (path, bytes) in content { files["/site/content/" + path] = bytes }
    let zone = SiteTimeZone(name: "America/New_York") ?? .utc
    return try await load(.inMemory(files, links: links), in: zone, jobs: jobs)
}

/// Loads the site in the folder `/site`.
func load(_ files: FileSystem, in zone: SiteTimeZone = .utc, jobs: Int = 2) async throws -> LoadedContent {
    let found = try await ContentLoader.find(files: files, root: "/site", jobs: 2)
    let loader = ContentLoader(files: files, root: "/site", timeZone: zone)
    let articles = try await found.sources.concurrentMap(jobs: jobs) { source in
        let loaded = try loader.load(source)
        if let article = loaded.article {
            let markdown = try loader.markdown(of: article, in: source)
            #expect(markdown == article.markdown, "the text of \(source.file), read by itself")
        }
        return loaded
    }
    let profiles = try found.profiles.map { try loader.load($0) }
    let diagnostics =
        found.diagnostics + articles.flatMap(\.diagnostics) + profiles.flatMap(\.diagnostics)
    return LoadedContent(
        articles: articles.compactMap(\.article), profiles: profiles.compactMap(\.profile),
        media: found.media.map(\.path), diagnostics: diagnostics.sortedByPlace())
}

func load(_ path: String, _ text: String) async throws -> LoadedContent {
    try await load([path: Array(text.utf8)])
}

/// Everything that is known of an article, a line each, then its Markdown.
func describe(_ article: Article) -> String {
    var lines = ["title: \(article.title)", "slug: \(article.slug.text)"]
    func add(_ name: String, _ value: String?) {
        if let value, !value.isEmpty { lines.append("\(name): \(value)") }
    }
    add("section", article.section?.text)
    add("published", article.published?.iso8601)
    add("updated", article.updated?.iso8601)
    add("authors", article.authors.map(\.name).joined(separator: " | "))
    add("kicker", article.kicker)
    add("standfirst", article.standfirst)
    add("dateline", article.dateline)
    add("tags", article.tags.joined(separator: " | "))
    if let image = article.image {
        let parts = [image.address, image.alternativeText, image.caption ?? "-", image.credit ?? "-"]
        lines.append("image: " + parts.joined(separator: " | "))
    }
    add("permalink", article.permalink.map { "/" + $0.text })
    add("aliases", article.aliases.map { "/" + $0.text }.joined(separator: " | "))
    if article.status != .ready { lines.append("\(article.status)") }
    add("expires", article.expires?.iso8601)
    add("topics", article.topics.joined(separator: " | "))
    add("series", article.series)
    add("label", article.label?.rawValue)
    add("sponsor", article.sponsor)
    add("key points", article.keyPoints.joined(separator: " | "))
    add("related", article.related.map(\.text).joined(separator: " | "))
    add("access", article.isFree.map { $0 ? "free" : "subscribers" })
    add("live", article.coverage.map { "\($0.start?.iso8601 ?? "-") \($0.end?.iso8601 ?? "-")" })
    for correction in article.corrections {
        add("\(correction.kind)", "\(correction.date.iso8601) \(correction.text)")
    }
    add("comments", article.commentsAreOpen.map { $0 ? "open" : "closed" })
    for entry in article.extra { lines.append("extra.\(entry.key): \(entry.value)") }
    return lines.joined(separator: "\n") + "\n\n" + String(decoding: article.markdown, as: UTF8.self)
}

/// The only article, or the diagnostics.
func describe(_ content: LoadedContent) -> String {
    (content.diagnostics.map(\.text) + content.articles.map(describe)).joined(separator: "\n")
}
