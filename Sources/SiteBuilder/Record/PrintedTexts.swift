import Newsroom

/// The texts of stories as they stand on the pages of the last build: a page that only gets another frame need not
/// have its story rendered again.
///
/// What is taken from a page is compared with what the text is known to be, so that it does not matter what has become
/// of the file.
struct PrintedTexts: Sendable {
    let pages: RecordedPages
    let files: FileSystem
    /// The output folder.
    let folder: String

    /// In bytes; a longer text is rendered again rather than read here.
    private static let longest = 1 << 20

    /// Nil where the story's page does not have its text as it is now.
    func text(of story: Story) -> StoryText? {
        let details = story.digest.textDetails
        guard !details.isEmpty, let output = pages[story.planned.path.file]?.output, let place = output.text,
            place.count <= Self.longest,
            let html = try? files.readPart(folder + "/" + output.file, place)
        else { return nil }
        let encoded = EncodedText(html: html, details: details)
        guard encoded.fingerprint == story.digest.text else { return nil }
        return try? StoryText(decoding: encoded.bytes)
    }
}
