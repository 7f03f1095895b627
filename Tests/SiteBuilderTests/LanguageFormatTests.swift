import Foundation
import Newsroom
import TemplateEngine
import TestSupport
import Testing

@testable import SiteBuilder

@Suite("Dates and numbers in the site's language")
struct LanguageFormatTests {
    private static let languages = [
        "en", "en-US", "en-GB", "fr", "fr-CA", "de", "de-AT", "de-CH", "es", "es-MX", "pt", "pt-BR", "pt-PT",
        "uk", "ru", "ar", "ar-EG", "ar-SA", "ar-EG-u-nu-latn", "he", "hi", "zh", "zh-Hant", "zh-TW", "ja",
        "ko", "fa", "mr", "ne", "th", "fi", "eu", "bg", "gu", "ur", "ps", "pl", "xx",
    ]

    private struct Example: Sendable {
        let date: Moment
        let number: Double

        static let schema = RecordType.of(Example.self, "example") {
            Field("date", .date, "When.") { .date($0.date) }
            Field("number", .number, "How much.") { .number($0.number) }
        }
    }

    /// Renders a template in a language.
    private struct Press {
        let program: Program

        init(_ template: String, _ language: String) throws {
            let (set, diagnostics) = TemplateSet.load(
                [SourceText(file: "templates/a.html", text: template)],
                pages: [PageTemplate(name: "a.html", context: Example.schema.type)],
                formats: LanguageFormats(language: language))
            try #require(diagnostics.isEmpty, "\(diagnostics)")
            program = try #require(set["a.html"])
        }

        func print(_ example: Example) -> String {
            var bytes: [UInt8] = []
            program.render(Example.schema.record(example), into: &bytes)
            return String(decoding: bytes, as: UTF8.self)
        }
    }

    /// Foundation's own formatter, for one style.
    private static func oracle(_ style: DateStyle, _ language: String) -> DateFormatter {
        let formatter = DateFormatter()
        var components = Locale.Components(identifier: language)
        components.calendar = .gregorian
        formatter.locale = Locale(components: components)
        formatter.calendar = Calendar(identifier: .gregorian)
        switch style {
        case .short: formatter.dateStyle = .short
        case .medium: formatter.dateStyle = .medium
        case .long, .longTime: formatter.dateStyle = .long
        case .full: formatter.dateStyle = .full
        case .time: break
        case .day: formatter.setLocalizedDateFormatFromTemplate("dMMMM")
        case .dayTime: formatter.setLocalizedDateFormatFromTemplate("jmmdMMMM")
        case .month: formatter.setLocalizedDateFormatFromTemplate("MMMMy")
        case .year: formatter.setLocalizedDateFormatFromTemplate("y")
        }
        if style == .time || style == .longTime { formatter.timeStyle = .short }
        return formatter
    }

