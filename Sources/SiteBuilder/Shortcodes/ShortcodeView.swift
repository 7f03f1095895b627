import TemplateEngine

/// A shortcode as its template sees it.
struct ShortcodeView: Sendable {
    let name: String
    let id: String
    let parameters: [(key: String, value: String)]
    let arguments: [String]
    let inner: [UInt8]
    let text: String
    let table: DataTable?
    let language: String
    let words: Words

    static let schema = RecordType.of(ShortcodeView.self, "shortcode", identity: { .text($0.id) }) {
        Field("name", .text, "The shortcode's own name.") { .text($0.name) }
        Field("id", .text, "An identifier that nothing else of the story has, such as `factbox-1`.") {
            .text($0.id)
        }
        Field("params", .map(.text), "The values that were given with a key.") {
            .map($0.parameters.map { MapEntry($0.key, .text($0.value)) })
        }
        Field("args", .list(.text), "The values that were given without a key.") {
            .list($0.arguments.map { .text($0) })
        }
        Field("inner", .markup, "What stands between the tags, as HTML.") { .markup($0.inner) }
        Field("text", .text, "What stands between the tags, as it is typed.") { .text($0.text) }
        Field(
            "table", .optional(.record(tableType.type)), "The rows of `src`, where that is a CSV or TSV file."
        ) {
            $0.table.map { tableType($0) } ?? .none
        }
        Field("language", .text, "The site's language (BCP 47).") { .text($0.language) }
        Field("words", .record(WordsView.schema.type), "The theme's texts in the site's language.") {
            WordsView.schema(.all($0.words))
        }
    }

    private struct Cell: Sendable {
        let text: String
        let isNumeric: Bool
    }

    private static let cell = RecordType.of(Cell.self, "cell") {
        Field("text", .text, "What stands in it.") { .text($0.text) }
        Field("is_numeric", .flag, "Whether its column holds nothing but numbers.") { .flag($0.isNumeric) }
    }

    private static let tableType = RecordType.of(DataTable.self, "table") {
        Field("header", .list(.record(cell.type)), "The first row.") { .list($0.cells($0.header)) }
        Field("rows", .list(.list(.record(cell.type))), "The rows below it.") { table in
            .list(table.rows.map { .list(table.cells($0)) })
        }
    }

    fileprivate static func cells(_ row: [String], of table: DataTable) -> [Value] {
        zip(row, table.isNumeric).map { cell(Cell(text: $0, isNumeric: $1)) }
    }
}

extension DataTable {
    fileprivate func cells(_ row: [String]) -> [Value] { ShortcodeView.cells(row, of: self) }
}
