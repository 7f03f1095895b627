/// What the random paper's stories are made of. The stock is small, so that stories share words, names and tags.
enum PaperWords {
    static let words = [
        "harbour", "council", "wall", "ferry", "storm", "vote", "river", "market", "school", "bridge", "tide",
        "mayor", "budget", "night", "strike", "museum", "valley", "coast", "train", "island", "winter",
        "court",
        "farmers", "doctors", "library", "engine", "flood", "light", "north", "paper",
    ]
    /// Two of them make one address.
    static let tags = ["Council", "council", "Flood defence", "Ferries", "C++", "Money", "Tide"]
    static let topics = ["The sea wall", "Elections", "Rail"]
    static let series = ["Counting the cost", "Voices"]
    static let authors = ["Ana Ruiz", "Tom Okonjo", "Jo Petrakis", "Mia Sand"]
    static let sections = ["world", "politics", "sport", "culture"]
    /// The names of authors, tags and so on as addresses have them.
    static let profiles = [
        "authors/ana-ruiz", "authors/tom-okonjo", "tags/council", "tags/money", "topics/rail",
        "series/voices", "authors/nobody-yet",
    ]

    static func phrase(_ length: ClosedRange<Int>, _ random: inout SeededGenerator) -> String {
        let text = (0..<random.number(length)).map { _ in random.pick(words) }.joined(separator: " ")
        return text.prefix(1).uppercased() + text.dropFirst()
    }

    static func list(_ names: [String]) -> String {
        "[" + names.map { "\"\($0)\"" }.joined(separator: ", ") + "]"
    }
}
