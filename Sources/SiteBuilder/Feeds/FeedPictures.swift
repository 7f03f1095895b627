import Newsroom

/// What feeds say of stories' lead images.
struct FeedPictures: Sendable {
    let site: Site
    let files: FileSystem
    /// The site's folder.
    let folder: String

    /// - Throws: A ``FileError`` where the file cannot be looked at.
    func picture(of story: Story) throws(FileError) -> FeedItem.Picture? {
        guard let image = story.article.image, let address = story.image else { return nil }
        switch address {
        case .web(let web):
            return FeedItem.Picture(
                address: web, mediaType: Self.mediaType(of: web), alternativeText: image.alternativeText)
        case .path(let path):
            let status = try files.status(folder + "/content/" + path.text)
            return FeedItem.Picture(
                address: site.permalink(of: path), mediaType: Self.mediaType(of: path.text),
                length: status.flatMap { $0.kind == .file ? $0.size : nil },
                alternativeText: image.alternativeText)
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
