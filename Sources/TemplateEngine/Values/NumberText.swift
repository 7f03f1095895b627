/// Numbers as Python, and so Jinja, writes them.
enum NumberText {
    /// The shortest digits that read back as the same number; `1.0`, `1e+16`, `1e-05`, `nan`.
    static func bytes(_ number: Double) -> [UInt8] {
        guard number.isFinite else {
            return Array((number.isNaN ? "nan" : number < 0 ? "-inf" : "inf").utf8)
        }
        let (digits, exponent) = decimal(number.magnitude)
        var text: [UInt8] = number.sign == .minus ? [UInt8(ascii: "-")] : []
        let point = UInt8(ascii: ".")
        let zero = UInt8(ascii: "0")
        switch exponent {
        case -3...0:
            text += [zero, point] + [UInt8](repeating: zero, count: -exponent) + digits
        case 1...16:
            let whole = digits.prefix(exponent)
            text += whole + [UInt8](repeating: zero, count: exponent - whole.count)
            text += [point] + (digits.count > exponent ? digits[exponent...] : [zero])
        default:
            text.append(digits[0])
            if digits.count > 1 { text += [point] + digits[1...] }
            let power = exponent - 1
            text += Array("e\(power < 0 ? "-" : "+")\(abs(power) < 10 ? "0" : "")\(abs(power))".utf8)
        }
        return text
    }

    /// Digits d1d2… and exponent e so that the number is 0.d1d2… × 10^e. Zero is "0" and 1.
    private static func decimal(_ number: Double) -> (digits: [UInt8], exponent: Int) {
        if number == 0 { return ([UInt8(ascii: "0")], 1) }
        var digits: [UInt8] = []
        var exponent = 0
        var power = 0
        var afterPoint = false
        let description = Array(number.description.utf8)
        for (index, byte) in description.enumerated() {
            if byte == UInt8(ascii: ".") {
                afterPoint = true
            } else if byte == UInt8(ascii: "e") {
                power = Int(String(decoding: description[(index + 1)...], as: UTF8.self)) ?? 0
                break
            } else {
                digits.append(byte)
                if !afterPoint { exponent += 1 }
            }
        }
        let leading = digits.prefix { $0 == UInt8(ascii: "0") }.count
        digits.removeFirst(leading)
        while digits.last == UInt8(ascii: "0") { digits.removeLast() }
        return (digits, exponent - leading + power)
    }

    static let greatestPlaces = 15

    /// The digits (0 to 9) of a finite number from 0 on, rounded half to even on the shortest digits that read
    /// back as the same number, as CLDR's formatters do. The last `places` stand after the point, at least one
    /// before it.
    static func rounded(_ number: Double, places: Int) -> [UInt8] {
        let (decimals, exponent) = decimal(number)
        var digits = decimals.map { $0 - UInt8(ascii: "0") }
        let kept = exponent + places
        if kept >= digits.count {
            digits += [UInt8](repeating: 0, count: kept - digits.count)
        } else if kept < 0 {
            digits = []
        } else {
            let rest = digits[kept...]
            digits = Array(digits[..<kept])
            let isHalf = rest.first == 5 && rest.dropFirst().allSatisfy { $0 == 0 }
            if isHalf ? (digits.last ?? 0) % 2 == 1 : (rest.first ?? 0) >= 5 {
                ExactDecimal.increment(&digits)
            }
        }
        return [UInt8](repeating: 0, count: Swift.max(0, places + 1 - digits.count)) + digits
    }

    /// With a fixed number of digits after the point, rounded half to even on the exact value, as `%.1f`.
    static func fixed(_ number: Double, places: Int) -> [UInt8] {
        guard number.isFinite else { return bytes(number) }
        var digits = ExactDecimal(number.magnitude).rounded(places: places)
        if digits.count <= places {
            digits = [UInt8](repeating: UInt8(ascii: "0"), count: places + 1 - digits.count) + digits
        }
        if places > 0 { digits.insert(UInt8(ascii: "."), at: digits.count - places) }
        return (number.sign == .minus ? [UInt8(ascii: "-")] : []) + digits
    }
}
