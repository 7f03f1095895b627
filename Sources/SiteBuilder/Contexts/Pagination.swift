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
        let url: String
        let isCurrent: Bool
    }

    static let schema = RecordType.of(Pagination.self, "pagination", identity: { .integer($0.number) }) {
        Field("number", .integer, "This page's number, from 1.") { .integer($0.number) }
        Field("total", .integer, "How many pages there are.") { .integer($0.paths.count) }
        Field("previous", .optional(.text), "The address of the page with newer stories.") {
            .optional($0.address(of: $0.number - 1))
        }
        Field("next", .optional(.text), "The address of the page with older stories.") {
            .optional($0.address(of: $0.number + 1))
        }
        Field("pages", .list(.record(entry.type)), "Every page.") { pagination in
            .list(
                (1...pagination.paths.count).map { number in
                    entry(
                        Entry(
                            number: number, url: pagination.address(of: number) ?? "",
                            isCurrent: number == pagination.number))
                })
        }
    }

    private static let entry = RecordType.of(Entry.self, "pagination_page", identity: { .integer($0.number) })
    {
        Field("number", .integer, "From 1.") { .integer($0.number) }
        Field("url", .text, "Its address.") { .text($0.url) }
        Field("is_current", .flag, "Whether it is the page itself.") { .flag($0.isCurrent) }
    }

    private func address(of number: Int) -> String? {
        paths.indices.contains(number - 1) ? vantage.address(of: paths[number - 1]) : nil
    }
}
