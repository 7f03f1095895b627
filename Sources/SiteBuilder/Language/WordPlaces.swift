/// The places for values in a text of a catalogue: `%s` in order, or `%1$s` and `%2$s` by number, as the templates'
/// `format` filter reads them.
enum WordPlaces {
    /// What is wrong with a text, as a diagnostic says it after the key.
    struct Fault {
        let summary: String
        let hint: String
    }

    /// What is wrong with a translation: it must have a place for each value of the original, and no other.
    static func fault(in text: String, original: String) -> Fault? {
        let expected = numbers(in: original)?.count ?? 0
        guard let numbers = numbers(in: text) else {
            // A text without places is printed as it is, percent signs and all.
            guard expected > 0 else { return nil }
            return Fault(
                summary: "has a `%` that is no place for a value",
                hint: "write `%s` for a value, `%1$s` and `%2$s` for another order, `%%` for a percent sign")
        }
        guard numbers != Set(1..<expected + 1) else { return nil }
        if let greatest = numbers.max(), expected > 0, greatest > expected, numbers.count <= expected {
            return Fault(
                summary: "has a place for value \(greatest) of \(expected)",
                hint: "in English it is `\(original)`")
        }
        let count = expected == 0 ? "no place" : expected == 1 ? "one place" : "\(expected) places"
        return Fault(
            summary: "must have \(count) for a value, not \(numbers.count)",
            hint: "in English it is `\(original)`")
    }

    /// The numbers of the values that a text has places for, from 1; nil where a `%` begins nothing that is known.
    private static func numbers(in text: String) -> Set<Int>? {
        var numbers: Set<Int> = []
        var next = 1
        for (index, part) in text.replacing("%%", with: "").split(
            separator: "%", omittingEmptySubsequences: false
        ).enumerated() where index > 0 {
            if part.hasPrefix("s") {
                numbers.insert(next)
                next += 1
            } else if part.dropFirst().hasPrefix("$s"), let number = part.first?.wholeNumberValue, number > 0
            {
                numbers.insert(number)
            } else {
                return nil
            }
        }
        return numbers
    }
}
