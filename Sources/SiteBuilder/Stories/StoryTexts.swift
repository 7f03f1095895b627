import Newsroom
import Synchronization

/// The texts of the stories, which are kept outside the memory: of this build, or on the pages of the last; and
/// rendered where neither has them.
final class StoryTexts: Sendable {
    private let renderer: StoryRenderer
    /// Nil where no text will be wanted again.
    private let spool: Spool?
    private let printed: PrintedTexts?
    private let places = Mutex<[String: Range<Int>]>([:])

    init(renderer: StoryRenderer, spool: Spool?, printed: PrintedTexts?) {
        self.renderer = renderer
        self.spool = spool
        self.printed = printed
    }

    /// Puts a text where it can be found again.
    func keep(_ rendered: StoryRenderer.Rendered, of story: PlannedStory) throws(FileError) {
        guard let spool else { return }
        let place = try spool.append(rendered.encoded.bytes)
        places.withLock { $0[story.article.source] = place }
    }

    /// - Throws: A ``FileError`` where the machine fails.
    func text(of story: Story) throws(FileError) -> StoryText {
        if let spool, let place = places.withLock({ $0[story.article.source] }) {
            let bytes = try spool.read(place)
            if let text = try? StoryText(decoding: bytes) { return text }
        }
        if let text = printed?.text(of: story) { return text }
        let rendered = try renderer.render(story.planned)
        try keep(rendered, of: story.planned)
        return rendered.text
    }
}
