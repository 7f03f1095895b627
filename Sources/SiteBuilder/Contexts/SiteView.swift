import Newsroom
import TemplateEngine

/// The site as a template on some page sees it.
struct SiteView: Sendable {
    let edition: Edition
    let vantage: Vantage

    static let schema = RecordType.of(
        SiteView.self, "site", identity: { .text($0.edition.site.address.text) }
    ) {
        Field("title", .text, "The newsroom's name.") { .text($0.edition.site.title) }
        Field("description", .optional(.text), "One sentence about the newsroom.") {
            .optional($0.edition.site.description)
        }
        Field("language", .text, "The language's tag (BCP 47), for `lang`.") {
            .text($0.edition.site.language)
        }
        Field("direction", .text, "`ltr` or `rtl`, for `dir`.") { .text($0.edition.direction) }
        Field("url", .text, "The site's whole web address, without a slash at the end.") {
            .text($0.edition.site.address.text)
        }
        Field("home", .text, "The address of the front page, from the page it is linked on.") {
            .text($0.vantage.address(of: .root))
        }
        Field("sections", .list(.record(SectionView.schema.type)), "In the order of the navigation.") {
            view in
            .list(
                view.edition.sections.map {
                    SectionView.schema(SectionView(section: $0, edition: view.edition, vantage: view.vantage))
                })
        }
        Field("copyright", .optional(.text), "The line at the foot of each page.") {
            .optional($0.edition.site.copyright)
        }
        Field("extra", .map(.any), "What `site.yml` has under `extra`.") { Value($0.edition.site.extra) }
    }
}
