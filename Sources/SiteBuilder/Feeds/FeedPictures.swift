import Newsroom

/// What feeds say of stories' lead images.
enum FeedPictures {
    /// - Parameter number: The story's, in ``SitePlan/stories``.
    static func picture(of number: Int, _ edition: PageEdition) -> FeedItem.Picture? {
        let story = edition.story(number)
        guard let image = story.article.image, let address = story.image else { return nil }
        switch address {
        case .web(let web):
            return FeedItem.Picture(
                address: web, mediaType: mediaType(of: web), alternativeText: image.alternativeText)
        case .path(let path):
            return FeedItem.Picture(
                address: edition.permalink(of: path), mediaType: mediaType(of: path.text),
                length: edition.pictureFileSize(of: number), alternativeText: image.alternativeText)
        }
    }

    /// By the letters after the last dot; nil where they tell nothing.
    private static func mediaType(of address: String) -> String? {
        let path = address.prefix { $0 != "?" && $0 != "#" }
        guard let dot = path.lastIndex(of: "."), !path[dot...].contains("/") else { return nil }
        return switch path[dot...].dropFirst().lowercased() {
        case "jpg", "jpeg", "jpe", "jfif": "image/jpeg"
        case "png", "apng": "image/png"
        case "gif": "image/gif"
        case "webp": "image/webp"
        case "avif": "image/avif"
        case "jxl": "image/jxl"
        case "svg": "image/svg+xml"
        default: nil
        }
    }
}
