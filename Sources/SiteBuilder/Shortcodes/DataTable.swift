import ContentLoader
import Newsroom

/// A table out of a file of a newsroom's data.
struct DataTable: Sendable {
    let header: [String]
    /// Each has as many values as the header.
    let rows: [[String]]
    /// Whether each column holds nothing but numbers, below its header.
    let isNumeric: [Bool]

    /// In bytes.
    static let maximumLength = 1 << 20
    private static let maximumProblems = 20

    /// How many cells it has.
    var count: Int { (rows.count + 1) * header.count }

    /// - Parameter bytes: In any encoding that stories may have.
    /// - Returns: Nil where it has errors.
    static func read(_ bytes: [UInt8], file: String) -> (table: DataTable?, diagnostics: [Diagnostic]) {
        let place = Place(file: file)
        guard bytes.count <= maximumLength else {
            return (nil, [.error("the table is longer than \(maximumLength >> 20) MB", at: place)])
        }
        guard let text = DecodedText.utf8(of: bytes) else {
            return (nil, [.error("the table is no text", at: place, hint: "save it as CSV, in UTF-8")])
        }
        let source = SourceText(file: file, bytes: text)
        let rows: [DelimitedText.Row]
        do throws(DelimitedText.Problem) {
            rows = try DelimitedText.rows(text, separator: separator(of: text, file: file))
        } catch {
            return (nil, [.error(error.summary, at: source.place(line: error.line))])
        }
        guard let header = rows.first else {
            return (nil, [.error("the table is empty", at: place)])
        }
        let ragged = rows.filter { $0.values.count != header.values.count }
        guard ragged.isEmpty else {
            let diagnostics = ragged.prefix(maximumProblems).map { row in
                Diagnostic.error(
                    "the row has \(row.values.count) values, and the header has \(header.values.count)",
                    at: source.place(line: row.line),
                    hint: "a value with a separator in it stands between quotation marks")
            }
            return (nil, diagnostics)
        }
        let values = rows.dropFirst().map { $0.values.map(trimmed) }
        let isNumeric = header.values.indices.map { column in
            holdsNumbers(values.map { $0[column] })
        }
        return (
            DataTable(header: header.values.map(trimmed), rows: values, isNumeric: isNumeric), []
        )
    }

    /// Spreadsheets of countries that write decimals with a comma part values with semicolons.
    private static func separator(of text: [UInt8], file: String) -> UInt8 {
        if file.lowercased().hasSuffix(".tsv") { return UInt8(ascii: "\t") }
        let header = text.prefix { $0 != UInt8(ascii: "\n") }
        let hasOnlySemicolons = header.contains(UInt8(ascii: ";")) && !header.contains(UInt8(ascii: ","))
        return hasOnlySemicolons ? UInt8(ascii: ";") : UInt8(ascii: ",")
    }

    private static func trimmed(_ value: String) -> String {
        let start = value.drop(while: \.isWhitespace)
        return String(start.reversed().drop(while: \.isWhitespace).reversed())
    }

    private static func holdsNumbers(_ values: [String]) -> Bool {
        let filled = values.filter { !["", "-", "–", "—", "…"].contains($0) }
        return !filled.isEmpty && filled.allSatisfy(isNumber)
    }

    /// Digits, with signs, separators, a currency or a per cent sign around them.
    private static func isNumber(_ value: String) -> Bool {
        var hasDigit = false
        for scalar in value.unicodeScalars {
            if scalar.properties.numericType == .decimal {
                hasDigit = true
            } else if !"+-−–.,' \u{A0}\u{202F}’٫٬%‰٪".unicodeScalars.contains(scalar),
                scalar.properties.generalCategory != .currencySymbol
            {
                return false
            }
        }
        return hasDigit
    }
}
