import Newsroom
import TestSupport

/// A newspaper of forty stories in two sections, by four authors, with five tags.
enum Newspaper {
    static let site = "/site"
    static let output = "/site/Public"

    static func plant(on files: FileSystem) throws(FileError) {
        try write("site.yml", configuration, on: files)
        for number in 0..<40 { try write(path(number), story(number), on: files) }
    }

    static let configuration = """
        title: The Courier
        url: https://courier.example/
        description: News of the valley
        """

    static func path(_ number: Int) -> String {
        "content/\(number.isMultiple(of: 2) ? "world" : "sport")/story-\(number).md"
    }

    static func story(
        _ number: Int, tags: [String]? = nil, text: String = "It was decided today.\n\nThe vote is tomorrow."
    ) -> String {
        let tags = tags ?? ["tag \(number % 5)"]
        return """
            ---
            title: Report number \(number)
            description: What happened on day \(number)
            date: 2026-\(String(101 + number % 9).dropFirst())-\(String(101 + number % 27).dropFirst()) 10:00
            author: Writer \(number % 4)
            tags: [\(tags.joined(separator: ", "))]
            ---
            \(text)
            """
    }

    static func write(_ path: String, _ text: String, on files: FileSystem) throws(FileError) {
        try files.plant(site + "/" + path, Array(text.utf8))
    }
}
