import Newsroom
import TemplateEngine

/// One page on the way from the front page to the page itself, as a template sees it.
struct CrumbView: Sendable {
    let title: String
    let path: SitePath
    let page: PageView

    static let schema = RecordType.of(CrumbView.self, "crumb", identity: { .text($0.path.text) }) {
        Field("title", .text, "The page's name.") { .text($0.title) }
        Field("url", .text, "Its address, from the page it is linked on.") {
            .text($0.page.vantage.addressBytes(of: $0.path))
        }
        Field("permalink", .text, "Its whole web address.") {
            .text($0.page.edition.permalinkBytes(of: $0.path))
        }
    }
}
