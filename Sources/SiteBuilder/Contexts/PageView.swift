import Newsroom
import TemplateEngine

/// What a page says of itself.
struct PageView: Sendable {
    enum Kind: String {
        case front, section, tag, topic, series, author, terms, archive, corrections, article, comment, page
        case notFound = "not-found"
    }

    let kind: Kind
    let title: String
    let description: String?
    let path: SitePath
    let section: Slug?
    /// What the page shows a list of, if it does: it is linked to that list's feeds.
    let subject: PlannedFeed.Subject
    let edition: PageEdition
    let vantage: Vantage

    init(
        _ kind: Kind, title: String, description: String? = nil, path: SitePath, section: Slug? = nil,
        subject: PlannedFeed.Subject = .site, edition: PageEdition
    ) {
        self.kind = kind
        self.title = title
        self.description = description
        self.path = path
        self.section = section
        self.subject = subject
        self.edition = edition
        vantage = edition.vantage(on: path)
    }

    static let schema = RecordType.of(PageView.self, "page", identity: { .text($0.path.text) }) {
        Field(
            "kind", .text,
            "`front`, `section`, `tag`, `topic`, `series`, `author`, `terms`, `archive`, `corrections`, `article`, `comment`, `page` or `not-found`."
        ) {
            .text($0.kind.rawValue)
        }
        Field("title", .text, "For `<title>`, without the site's name; on the front page that name itself.") {
            .text($0.title)
        }
        Field("description", .optional(.text), "For `<meta name=\"description\">`.") {
            .optional($0.description)
        }
        Field("url", .text, "The page's address from itself.") { .text($0.vantage.addressBytes(of: $0.path)) }
        Field("permalink", .text, "The page's whole web address.") {
            .text($0.edition.permalinkBytes(of: $0.path))
        }
        Field("root", .text, "The way to the site's root, to be put before a path: `../../`, or empty.") {
            .text($0.vantage.root)
        }
        Field("indexed", .flag, "Whether search engines may list the page.") {
            .flag($0.kind != .comment && $0.kind != .notFound)
        }
        Field(
            "feeds", .list(.record(FeedView.schema.type)),
            "The feeds of all stories, then those of the list that the page shows."
        ) { view in
            .list(
                view.feeds.map {
                    FeedView.schema(FeedView(feed: $0, edition: view.edition, vantage: view.vantage))
                })
        }
        Field(
            "breadcrumbs", .list(.record(CrumbView.schema.type)),
            "The way from the front page to the page itself, both included; empty on the front page."
        ) {
            .list($0.breadcrumbs.map { CrumbView.schema($0) })
        }
        Field("section", .optional(.text), "The slug of the section that the page belongs to.") {
            .optional($0.section?.text)
        }
    }

    private var feeds: [PlannedFeed] {
        let own: [PlannedFeed] =
            switch subject {
            case .site: []
            case .list(let list): edition.feeds(of: list)
            case .corrections: edition.correctionFeeds
            }
        return edition.siteFeeds + own
    }

    private var breadcrumbs: [CrumbView] {
        guard path != .root else { return [] }
        func crumb(_ title: String, _ path: SitePath) -> CrumbView {
            CrumbView(title: title, path: path, page: self)
        }
        let section = kind == .section ? nil : edition.sections.first { $0.slug == self.section }
        return [crumb(edition.title, .root)]
            + [section.map { crumb($0.title, SitePath($0.slug)) }].compactMap(\.self)
            + [crumb(title, path)]
    }
}
