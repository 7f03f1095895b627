import Newsroom
import TemplateEngine

/// A story's lead image as a template sees it.
struct ImageView: Sendable {
    let image: LeadImage
    let address: Story.ImageAddress
    let edition: Edition
    let vantage: Vantage

    static let schema = RecordType.of(ImageView.self, "image", identity: { .text($0.url) }) {
        Field("url", .text, "The picture's address, from the page it is on.") { .text($0.url) }
        Field("permalink", .text, "The picture's whole web address.") {
            .text($0.edition.site.permalink(of: $0.address))
        }
        Field("width", .optional(.integer), "In pixels; none where the file does not tell.") { view in
            view.size.map { .integer($0.width) } ?? .none
        }
        Field("height", .optional(.integer), "In pixels; there where `width` is.") { view in
            view.size.map { .integer($0.height) } ?? .none
        }
        Field("alt", .text, "What the picture shows, for those who do not see it.") {
            .text($0.image.alternativeText)
        }
        Field("caption", .optional(.text), "The line under the picture.") { .optional($0.image.caption) }
        Field("credit", .optional(.text), "Whose picture it is.") { .optional($0.image.credit) }
    }

    private var size: PictureSize? { edition.pictureSizes[address] }

    private var url: String {
        switch address {
        case .path(let path): vantage.address(of: path)
        case .web(let address): address
        }
    }
}
