import Newsroom

/// Plans the copies in fewer bytes that stand beside text files, for servers that hand them out.
enum Precompression {
    /// The copies of pages, in their order.
    static func pages(beside pages: [PlannedPage], in codings: [ContentCoding]) -> [PlannedPage] {
        guard !codings.isEmpty else { return [] }
        return pages.filter(isText).flatMap { page in codings.map { self.page(beside: page, in: $0) } }
    }

    /// The copy of a page.
    static func page(beside page: PlannedPage, in coding: ContentCoding) -> PlannedPage {
        PlannedPage(
            path: SitePath(recorded: page.path.file + "." + coding.rawValue),
            content: .precompressed(page, coding), origin: page.origin)
    }

    /// What readers ask for and what gets smaller. Pictures and films are compressed as they are, and nobody waits for
    /// the few bytes of a redirect or of what a host reads itself.
    private static func isText(_ page: PlannedPage) -> Bool {
        let name = page.path.file
        guard !page.isRedirect, !name.hasPrefix("_"), let dot = name.lastIndex(of: ".") else { return false }
        return textTypes.contains(name[name.index(after: dot)...].lowercased())
    }

    private static let textTypes: Set<String> = [
        "html", "css", "js", "mjs", "json", "webmanifest", "xml", "rss", "atom", "svg", "txt", "csv", "vtt",
    ]
}