    private static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("'", with: "&#39;")
    }

    @Test("writes each style of date as Foundation does", arguments: languages)
    func writesDates(language: String) throws {
        let press = try Press(
            DateStyle.allCases.map { "{{ date | date(\"\($0.rawValue)\") }}" }.joined(separator: "|"),
            language)
        let oracles = DateStyle.allCases.map { Self.oracle($0, language) }
        var generator = SeededGenerator(Self.languages.firstIndex(of: language) ?? 0)
        // Some on the hour: noon and midnight have names of their own.
        for turn in 0..<150 {
            let seconds = Int.random(in: -2_208_988_800...4_102_444_800, using: &generator)
            let offset = Int.random(in: -24...28, using: &generator) * 1_800
            let date = Moment(
                secondsSince1970: turn % 3 == 0 ? seconds / 3_600 * 3_600 - offset : seconds, offset: offset)
            let zone = try #require(TimeZone(secondsFromGMT: offset))
            let expected = oracles.map { formatter in
                formatter.timeZone = zone
                return Self.escaped(
                    formatter.string(from: Date(timeIntervalSince1970: Double(date.secondsSince1970))))
            }
            #expect(
                press.print(Example(date: date, number: 0)) == expected.joined(separator: "|"),
                "\(date.iso8601), seed \(SeededGenerator.seed)")
        }
    }

    @Test("writes numbers as Foundation does", arguments: languages)
    func writesNumbers(language: String) throws {
        let press = try Press(
            "{{ number | number }}|{{ number | number(2) }}|{{ number | number(0) }}", language)
        let style = FloatingPointFormatStyle<Double>.number.locale(Locale(identifier: language))
        let oracles = [
            style.precision(.fractionLength(0...3)), style.precision(.fractionLength(2)),
            style.precision(.fractionLength(0)),
        ]
        var generator = SeededGenerator(Self.languages.firstIndex(of: language) ?? 0)
        let random = (0..<200).map { turn in
            let sign: Double = Bool.random(using: &generator) ? 1 : -1
            let magnitude = Double.random(in: -5...18, using: &generator)
            let number = sign * Foundation.pow(10, magnitude)
            // Few digits after the point, so that halves come up.
            let scale = Foundation.pow(10, Double(turn % 6))
            return turn % 2 == 0 ? number : (number * scale).rounded() / scale
        }
        let borders: [Double] = [
            0, 1, 999, 1_000, 9_999, 10_000, 99_999, 100_000, 0.5, 1.5, 0.0005, 0.0015, 999.9996, 1e21,
        ]
        for number in borders + borders.map(-) + random {
            let date = Moment(secondsSince1970: 0)
            #expect(
                press.print(Example(date: date, number: number))
                    == oracles.map { Self.escaped($0.format(number)) }.joined(separator: "|"),
                "\(number), seed \(SeededGenerator.seed)")
        }
    }

    @Test("understands the patterns of every language that Foundation knows")
    func understandsEveryLanguage() throws {
        let template = DateStyle.allCases.map { "{{ date | date(\"\($0.rawValue)\") }}" }.joined(
            separator: "|")
        let example = Example(date: Moment(secondsSince1970: 1_640_902_800), number: 0)
        // In Tibetan and Hawaiian, CLDR has other digits for some styles, which the patterns do not tell.
        let exceptions: Set = ["bo", "haw"]
        for identifier in Locale.availableIdentifiers.sorted() {
            let language = identifier.replacing("_", with: "-")
            if exceptions.contains(String(language.prefix { $0 != "-" })) { continue }
            let expected = DateStyle.allCases.map { style in
                let formatter = Self.oracle(style, language)
                formatter.timeZone = .gmt
                return Self.escaped(formatter.string(from: Date(timeIntervalSince1970: 1_640_902_800)))
            }
            let written = try Press(template, language).print(example)
            #expect(written == expected.joined(separator: "|"), "\(language)")
        }
    }

    @Test("takes any well-formed tag, known or not")
    func takesAnyTag() throws {
        var generator = SeededGenerator(7)
        let letters = Array("abcdefghijklmnopqrstuvwxyzABCXYZ0123456789")
        let known = [
            "u", "nu", "ca", "x", "t", "arab", "latn", "hc", "h12", "Hant", "US", "419", "1996", "co",
            "roman", "hebr", "deva",
        ]
        for _ in 0..<120 {
            var tag = String(
                (0..<Int.random(in: 2...3, using: &generator)).map { _ in
                    letters[Int.random(in: 0..<26, using: &generator)]
                })
            if Bool.random(using: &generator) {
                tag = ["en", "ar", "hi", "zh", "th"].randomElement(using: &generator) ?? tag
            }
            for _ in 0..<Int.random(in: 0...6, using: &generator) {
                let length = Int.random(in: 1...8, using: &generator)
                let random = String((0..<length).compactMap { _ in letters.randomElement(using: &generator) })
                tag +=
                    "-"
                    + (Bool.random(using: &generator)
                        ? random : known.randomElement(using: &generator) ?? random)
            }
            guard LanguageTag.isWellFormed(tag) else { continue }
            let formats = LanguageFormats(language: tag)
            #expect(Set(formats.numbers.digits).count == 10, "\(tag), seed \(SeededGenerator.seed)")
            #expect(!formats.numbers.decimalSign.isEmpty, "\(tag)")
            #expect(!Words.load(language: tag, own: []).words["latest"].isEmpty, "\(tag)")
            #expect(["ltr", "rtl"].contains(LanguageTag.direction(of: tag)), "\(tag)")
            #expect(
                BylineFormatter(language: tag).byline(of: ["Ana", "Li"].map(Byline.init)).contains("Li"),
                "\(tag)")
        }
    }

    @Test("knows of English what Foundation knows")
    func knowsEnglish() {
        let asked = LanguageFormats(locale: LanguageTag.locale(of: "en"))
        let known = LanguageFormats(language: "en")
        #expect(known.calendar == asked.calendar)
        #expect(known.numbers == asked.numbers)
        let moment = Moment(secondsSince1970: 1_640_873_100)
        for style in DateStyle.allCases {
            #expect(known.text(of: moment, style) == asked.text(of: moment, style), "\(style)")
        }
    }

    @Test(
        "writes what a reader expects",
        arguments: [
            ("en-US", "December 30, 2021|2:05\u{202F}PM|1,234,567.5"),
            ("en-GB", "30 December 2021|14:05|1,234,567.5"),
            ("fr", "30 décembre 2021|14:05|1\u{202F}234\u{202F}567,5"),
            ("de", "30. Dezember 2021|14:05|1.234.567,5"),
            ("es", "30 de diciembre de 2021|14:05|1.234.567,5"),
            ("pt", "30 de dezembro de 2021|14:05|1.234.567,5"),
            ("uk", "30 грудня 2021\u{202F}р.|14:05|1\u{A0}234\u{A0}567,5"),
            ("ru", "30 декабря 2021\u{202F}г.|14:05|1\u{A0}234\u{A0}567,5"),
            ("ar-EG", "٣٠ ديسمبر، ٢٠٢١|٢:٠٥\u{A0}م|١٬٢٣٤٬٥٦٧٫٥"), ("he", "30 בדצמבר 2021|14:05|1,234,567.5"),
            ("hi", "30 दिसंबर 2021|अ 2:05|12,34,567.5"), ("zh", "2021年12月30日|14:05|1,234,567.5"),
            ("ja", "2021年12月30日|14:05|1,234,567.5"),
        ])
    func writesWhatIsExpected(language: String, expected: String) throws {
        let press = try Press(
            "{{ date | date(\"long\") }}|{{ date | date(\"time\") }}|{{ number | number }}", language)
        let date = Moment(secondsSince1970: 1_640_873_100, offset: 0)
        #expect(press.print(Example(date: date, number: 1_234_567.5)) == expected)
    }
}
