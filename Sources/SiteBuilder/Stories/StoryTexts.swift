import Newsroom
import Synchronization

/// The texts of the stories, which are kept outside the memory: of this build, or on the pages of the last; and
/// rendered where neither has them.
final class StoryTexts: Sendable {
    private let renderer: StoryRenderer
    /// Nil where no text will be wanted again.
    private let spool: Spool?
    private let printed: PrintedTexts?
    private let places = Mutex<[String: Place]>([:])

    private enum Place: Equatable {
        case spooled(Range<Int>)
        /// On the page of the story that this build has made.
        case printed(Range<Int>)
    }

    init(renderer: StoryRenderer, spool: Spool?, printed: PrintedTexts?) {
        self.renderer = renderer
        self.spool = spool
        self.printed = printed
    }

    /// Puts a text where it can be found again.
    func keep(_ rendered: StoryRenderer.Rendered, of story: PlannedStory) throws(FileError) {
        guard let spool else { return }
        let place = try spool.append(rendered.encoded.bytes)
        places.withLock { $0[story.article.source] = .spooled(place) }
    }

    /// The text stands on the story's page now, at this place of it, and need not be kept elsewhere.
    func hasBeenPrinted(_ story: Story, at place: Range<Int>) {
        guard PrintedTexts.canBeRead(story, at: place) else { return }
        let old = places.withLock { $0.updateValue(.printed(place), forKey: story.article.source) }
        if case .spooled(let room) = old { spool?.release(room) }
    }

    /// - Throws: A ``FileError`` where the machine fails.
    func text(of story: Story) throws(FileError) -> StoryText {
        if let text = try kept(story) ?? printed?.text(of: story) { return text }
        let rendered = try renderer.render(story.planned)
        try keep(rendered, of: story.planned)
        return rendered.text
    }

    /// Nil where this build has not put it anywhere, or somebody has changed the page on which it stood.
    private func kept(_ story: Story) throws(FileError) -> StoryText? {
        switch place(of: story) {
        case .spooled(let room):
            guard let spool else { return nil }
            let encoded = EncodedText(try spool.read(room))
            // Where it has been printed while it was read, its room may have been given back before.
            guard place(of: story) == .spooled(room) else { return try kept(story) }
            return try? StoryText(decoding: encoded)
        case .printed(let place): return printed?.text(of: story, at: place)
        case nil: return nil
        }
    }

    private func place(of story: Story) -> Place? { places.withLock { $0[story.article.source] } }
}
