import Newsroom
import TemplateEngine

/// A year, a month or a day of the archive as a template sees it.
struct PeriodView: Sendable {
    let period: Period
    let edition: Edition
    let vantage: Vantage

    static let schema: Schema<PeriodView> = RecordType.of(
        PeriodView.self, "period", identity: { .text($0.period.path) }
    ) {
        Field("kind", .text, "`year`, `month` or `day`.") { .text($0.kind) }
        Field("date", .date, "Its first moment, for the `date` filter.") { .date($0.firstMoment) }
        Field("url", .text, "The address of its first page.") {
            .text($0.list.map { [vantage = $0.vantage] in vantage.address(of: $0.path) } ?? "")
        }
        Field("permalink", .text, "The whole web address of its first page.") {
            .text($0.list.map { [site = $0.edition.site] in site.permalink(of: $0.path) } ?? "")
        }
        Field("count", .integer, "How many stories it has.") { .integer($0.list?.stories.count ?? 0) }
        Field("parent", .optional(.record(schema.type)), "The year of a month, the month of a day.") { view in
            view.period.parent.map { schema(view.of($0)) } ?? .none
        }
        Field("periods", .list(.record(schema.type)), "The months of a year, the days of a month.") { view in
            .list(view.edition.periods(in: view.period).map { schema(view.of($0)) })
        }
    }

    private var kind: String { period.day != nil ? "day" : period.month != nil ? "month" : "year" }

    private var list: StoryList? {
        edition.plan.periodIndexes[period].map { edition.plan.lists[$0] }
    }

    private var firstMoment: Moment { edition.firstMoment(of: period) }

    private func of(_ period: Period) -> PeriodView {
        PeriodView(period: period, edition: edition, vantage: vantage)
    }
}

extension Edition {
    /// A period as the site's language names it: "14 February 2022", "February 2022", "2022".
    func title(of period: Period) -> String {
        let style: DateStyle = period.day != nil ? .long : period.month != nil ? .month : .year
        return formats.text(of: firstMoment(of: period), style)
    }

    fileprivate func firstMoment(of period: Period) -> Moment {
        // The days of an archive are those of stories, so the clock can always show them.
        WallClock(year: period.year, month: period.month ?? 1, day: period.day ?? 1)
            .map(site.timeZone.moment) ?? Moment(secondsSince1970: 0)
    }
}
