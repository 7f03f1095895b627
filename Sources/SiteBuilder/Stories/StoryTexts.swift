import Newsroom
import Synchronization

/// The texts of the stories, which are kept outside the memory, and rendered where this build has not done so.
final class StoryTexts: Sendable {
    private let renderer: StoryRenderer
    /// Nil where no text will be wanted again.
    private let spool: Spool?
    private let places = Mutex<[String: Range<Int>]>([:])

    init(renderer: StoryRenderer, spool: Spool?) {
        self.renderer = renderer
        self.spool = spool
    }

    /// Puts a text where it can be found again.
    func keep(_ rendered: StoryRenderer.Rendered, of story: PlannedStory) throws(FileError) {
        guard let spool else { return }
        let place = try spool.append(rendered.text)
        places.withLock { $0[story.article.source] = place }
    }

    /// - Throws: A ``FileError`` where the machine fails.
    func text(of story: PlannedStory) throws(FileError) -> StoryBody {
        if let spool, let place = places.withLock({ $0[story.article.source] }) {
            var reader = RecordReader(try spool.read(place))
            if let body = try? reader.read(StoryBody.self) { return body }
        }
        let rendered = try renderer.render(story)
        try keep(rendered, of: story)
        return rendered.body
    }
}
