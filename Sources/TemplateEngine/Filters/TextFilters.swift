extension Value {
    /// The same kind of text, changed.
    func changingText(_ change: ([UInt8]) -> [UInt8]) -> Value {
        switch self {
        case .markup(let bytes): .markup(change(bytes))
        default: .text(change(plainText))
        }
    }
}

/// What a filter of texts gives: markup for markup.
@Sendable func sameText(_ type: ValueType) -> ValueType {
    type.present == .markup ? .markup : .text
}

extension Filter {
    static let textFilters: [Filter] = [
        Filter("upper", .text, gives: sameText) { value, _ in value.changingText(LetterCase.upper) },
        Filter("lower", .text, gives: sameText) { value, _ in value.changingText(LetterCase.lower) },
        Filter("capitalize", .text, gives: sameText) { value, _ in
            value.changingText(LetterCase.capitalized)
        },
        Filter("title", .text, gives: { _ in .text }) { value, _ in .text(LetterCase.title(value.plainText))
        },
        Filter("trim", .text, [.init("chars", .text, Value.none)], gives: sameText) { value, arguments in
            value.changingText { Lines.trimmed($0, of: arguments[0].bytes) }
        },
        Filter("center", .text, [.init("width", .integer, .integer(80))], gives: sameText) {
            value, arguments in
            value.changingText { centered($0, width: arguments[0].bounded) }
        },
        Filter(
            "indent", .text,
            [
                .init("width", .anything, .integer(4)), .init("first", .flag, .flag(false)),
                .init("blank", .flag, .flag(false)),
            ], gives: sameText
        ) { value, arguments in
            let indent = arguments[0].bytes ?? [UInt8](repeating: 0x20, count: arguments[0].bounded)
            return value.changingText {
                Lines.indented($0, by: indent, first: arguments[1].isTrue, blank: arguments[2].isTrue)
            }
        },
        Filter(
            "replace", .text,
            [.init("old", .text), .init("new", .text), .init("count", .integer, Value.none)], gives: sameText
        ) { value, arguments in
            replaced(value, arguments[0], with: arguments[1], limit: arguments[2].wholeNumber ?? -1)
        },
        Filter(
            "truncate", .text,
            [
                .init("length", .integer, .integer(255)), .init("killwords", .flag, .flag(false)),
                .init("end", .text, .text("...")), .init("leeway", .integer, .integer(5)),
            ], gives: sameText
        ) { value, arguments in
            truncated(
                value.asText, to: arguments[0].bounded, killingWords: arguments[1].isTrue, end: arguments[2],
                leeway: arguments[3].bounded)
        },
        Filter("wordcount", .text, gives: { _ in .integer }) { value, _ in
            .integer(LetterCase.wordCount(value.plainText))
        },
        Filter(
            "wordwrap", .text,
            [
                .init("width", .integer, .integer(79)), .init("break_long_words", .flag, .flag(true)),
                .init("wrapstring", .text, .text("\n")), .init("break_on_hyphens", .flag, .flag(true)),
            ], gives: { _ in .text }
        ) { value, arguments in
            let wrap = WordWrap(
                width: Swift.max(arguments[0].bounded, 1), breaksWords: arguments[1].isTrue,
                breaksAtHyphens: arguments[3].isTrue)
            return .text(wrap.wrapped(value.plainText, lineEnd: arguments[2].plainText))
        },
        Filter("string", .anything, gives: sameText) { value, _ in value.asText },
        Filter("format", .text, gives: sameText) { value, arguments in
            Printf.format(value.asText, arguments)
        }.takingMore,
    ]

    var takingMore: Filter {
        var filter = self
        filter.takesMore = true
        return filter
    }

    private static func centered(_ text: [UInt8], width: Int) -> [UInt8] {
        let room = width - Scalars.count(text)
        guard room > 0 else { return text }
        // Python puts the odd space on the left only where the width is odd too.
        let left = room / 2 + (room & width & 1)
        let space = UInt8(ascii: " ")
        return [UInt8](repeating: space, count: left) + text + [UInt8](repeating: space, count: room - left)
    }

    private static func replaced(_ value: Value, _ old: Value, with new: Value, limit: Int) -> Value {
        var text = value.asText
        if old.isMarkup || (new.isMarkup && !text.isMarkup) { text = text.asMarkup }
        // Replacing in markup escapes what is put in.
        guard case .markup(let bytes) = text else {
            return .text(
                ByteSearch.replacing(old.plainText, with: new.plainText, in: text.plainText, limit: limit))
        }
        return .markup(
            ByteSearch.replacing(old.plainText, with: new.asMarkup.plainText, in: bytes, limit: limit))
    }

    private static func truncated(
        _ value: Value, to length: Int, killingWords: Bool, end: Value, leeway: Int
    ) -> Value {
        let bytes = value.plainText
        guard Scalars.count(bytes) > length + leeway else { return value }
        let room = Swift.max(0, length - Scalars.count(end.plainText))
        var kept = Scalars.prefix(bytes, room)
        if !killingWords, let space = kept.lastIndex(of: UInt8(ascii: " ")) { kept = Array(kept[..<space]) }
        return value.isMarkup ? .markup(kept + end.asMarkup.plainText) : .text(kept + end.plainText)
    }
}

extension Value {
    var isMarkup: Bool {
        if case .markup = self { true } else { false }
    }

    /// As markup: text is escaped.
    var asMarkup: Value {
        if isMarkup { return self }
        var out: [UInt8] = []
        Escape.html(plainText, into: &out)
        return .markup(out)
    }

    /// A count that no template can make dangerous: 0 to a million.
    var bounded: Int { Swift.max(0, Swift.min(wholeNumber ?? Int(clamping: double ?? 0), 1_000_000)) }
}

extension Int {
    /// The whole part of a number, as near as an integer can be.
    init(clamping number: Double) {
        if number.isNaN {
            self = 0
        } else {
            self = Int(exactly: number.rounded(.towardZero)) ?? (number < 0 ? .min : .max)
        }
    }
}
