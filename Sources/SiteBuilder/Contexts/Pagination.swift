import Newsroom
import TemplateEngine

/// Where one page of a list stands among the others.
struct Pagination: Sendable {
    /// The addresses of all pages, the first first.
    let paths: [SitePath]
    /// From 1.
    let number: Int
    let vantage: Vantage

    private struct Entry: Sendable {
        let number: Int
        let url: [UInt8]
        let isCurrent: Bool
        let followsGap: Bool
    }

    /// How many pages before and after this one are listed.
    private static let reach = 3

    static let schema = RecordType.of(Pagination.self, "pagination", identity: { .integer($0.number) }) {
        Field("number", .integer, "This page's number, from 1.") { .integer($0.number) }
        Field("total", .integer, "How many pages there are.") { .integer($0.paths.count) }
        Field("previous", .optional(.text), "The address of the page with newer stories.") {
            .optional($0.address(of: $0.number - 1))
        }
        Field("next", .optional(.text), "The address of the page with older stories.") {
            .optional($0.address(of: $0.number + 1))
        }
        Field("pages", .list(.record(entry.type)), "The first, the last, and those around this one.") {
            pagination in
            .list(
                pagination.listed.map { number, followsGap in
                    entry(
                        Entry(
                            number: number, url: pagination.address(of: number) ?? [],
                            isCurrent: number == pagination.number, followsGap: followsGap))
                })
        }
    }

    /// Few enough that a list's pages do not grow with their number.
    private var listed: [(number: Int, followsGap: Bool)] {
        let around = max(1, number - Self.reach)...min(paths.count, number + Self.reach)
        let numbers = Set(around).union([1, paths.count]).sorted()
        return zip(numbers, [0] + numbers).map { ($0, $0 > $1 + 1) }
    }

    private static let entry = RecordType.of(Entry.self, "pagination_page", identity: { .integer($0.number) })
    {
        Field("number", .integer, "From 1.") { .integer($0.number) }
        Field("url", .text, "Its address.") { .text($0.url) }
        Field("is_current", .flag, "Whether it is the page itself.") { .flag($0.isCurrent) }
        Field("follows_gap", .flag, "Whether pages before it are not listed.") { .flag($0.followsGap) }
    }

    private func address(of number: Int) -> [UInt8]? {
        paths.indices.contains(number - 1) ? vantage.addressBytes(of: paths[number - 1]) : nil
    }
}
