import MarkdownRenderer
import Newsroom
import TestSupport

@testable import SiteBuilder

/// Values of every kind that a record holds, decided by a seed.
struct CodingTestsValues {
    private var random: SeededGenerator

    init(_ stream: Int = 0) {
        random = SeededGenerator(stream)
    }

    mutating func integer() -> Int {
        let bits = Int.random(in: 1...64, using: &random)
        return Int(truncatingIfNeeded: UInt64.random(in: 0...UInt64.max, using: &random) >> (64 - bits))
    }

    mutating func flag() -> Bool { Bool.random(using: &random) }

    mutating func text() -> String {
        let pieces = ["a", "Talks ", "é", "Київ", "東京", "👩‍👩‍👧", "\u{301}", "\n", "\0", "“quoted” ", "-"]
        return (0..<Int.random(in: 0...12, using: &random)).map { _ in
            pieces.randomElement(using: &random) ?? ""
        }.joined()
    }

    mutating func bytes() -> [UInt8] {
        (0..<Int.random(in: 0...300, using: &random)).map { _ in UInt8.random(in: 0...255, using: &random) }
    }

    mutating func optional<Value>(_ value: (inout Self) -> Value) -> Value? { flag() ? value(&self) : nil }

    mutating func list<Value>(_ value: (inout Self) -> Value) -> [Value] {
        (0..<Int.random(in: 0...4, using: &random)).map { _ in value(&self) }
    }

    mutating func moment() -> Moment {
        Moment(
            secondsSince1970: Int.random(in: -62_135_596_800...253_402_300_799, using: &random),
            offset: Int.random(in: -86_400...86_400, using: &random))
    }

    mutating func slug() -> Slug { Slug(recorded: text()) }

    mutating func path() -> SitePath { SitePath(recorded: text()) }

    mutating func place(file: String? = nil) -> Place {
        Place(
            file: file ?? text(), line: optional { $0.integer() }, column: optional { $0.integer() },
            length: integer(), excerpt: optional { $0.text() }, excerptColumn: optional { $0.integer() })
    }

    mutating func extraValue(level: Int = 0) -> ExtraValue {
        switch Int.random(in: 0...(level < 4 ? 6 : 4), using: &random) {
        case 0: .none
        case 1: .flag(flag())
        case 2: .integer(integer())
        case 3: .number(Double.random(in: -1e9...1e9, using: &random))
        case 4: .text(text())
        case 5: .list(list { $0.extraValue(level: level + 1) })
        default: .map(list { .init(key: $0.text(), value: $0.extraValue(level: level + 1)) })
        }
    }

    mutating func image() -> LeadImage {
        LeadImage(
            address: text(), alternativeText: text(), caption: optional { $0.text() },
            credit: optional { $0.text() })
    }

    mutating func correction() -> Correction {
        Correction(
            kind: Correction.Kind.allCases.randomElement(using: &random) ?? .correction, date: moment(),
            text: text(), earlier: Int.random(in: 0...2, using: &random))
    }

    mutating func lines() -> LineMap {
        flag() ? .offset(integer()) : .table(list { $0.integer() })
    }

    mutating func places(in source: String) -> Article.Places {
        let keys = ["permalink", "slug", "image", "aliases/old/", "aliases/é/"].filter { _ in flag() }
        return Article.Places(
            keptOf: Dictionary(uniqueKeysWithValues: keys.map { ($0, place(file: flag() ? source : nil)) }))
    }

    mutating func article() -> Article {
        let source = text()
        return Article(
            source: source, title: text(), slug: slug(), section: optional { $0.slug() },
            published: optional { $0.moment() }, updated: optional { $0.moment() },
            expires: optional { $0.moment() },
            status: [.ready, .draft, .killed].randomElement(using: &random) ?? .ready,
            authors: list { Byline(name: $0.text()) }, kicker: optional { $0.text() },
            standfirst: optional { $0.text() }, dateline: optional { $0.text() }, tags: list { $0.text() },
            topics: list { $0.text() }, series: optional { $0.text() },
            label: flag() ? Label.allCases.randomElement(using: &random) : nil,
            sponsor: optional { $0.text() }, keyPoints: list { $0.text() },
            corrections: list { $0.correction() },
            related: list { SiteReference($0.text(), at: $0.place(file: $0.flag() ? source : nil)) },
            coverage: optional {
                Coverage(start: $0.optional { $0.moment() }, end: $0.optional { $0.moment() })
            },
            isFree: optional { $0.flag() }, image: optional { $0.image() },
            permalink: optional { $0.path() }, aliases: list { $0.path() },
            commentsAreOpen: optional { $0.flag() },
            extra: list { .init(key: $0.text(), value: $0.extraValue()) }, markdown: [], lines: lines(),
            places: places(in: source))
    }

    mutating func diagnostic() -> Diagnostic {
        Diagnostic(flag() ? .error : .warning, text(), at: place(), hint: optional { $0.text() })
    }

    mutating func storyText() -> StoryText {
        StoryText(
            html: bytes(), headings: list { .init(level: $0.integer(), id: $0.text(), text: $0.text()) },
            wordCount: integer(), updates: list { $0.update() }, comments: list { $0.comment() })
    }

    mutating func range() -> Range<Int> {
        let start = abs(integer() / 4)
        return start..<start + abs(integer() / 4)
    }

    mutating func update() -> LiveUpdate {
        LiveUpdate(
            id: text(), title: optional { $0.text() }, published: moment(), author: optional { $0.text() },
            html: bytes(), text: text())
    }

    mutating func comment() -> SiteBuilder.Comment {
        SiteBuilder.Comment(
            id: text(), parent: optional { $0.text() }, author: text(), address: optional { $0.text() },
            published: moment(), text: text(), depth: integer())
    }

    mutating func imageAddress() -> Story.ImageAddress { flag() ? .path(path()) : .web(text()) }
}
