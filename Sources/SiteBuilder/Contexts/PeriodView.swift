import Newsroom
import TemplateEngine

/// A year, a month or a day of the archive as a template sees it.
struct PeriodView: Sendable {
    let period: Period
    let edition: PageEdition
    let vantage: Vantage

    static let schema: Schema<PeriodView> = RecordType.of(
        PeriodView.self, "period", identity: { .text($0.period.path) }
    ) {
        Field("kind", .text, "`year`, `month` or `day`.") { .text($0.kind) }
        Field("date", .date, "Its first moment, for the `date` filter.") { .date($0.firstMoment) }
        Field("url", .text, "The address of its first page.") {
            .text($0.path.map { [vantage = $0.vantage] in vantage.addressBytes(of: $0) } ?? [])
        }
        Field("permalink", .text, "The whole web address of its first page.") {
            .text($0.path.map { [edition = $0.edition] in edition.permalink(of: $0) } ?? "")
        }
        Field("count", .integer, "How many stories it has.") { .integer($0.edition.count(of: $0.period)) }
        Field("parent", .optional(.record(schema.type)), "The year of a month, the month of a day.") { view in
            view.period.parent.map { schema(view.of($0)) } ?? .none
        }
        Field("periods", .list(.record(schema.type)), "The months of a year, the days of a month.") { view in
            .list(view.edition.periods(in: view.period).map { schema(view.of($0)) })
        }
    }

    private var kind: String { period.day != nil ? "day" : period.month != nil ? "month" : "year" }

    private var path: SitePath? { edition.path(of: period) }

    private var firstMoment: Moment { edition.firstMoment(of: period) }

    private func of(_ period: Period) -> PeriodView {
        PeriodView(period: period, edition: edition, vantage: vantage)
    }
}
