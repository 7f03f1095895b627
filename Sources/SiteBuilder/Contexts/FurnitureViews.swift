import Newsroom
import TemplateEngine

/// What kind of text a story is, as a template sees it.
enum LabelView {
    static let schema = RecordType.of(Label.self, "label", identity: { .text($0.rawValue) }) {
        Field("kind", .text, "`opinion`, `analysis`, `sponsored` or `fact-check`.") { .text($0.rawValue) }
    }
}

/// A correction under its story, as a template sees it.
enum CorrectionView {
    static let schema = RecordType.of(Correction.self, "correction") {
        Field("kind", .text, "`correction`, `clarification`, `update` or `retraction`.") {
            .text($0.kind.rawValue)
        }
        Field("id", .text, "Its anchor on the story's page, which never changes.") { .text($0.anchor) }
        Field("date", .date, "When it was made.") { .date($0.date) }
        Field("text", .text, "What was wrong, and what is right.") { .text($0.text) }
    }
}

/// A correction on the page of all corrections, as a template sees it.
struct CorrectionEntryView: Sendable {
    let entry: SitePlan.CorrectionEntry
    let edition: PageEdition
    let vantage: Vantage

    static let schema = RecordType.of(CorrectionEntryView.self, "correction_entry") {
        Field("correction", .record(CorrectionView.schema.type), "What was corrected.") {
            CorrectionView.schema($0.entry.correction)
        }
        Field("story", .record(StoryView.schema.type), "The story that it is of.") {
            StoryView.schema(StoryView($0.entry.story, edition: $0.edition, vantage: $0.vantage))
        }
    }
}

/// The line of breaking news as a template sees it.
struct BannerView: Sendable {
    let banner: BreakingBanner
    let vantage: Vantage

    static let schema = RecordType.of(BannerView.self, "breaking", identity: { .text($0.banner.text) }) {
        Field("text", .text, "What has happened.") { .text($0.banner.text) }
        Field("url", .optional(.text), "Where to read more.") { view in
            switch view.banner.target {
            case .page(let path, let suffix): .text(view.vantage.addressBytes(of: path) + suffix.utf8)
            case .web(let address): .text(address)
            case nil: .none
            }
        }
    }
}
