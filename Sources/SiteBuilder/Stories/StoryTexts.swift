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

    private enum Place {
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
        if let spool, let place = spooledPlace(of: story) {
            let encoded = EncodedText(try spool.read(place))
            // Else it has been printed, and its room given back, while it was read.
            if spooledPlace(of: story) == place, let text = try? StoryText(decoding: encoded) { return text }
        }
        if case .printed(let place) = places.withLock({ $0[story.article.source] }),
            let text = printed?.text(of: story, at: place)
        {
            return text
        }
        if let text = printed?.text(of: story) { return text }
        let rendered = try renderer.render(story.planned)
        try keep(rendered, of: story.planned)
        return rendered.text
    }

    private func spooledPlace(of story: Story) -> Range<Int>? {
        guard case .spooled(let place) = places.withLock({ $0[story.article.source] }) else { return nil }
        return place
    }
}
