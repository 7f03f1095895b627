/// How stories get their addresses: `/:section/:slug/`.
package struct PermalinkPattern: Hashable, Sendable {
    private enum Part: Hashable, Sendable {
        case literal(String)
        case field(Field)
    }

    /// What a pattern can name, each with ":" in front.
    package enum Field: String, CaseIterable, Sendable {
        case section, slug, year, month, day
    }

    private let parts: [Part]

    package static let `default` = PermalinkPattern(
        parts: [.literal("/"), .field(.section), .literal("/"), .field(.slug), .literal("/")])

    private init(parts: [Part]) {
        self.parts = parts
    }

    /// Why a text is no pattern; `text` completes a diagnostic's sentence.
    package struct Problem: Error, Hashable {
        package let text: String
        package let hint: String?
    }

    package init(_ pattern: String) throws(Problem) {
        guard pattern.hasPrefix("/") else {
            throw Problem(text: "a permalink pattern begins with `/`", hint: "write `/\(pattern)`")
        }
        var parts: [Part] = []
        var rest = pattern[...]
        while let colon = rest.firstIndex(of: ":") {
            if colon != rest.startIndex { parts.append(.literal(String(rest[..<colon]))) }
            let name = rest[colon...].dropFirst().prefix { $0.isLetter }
            guard let field = Field(rawValue: String(name)) else {
                throw Problem(
                    text: "a permalink pattern has no `:\(name)`",
                    hint: Spelling.hint(for: String(name), in: Field.allCases.map(\.rawValue))
                        ?? "it has :section, :slug, :year, :month and :day")
            }
            parts.append(.field(field))
            rest = rest[name.endIndex...]
        }
        if !rest.isEmpty { parts.append(.literal(String(rest))) }
        guard parts.contains(.field(.slug)) else {
            throw Problem(text: "a permalink pattern names `:slug`", hint: "try `/:section/:slug/`")
        }
        self.init(parts: parts)
        guard let slug = Slug("a"), let date = WallClock(year: 2000, month: 1, day: 1) else { return }
        do throws(SitePath.Problem) {
            _ = try SitePath(address: address(section: slug, slug: slug, date: date))
        } catch {
            throw Problem(text: "the permalink pattern \(error.reason)", hint: "try `/:section/:slug/`")
        }
    }

    /// The address of a story; the date is the one on the newsroom's wall.
    package func address(section: Slug, slug: Slug, date: WallClock) -> String {
        parts.map { part in
            switch part {
            case .literal(let text): text
            case .field(.section): section.text
            case .field(.slug): slug.text
            case .field(.year): String(date.year)
            case .field(.month): Self.twoDigits(date.month)
            case .field(.day): Self.twoDigits(date.day)
            }
        }.joined()
    }

    private static func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
