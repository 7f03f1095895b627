import Newsroom
import TemplateEngine

/// A tag, a topic or a series as a template sees it.
struct TermView: Sendable {
    let key: Term.Key
    /// As the story that names it has it, or as most stories have it.
    let title: String
    let edition: PageEdition
    let vantage: Vantage

    init(key: Term.Key, title: String, edition: PageEdition, vantage: Vantage) {
        self.key = key
        self.title = title
        self.edition = edition
        self.vantage = vantage
    }

    init(_ term: Term, edition: PageEdition, vantage: Vantage) {
        self.init(key: term.key, title: term.title, edition: edition, vantage: vantage)
    }

    static let schema = RecordType.of(
        TermView.self, "term", identity: { .text($0.key.kind.rawValue + "/" + $0.key.slug.text) }
    ) {
        Field("kind", .text, "`tag`, `topic` or `series`.") { .text($0.key.kind.rawValue) }
        Field("slug", .text, "The last part of its address.") { .text($0.key.slug.text) }
        Field("title", .text, "The name readers see.") { .text($0.title) }
        Field("description", .optional(.markup), "What its profile says of it.") { $0.profileText }
        Field("image", .optional(.record(ImageView.schema.type)), "The profile's picture.") { $0.image }
        Field("url", .optional(.text), "The address of its first page; none where `lists` turns it off.") {
            $0.url
        }
        Field("permalink", .optional(.text), "The whole web address of its first page.") { $0.permalink }
        Field("count", .integer, "How many stories it has.") { .integer($0.edition.count(of: $0.key)) }
    }
}

/// An author as a template sees one.
struct AuthorView: Sendable {
    let term: TermView

    static let schema = RecordType.of(AuthorView.self, "author", identity: { .text($0.term.title) }) {
        Field("name", .text, "The name, without \"By\" or a title.") { .text($0.term.title) }
        Field("slug", .text, "The last part of the author's address.") { .text($0.term.key.slug.text) }
        Field("role", .optional(.text), "What the author does: \"Political editor\".") {
            .optional($0.profile?.role)
        }
        Field("biography", .optional(.markup), "What the author's profile says.") { $0.term.profileText }
        Field("image", .optional(.record(ImageView.schema.type)), "The author's picture.") { $0.term.image }
        Field("email", .optional(.text), "Where readers may write to the author.") {
            .optional($0.profile?.email)
        }
        Field("links", .list(.text), "Web addresses where the author is also to be found.") {
            .list($0.profile?.links.map { .text($0) } ?? [])
        }
        Field("url", .optional(.text), "The address of the author's page; none where `lists` turns it off.") {
            $0.term.url
        }
        Field("permalink", .optional(.text), "The whole web address of the author's page.") {
            $0.term.permalink
        }
        Field("count", .integer, "How many stories the author has written.") {
            .integer($0.term.edition.count(of: $0.term.key))
        }
    }

    private var profile: Profile? { term.profile?.profile }
}

extension TermView {
    private var path: SitePath? { edition.path(of: key) }

    fileprivate var profile: RenderedProfile? { edition.profile(of: key) }

    fileprivate var profileText: Value {
        guard let html = profile?.html, !html.isEmpty else { return .none }
        return .markup(html)
    }

    fileprivate var image: Value {
        guard let profile, let image = profile.profile.image, let address = profile.image else {
            return .none
        }
        return ImageView.schema(
            ImageView(
                image: image, address: address, owner: .profile(key), edition: edition, vantage: vantage))
    }

    fileprivate var url: Value { path.map { .text(vantage.addressBytes(of: $0)) } ?? .none }

    fileprivate var permalink: Value { path.map { .text(edition.permalinkBytes(of: $0)) } ?? .none }
}
