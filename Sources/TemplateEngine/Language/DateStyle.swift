/// The ways of writing a date that have a name in templates: `date("long")`. Each language has its own pattern
/// for each.
package enum DateStyle: String, CaseIterable, Sendable {
    /// 30/12/2021
    case short
    /// 30 Dec 2021
    case medium
    /// 30 December 2021
    case long
    /// Thursday, 30 December 2021
    case full
    /// 14:05
    case time
    /// 30 December 2021 at 14:05
    case longTime = "long_time"
    /// 30 December
    case day
    /// 30 December at 14:05
    case dayTime = "day_time"
    /// December 2021
    case month
    /// 2021
    case year

    /// All names, as a hint lists them.
    static let names = allCases.map(\.rawValue)
}
