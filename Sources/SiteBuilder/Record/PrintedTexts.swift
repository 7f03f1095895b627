import Newsroom

/// The texts of stories as they stand on their pages: a page that only gets another frame need not have its story
/// rendered again.
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

    /// Nil where the story's page of the last build does not have its text as it is now.
    func text(of story: Story) -> StoryText? {
        guard let place = pages[story.planned.path.file]?.output.text else { return nil }
        return text(of: story, at: place)
    }

    /// Nil where the story's page does not have its text at that place.
    func text(of story: Story, at place: Range<Int>) -> StoryText? {
        guard Self.canBeRead(story, at: place),
            let html = try? files.readPart(folder + "/" + story.planned.path.file, place)
        else { return nil }
        let encoded = EncodedText(html: html, details: story.digest.textDetails)
        guard encoded.fingerprint == story.digest.text else { return nil }
        return try? StoryText(decoding: encoded)
    }

    static func canBeRead(_ story: Story, at place: Range<Int>) -> Bool {
        !story.digest.textDetails.isEmpty && place.count <= longest
    }
}
