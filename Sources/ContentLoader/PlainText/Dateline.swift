/// The place at the start of a wire story: "GENEVA (AP) — ", "WASHINGTON, Dec 30 (Wire) - ".
enum Dateline {
    /// The place alone; nil unless capitals and a dash leave no doubt.
    static func find(in text: String) -> String? {
        let head = String(text.prefix(80))
        let dashes = [" \u{2014} ", " \u{2013} ", " - ", " -- ", "\u{2014}"]
        guard let dash = dashes.compactMap({ head.firstRange(of: $0)?.lowerBound }).min() else { return nil }
        var place = String(head[..<dash]).trimmingSpaces
        if place.hasSuffix(")"), let open = place.lastIndex(of: "(") {
            place = String(place[..<open]).trimmingSpaces
        }
        let parts = place.split(separator: ",").map { String($0).trimmingSpaces }.filter { !isDay($0) }
        guard let city = parts.first, parts.count <= 2, isInCapitals(city), !notPlaces.contains(city) else {
            return nil
        }
        guard parts.allSatisfy({ $0.first?.isUppercase == true && $0.allSatisfy(isPlaceCharacter) }) else {
            return nil
        }
        return parts.joined(separator: ", ")
    }

    private static func isInCapitals(_ text: String) -> Bool {
        text.count { $0.isLetter } >= 2 && text.allSatisfy { $0.isUppercase || !$0.isLetter }
    }

    private static func isPlaceCharacter(_ character: Character) -> Bool {
        character.isLetter || " .'\u{2019}-".contains(character)
    }

    /// "Dec 30", "30 December", "Dec. 30".
    private static func isDay(_ text: String) -> Bool {
        text.contains { $0.isNumber } && text.count <= 16
    }

    private static let notPlaces: Set<String> = [
        "ANALYSIS", "BREAKING", "CORRECTION", "EXCLUSIVE", "EXPLAINER", "FACTBOX", "LIVE", "OPINION",
        "UPDATE",
        "VIDEO", "WATCH",
    ]
}
