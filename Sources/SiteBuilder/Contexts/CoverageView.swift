import Newsroom
import TemplateEngine

/// Live coverage as a template sees it.
struct CoverageView: Sendable {
    let story: Story
    let edition: PageEdition
    /// In the row of the stories and the standing pages.
    let number: Int
    let permalink: String

    static let schema = RecordType.of(
        CoverageView.self, "live", identity: { .text($0.story.planned.path.text) }
    ) {
        Field("start", .optional(.date), "When the coverage began: as given, or the first update.") {
            .optional($0.story.coverageStart)
        }
        Field("end", .optional(.date), "When it ended or will end; none where nothing says so.") {
            .optional($0.story.article.coverage?.end)
        }
        Field("is_over", .flag, "Whether it has ended.") { .flag($0.story.planned.coverageIsOver) }
        Field("entries", .list(.record(entry.type)), "The updates, newest first.") { view in
            .list(
                view.edition.text(of: view.number).updates.map {
                    entry(Entry(update: $0, permalink: view.permalink))
                })
        }
    }

    private struct Entry: Sendable {
        let update: LiveUpdate
        let permalink: String
    }

    private static let entry = RecordType.of(Entry.self, "live_entry", identity: { .text($0.update.id) }) {
        Field("id", .text, "The anchor, which never changes.") { .text($0.update.id) }
        Field("title", .optional(.text), "The update's headline.") { .optional($0.update.title) }
        Field("published", .date, "When it was published.") { .date($0.update.published) }
        Field("author", .optional(.text), "Who wrote it, where the update says so.") {
            .optional($0.update.author)
        }
        Field("body", .markup, "The update itself.") { .markup($0.update.html) }
        Field("text", .text, "The update without markup.") { .text($0.update.text) }
        Field("permalink", .text, "The update's whole web address.") {
            .text($0.permalink + "#" + $0.update.id)
        }
    }
}
