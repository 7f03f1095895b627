import Newsroom

/// The line of breaking news that stands above all pages.
struct BreakingBanner: Sendable {
    enum Target: Sendable {
        case page(SitePath, suffix: String)
        case web(String)
    }

    let text: String
    let target: Target?
}
