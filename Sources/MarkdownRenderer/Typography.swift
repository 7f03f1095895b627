/// The quotation marks and spaces of a language.
///
/// Marks are those of the language's newspapers, mostly as the Unicode Common Locale Data Repository has them
/// (`delimiters`): what the author types as `"` and `'` becomes the primary and secondary marks; an apostrophe is ’
/// in every language. In French a narrow no-break
/// space (U+202F) stands inside « » and replaces a space that the author typed before `;`, `:`, `!`, `?` or `»`
/// or after `«`; none is added where the author typed none.
struct Typography: Sendable {
    /// The marks for `"`, `"`, `'`, `'`.
    private let marks: [[UInt8]]
    private let isFrench: Bool

    /// Nil for the languages that quote as English does: cmark's own marks are theirs.
    ///
    /// - Parameter language: a BCP 47 tag.
    init?(language: String) {
        let tag = language.lowercased()
        let primary = String(tag.prefix { $0 != "-" })
        let parts = tag.split(separator: "-")
        // From the whole tag to the language alone: `zh-hant-tw`, `zh-hant`, `zh`.
        let wider = parts.indices.reversed().map { parts[...$0].joined(separator: "-") }
        guard let marks = wider.lazy.compactMap({ Self.marksOfLanguages[$0] }).first else { return nil }
        isFrench = primary == "fr"
        let spaced = isFrench && tag != "fr-ch"
        self.marks = marks.split(separator: " ").map { mark in
            switch mark {
            case "«" where spaced: Array("«\u{202F}".utf8)
            case "»" where spaced: Array("\u{202F}»".utf8)
            default: Array(mark.utf8)
            }
        }
    }

    /// The four marks of a language and, for `isFrench`, its spaces, in place of cmark's.
    ///
    /// - Parameters:
    ///   - openSingles: quotations in `'` that are open in the paragraph.
    ///   - output: emptied first.
    func set(
        _ text: UnsafeBufferPointer<UInt8>, openSingles: inout Int, into output: inout [UInt8]
    ) {
        output.removeAll(keepingCapacity: true)
        var index = 0
        while index < text.count {
            let byte = text[index]
            if byte == 0xE2, index + 2 < text.count {
                let length = setMark(text, at: index, openSingles: &openSingles, into: &output)
                if length > 0 {
                    index += length
                    continue
                }
            }
            if isFrench, setSpace(at: byte, text, index, in: &output) {
                index += 1
                continue
            }
            output.append(byte)
            index += 1
        }
    }

    /// - Returns: how many bytes of the text were taken; 0 where no quotation mark stands.
    private func setMark(
        _ text: UnsafeBufferPointer<UInt8>, at index: Int, openSingles: inout Int, into output: inout [UInt8]
    ) -> Int {
        switch (text[index + 1], text[index + 2]) {
        case (0x80, 0x9C): output += marks[0]
        case (0x80, 0x9D): output += marks[1]
        case (0x80, 0x98):
            openSingles += 1
            output += marks[2]
        case (0x80, 0x99):
            let isInWord = Self.endsInWord(output) && Self.beginsWord(text, at: index + 3)
            if openSingles > 0, !isInWord {
                openSingles -= 1
                output += marks[3]
            } else {
                output += "’".utf8
            }
        default: return 0
        }
        return 3
    }

    /// - Returns: whether the byte was a space that another replaced.
    private func setSpace(
        at byte: UInt8, _ text: UnsafeBufferPointer<UInt8>, _ index: Int, in output: inout [UInt8]
    ) -> Bool {
        switch byte {
        case UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: "!"), UInt8(ascii: "?"):
            narrowLastSpace(in: &output)
        case 0xC2 where index + 1 < text.count && text[index + 1] == 0xBB:
            narrowLastSpace(in: &output)
        case UInt8(ascii: " ") where Self.ends(output, 0xC2, 0xAB):
            output += Self.narrowSpace
            return true
        default: break
        }
        return false
    }

    private func narrowLastSpace(in output: inout [UInt8]) {
        if output.last == UInt8(ascii: " ") {
            output.removeLast()
            output += Self.narrowSpace
        } else if Self.ends(output, 0xC2, 0xA0) {
            output.removeLast(2)
            output += Self.narrowSpace
        }
    }

    /// Indices, not a slice: that would share the buffer, and the next byte would copy it.
    private static func ends(_ output: [UInt8], _ first: UInt8, _ second: UInt8) -> Bool {
        output.count >= 2 && output[output.count - 2] == first && output[output.count - 1] == second
    }

    private static let narrowSpace = Array("\u{202F}".utf8)

    private static func endsInWord(_ output: [UInt8]) -> Bool {
        guard let last = output.last else { return false }
        guard last >= 0x80, output.count >= 2 else { return isWordByte(last) }
        let first = output.count >= 3 ? output[output.count - 3] : 0
        return output[output.count - 2] != 0xC2 && !isPunctuation(first, output[output.count - 2])
    }

    private static func beginsWord(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
        guard index < text.count else { return false }
        guard text[index] >= 0x80, index + 1 < text.count else { return isWordByte(text[index]) }
        return text[index] != 0xC2 && !isPunctuation(text[index], text[index + 1])
    }

    /// The punctuation of U+2000 and the brackets of U+3000.
    private static func isPunctuation(_ first: UInt8, _ second: UInt8) -> Bool {
        (first == 0xE2 || first == 0xE3) && second == 0x80
    }

    private static func isWordByte(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
            || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }

    private static let marksOfLanguages: [String: String] = [
        "ar": "” “ ’ ‘", "be": "« » „ “", "bg": "„ “ ‘ ’", "bs": "„ ” ‘ ’", "ca": "« » “ ”", "cs": "„ “ ‚ ‘",
        "de": "„ “ ‚ ‘", "de-ch": "« » ‹ ›", "de-li": "« » ‹ ›", "el": "« » “ ”", "es": "« » “ ”",
        "et": "„ “ ‚ ‘", "eu": "« » “ ”", "fa": "« » ‹ ›", "fi": "” ” ’ ’", "fr": "« » “ ”",
        "fr-ch": "« » ‹ ›",
        "he": "” ” ’ ’", "hr": "„ “ ‚ ‘", "hu": "„ ” » «", "hy": "« » « »", "is": "„ “ ‚ ‘", "ja": "「 」 『 』",
        "ka": "„ “ “ ”", "lt": "„ “ ‚ ‘", "mk": "„ “ ‚ ‘", "nb": "« » ‘ ’", "nn": "« » ‘ ’", "no": "« » ‘ ’",
        "pl": "„ ” « »", "pt-pt": "« » “ ”", "ro": "„ ” « »", "ru": "« » „ “", "sk": "„ “ ‚ ‘",
        "sl": "„ “ ‚ ‘",
        "sq": "« » “ ”", "sr": "„ “ ‘ ‘", "sv": "” ” ’ ’", "uk": "« » „ “", "zh-hant": "「 」 『 』",
        "zh-hk": "「 」 『 』", "zh-tw": "「 」 『 』",
    ]
}
