import Metadata
import Newsroom

/// Reads `ads`: the lines of ads.txt (IAB Tech Lab, version 1.1), each checked.
enum AdsConfiguration {
    static func read(_ site: MetadataReader) -> [String] {
        site.placedTexts("ads").compactMap { line, place in
            guard let problem = problem(of: line) else { return line }
            site.report(
                .error(
                    "`\(line)` is no line of ads.txt: \(problem)", at: place,
                    hint: "write it as `ads.example.com, 1234, DIRECT, f00f00` or `contact=ads@example.org`"
                ))
            return nil
        }
    }

    /// Why a line cannot stand in the file; nil where it can.
    private static func problem(of line: String) -> String? {
        if line.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) {
            return "it has a line end or another control character"
        }
        let content = line.prefix { $0 != "#" }
        if content.allSatisfy(\.isWhitespace) { return nil }
        let fields = content.split(separator: ",", omittingEmptySubsequences: false).map(trimmed)
        if let equals = content.firstIndex(of: "="), fields.count == 1 || !fields[0].contains(".") {
            let name = trimmed(content[..<equals])
            return variables.contains(name.uppercased()) ? nil : "there is no variable `\(name)`"
        }
        guard (3...4).contains(fields.count) else {
            return "a record has three or four fields, parted by commas"
        }
        guard isDomain(fields[0]) else { return "`\(fields[0])` is no domain" }
        if fields[1].isEmpty { return "the second field, the account, is empty" }
        guard ["DIRECT", "RESELLER"].contains(fields[2].uppercased()) else {
            return "the third field is `DIRECT` or `RESELLER`"
        }
        return nil
    }

    private static let variables: Set<String> = [
        "CONTACT", "SUBDOMAIN", "INVENTORYPARTNERDOMAIN", "OWNERDOMAIN", "MANAGERDOMAIN",
    ]

    private static func trimmed(_ text: Substring) -> String {
        let start = text.drop(while: \.isWhitespace)
        return String(start.reversed().drop(while: \.isWhitespace).reversed())
    }

    private static func isDomain(_ text: String) -> Bool {
        let labels = text.split(separator: ".", omittingEmptySubsequences: false)
        return labels.count > 1
            && labels.allSatisfy { label in
                !label.isEmpty
                    && label.unicodeScalars.allSatisfy {
                        $0.properties.isAlphabetic || $0.properties.numericType == .decimal || $0 == "-"
                    }
            }
    }
}
