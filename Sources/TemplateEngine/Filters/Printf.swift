/// Python's `%` formatting: `%s %d %i %f %e? %x %o %c %%` with flags, width and precision. Besides, `%2$s` names
/// the argument by its number (POSIX), for languages with another order of words.
enum Printf {
    static func format(_ format: Value, _ arguments: [Value]) -> Value {
        var out: [UInt8] = []
        var next = arguments.makeIterator()
        let bytes = format.plainText
        var index = 0
        while index < bytes.count {
            let sign = bytes[index...].firstIndex(of: UInt8(ascii: "%")) ?? bytes.count
            out += bytes[index..<sign]
            guard sign < bytes.count else { break }
            var directive = Directive()
            index = directive.read(bytes, from: sign + 1)
            if directive.conversion == UInt8(ascii: "%") {
                out.append(UInt8(ascii: "%"))
            } else {
                let argument =
                    directive.argument.map { arguments.indices.contains($0 - 1) ? arguments[$0 - 1] : .none }
                    ?? next.next() ?? .none
                var text = directive.text(of: argument)
                if format.isMarkup, !text.isMarkup { text = text.asMarkup }
                out += directive.padded(text.plainText)
            }
        }
        return format.isMarkup ? .markup(out) : .text(out)
    }

    private struct Directive {
        /// The argument's number, from 1; nil for the next.
        var argument: Int?
        var flags: Set<UInt8> = []
        var width = 0
        var precision: Int?
        var conversion: UInt8 = UInt8(ascii: "%")

        mutating func read(_ bytes: [UInt8], from start: Int) -> Int {
            var index = start
            func digits() -> Int {
                var number = 0
                while index < bytes.count, (0x30...0x39).contains(bytes[index]) {
                    number = Swift.min(number * 10 + Int(bytes[index] - 0x30), 1_000)
                    index += 1
                }
                return number
            }
            let number = digits()
            if number > 0, index < bytes.count, bytes[index] == UInt8(ascii: "$") {
                argument = number
                index += 1
            } else {
                index = start
            }
            while index < bytes.count, "-+ 0#".utf8.contains(bytes[index]) {
                flags.insert(bytes[index])
                index += 1
            }
            width = digits()
            if index < bytes.count, bytes[index] == UInt8(ascii: ".") {
                index += 1
                precision = digits()
            }
            if index < bytes.count {
                conversion = bytes[index]
                index += 1
            }
            return index
        }

        func text(of value: Value) -> Value {
            switch conversion {
            case UInt8(ascii: "d"), UInt8(ascii: "i"), UInt8(ascii: "u"):
                let number = value.wholeNumber ?? Int(clamping: value.double ?? 0)
                return .text(signed(Array(String(number).utf8)))
            case UInt8(ascii: "x"):
                return .text(String(value.wholeNumber ?? 0, radix: 16))
            case UInt8(ascii: "X"):
                return .text(String(value.wholeNumber ?? 0, radix: 16, uppercase: true))
            case UInt8(ascii: "o"): return .text(String(value.wholeNumber ?? 0, radix: 8))
            case UInt8(ascii: "f"), UInt8(ascii: "F"):
                return .text(
                    signed(NumberText.fixed(value.double ?? 0, places: Swift.min(precision ?? 6, 100))))
            default:
                guard let precision else { return value.asText }
                return value.asText.changingText { Scalars.prefix($0, precision) }
            }
        }

        private func signed(_ digits: [UInt8]) -> [UInt8] {
            if digits.first == UInt8(ascii: "-") { return digits }
            if flags.contains(UInt8(ascii: "+")) { return [UInt8(ascii: "+")] + digits }
            return flags.contains(UInt8(ascii: " ")) ? [UInt8(ascii: " ")] + digits : digits
        }

        func padded(_ text: [UInt8]) -> [UInt8] {
            guard width > 0 else { return text }
            let room = width - Scalars.count(text)
            guard room > 0 else { return text }
            let space = [UInt8](repeating: UInt8(ascii: " "), count: room)
            if flags.contains(UInt8(ascii: "-")) { return text + space }
            guard flags.contains(UInt8(ascii: "0")), conversion != UInt8(ascii: "s") else {
                return space + text
            }
            let sign = text.prefix {
                $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: " ")
            }
            return sign + [UInt8](repeating: UInt8(ascii: "0"), count: room) + text.dropFirst(sign.count)
        }
    }
}
