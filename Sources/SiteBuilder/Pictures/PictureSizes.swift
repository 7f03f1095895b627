import Newsroom

/// The sizes of the pictures that stories and profiles show, so that browsers keep their places free.
struct PictureSizes: Sendable {
    private let sizes: [SitePath: PictureSize]

    /// What lies before the size in a photograph's file is rarely longer.
    private static let headerLength = 1 << 16

    /// - Parameters:
    ///   - pictures: Those that are wanted; those that are no files of `content/` have no size here.
    ///   - folder: The site's folder.
    /// - Throws: A ``FileError`` where a file cannot be read.
    static func read(
        of pictures: Set<SitePath>, pages: [PlannedPage], files: FileSystem, folder: String, jobs: Int
    ) async throws -> PictureSizes {
        let wanted = pages.compactMap { page -> (path: SitePath, file: String)? in
            guard case .media(let file) = page.content, pictures.contains(page.path) else { return nil }
            return (page.path, folder + "/" + file)
        }
        let sizes = try await wanted.concurrentMap(jobs: jobs) { picture in
            PictureSize(try files.readPart(picture.file, 0..<headerLength)).map { (picture.path, $0) }
        }
        return PictureSizes(
            sizes: Dictionary(sizes.compactMap(\.self), uniquingKeysWith: { first, _ in first }))
    }

    /// Nil where it is not known: a picture of another site, a drawing.
    subscript(address: Story.ImageAddress) -> PictureSize? { address.path.flatMap { sizes[$0] } }
}
