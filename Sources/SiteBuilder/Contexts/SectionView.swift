import Newsroom
import TemplateEngine

/// A section as a template sees it.
struct SectionView: Sendable {
    let section: Section
    let edition: PageEdition
    let vantage: Vantage

    static let schema = RecordType.of(SectionView.self, "section", identity: { .text($0.section.slug.text) })
    {
        Field("slug", .text, "The folder's name in `content/`.") { .text($0.section.slug.text) }
        Field("title", .text, "The name readers see.") { .text($0.section.title) }
        Field("description", .optional(.text), "What the section is about.") {
            .optional($0.section.description)
        }
        Field("url", .text, "The address of its first page, from the page it is linked on.") {
            .text($0.vantage.addressBytes(of: SitePath($0.section.slug)))
        }
        Field("permalink", .text, "The whole web address of its first page.") {
            .text($0.edition.permalinkBytes(of: SitePath($0.section.slug)))
        }
        Field("count", .integer, "How many stories it has.") {
            .integer($0.edition.count(of: $0.section))
        }
    }
}
