import Newsroom
import TemplateEngine

/// The site as a template on some page sees it.
struct SiteView: Sendable {
    let edition: PageEdition
    let vantage: Vantage

    static let schema = RecordType.of(
        SiteView.self, "site", identity: { .text($0.edition.address.text) }
    ) {
        Field("title", .text, "The newsroom's name.") { .text($0.edition.title) }
        Field("description", .optional(.text), "One sentence about the newsroom.") {
            .optional($0.edition.description)
        }
        Field("language", .text, "The language's tag (BCP 47), for `lang`.") {
            .text($0.edition.language)
        }
        Field("direction", .text, "`ltr` or `rtl`, for `dir`.") { .text($0.edition.direction) }
        Field("url", .text, "The site's whole web address, without a slash at the end.") {
            .text($0.edition.address.text)
        }
        Field("home", .text, "The address of the front page, from the page it is linked on.") {
            .text($0.vantage.addressBytes(of: .root))
        }
        Field("sections", .list(.record(SectionView.schema.type)), "In the order of the navigation.") {
            view in
            .list(
                view.edition.sections.map {
                    SectionView.schema(SectionView(section: $0, edition: view.edition, vantage: view.vantage))
                })
        }
        Field(
            "breaking", .optional(.record(BannerView.schema.type)),
            "The line of breaking news, while it stands."
        ) { view in
            view.edition.banner.map { BannerView.schema(BannerView(banner: $0, vantage: view.vantage)) }
                ?? .none
        }
        Field("archive_url", .optional(.text), "The address of the archive; none where `lists` turns it off.")
        {
            $0.address($0.edition.archivePath)
        }
        Field(
            "corrections_url", .optional(.text), "The address of all corrections; none while there are none."
        ) {
            $0.address($0.edition.correctionPages.first)
        }
        Field("publisher", .record(PublisherView.schema.type), "Who answers for the site.") {
            PublisherView.schema(PublisherView(publisher: $0.edition.publisher, edition: $0.edition))
        }
        Field("feeds", .list(.record(FeedView.schema.type)), "The feeds of all stories.") { view in
            .list(
                view.edition.siteFeeds.map {
                    FeedView.schema(FeedView(feed: $0, edition: view.edition, vantage: view.vantage))
                })
        }
        Field("locale", .optional(.text), "Language and country for `og:locale`: `en_GB`.") {
            .optional($0.edition.locale)
        }
        Field("copyright", .optional(.text), "The line at the foot of each page.") {
            .optional($0.edition.copyright)
        }
        Field("extra", .map(.any), "What `site.yml` has under `extra`.") { Value($0.edition.extra) }
    }

    private func address(_ path: SitePath?) -> Value {
        path.map { .text(vantage.addressBytes(of: $0)) } ?? .none
    }
}
