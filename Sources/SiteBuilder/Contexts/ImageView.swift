import Newsroom
import TemplateEngine

/// A story's lead image as a template sees it.
struct ImageView: Sendable {
    let image: LeadImage
    let address: Story.ImageAddress
    let owner: Owner
    let edition: PageEdition
    let vantage: Vantage

    /// Whose picture it is.
    enum Owner: Sendable {
        /// A story or standing page, by its number in the row of both.
        case story(Int)
        case profile(Term.Key)
    }

    static let schema = RecordType.of(ImageView.self, "image", identity: { .text($0.url) }) {
        Field("url", .text, "The picture's address, from the page it is on.") { .text($0.url) }
        Field("permalink", .text, "The picture's whole web address.") {
            .text($0.edition.permalink(of: $0.address))
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

    private var size: PictureSize? {
        switch owner {
        case .story(let number): edition.pictureSize(of: number)
        case .profile(let key): edition.profilePictureSize(of: key)
        }
    }

    private var url: [UInt8] {
        switch address {
        case .path(let path): vantage.addressBytes(of: path)
        case .web(let address): Array(address.utf8)
        }
    }
}
