import Newsroom
import TestSupport

@testable import SiteBuilder

/// A small newsroom in which anything may change at any time.
struct ChangingSite {
    /// The instant of the build, in seconds since 1970-01-01T00:00:00Z.
    var now = 1_700_000_000
    var settings: [String: String] = [
        "title": "The Post", "url": "https://post.example.org", "stories_per_page": "4",
        "extra": "{motto: First}", "comments": "{action: 'https://c.example.org/post', open: true}",
        "sections": "[{slug: world, title: World}, {slug: sport, title: Sport, description: Results}]",
        "trust": "{contact: desk@example.org}", "ads": "['contact=a@example.org']",
    ]
    var stories: [Int: StorySource] = [:]
    /// All files but `site.yml` and the stories, by their paths from the site's folder.
    var others: [String: String] = [:]
    /// Widths by the names of pictures.
    var pictures: [String: Int] = ["content/a.png": 100, "content/b.png": 200]
    var random: SeededGenerator
    private var nextStory = 0
    private var count = 0

    init(random: SeededGenerator, probes: Bool) {
        self.random = random
        others = [
            "content/about.md": "---\ntitle: About\nauthors: [Stan Ding, Ana Ruiz]\n---\nOf us.",
            "content/corrections.md": "---\ntitle: Corrections\n---\nWhat was wrong.",
            "content/authors/ana-ruiz.yml":
                "name: Ana Ruiz\nrole: Editor\nbiography: Since 2009.\nimage: {src: a.png, alt: Ana}",
            "content/tags/harbour.yml": "name: The harbour\ndescription: All of it.",
            "content/data.csv": "A,B\n1,2",
            "templates/shortcodes/note.html": "<b>{{ args | join(\", \") }}</b>",
            "templates/partials/label.html":
                "{% if story.label %}{{ story.label.kind }}{% endif %}{% include \"own.html\" ignore missing %}",
            "templates/assets/own.css": "p { margin: 0 }",
            "comments/world/one.json": "{\"comments\": []}",
        ]
        others["content/authors/ana-ruiz.yml"] = others["content/authors/ana-ruiz.yml"]?
            .replacing("a.png", with: "/a.png")
        if probes {
            var theme = ProbeTheme(share: 75, random: random)
            others.merge(theme.templates()) { $1 }
        }
        for _ in 0..<14 { add() }
    }

    var files: [String: [UInt8]] {
        var files = others.mapValues { Array($0.utf8) }
        files["site.yml"] = Array(
            settings.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)\n" }.joined().utf8)
        for story in stories.values { files["content/" + story.file] = Array(story.text.utf8) }
        for (name, width) in pictures { files[name] = Self.picture(width: width) }
        return files
    }

    /// The beginning of a PNG, longer the wider it is.
    private static func picture(width: Int) -> [UInt8] {
        let big = { (number: Int) in [UInt8(0), 0, UInt8(number >> 8 & 255), UInt8(number & 255)] }
        return [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + big(13) + Array("IHDR".utf8) + big(width)
            + big(50) + [UInt8](repeating: 0, count: width)
    }

    mutating func number(_ range: Range<Int>) -> Int { Int.random(in: range, using: &random) }

    mutating func chance(_ percent: Int) -> Bool { number(0..<100) < percent }

    mutating func some(_ choices: [String]) -> String { choices[number(0..<choices.count)] }

    /// A text that has not been before.
    mutating func fresh() -> String {
        count += 1
        return "new \(count)"
    }

    mutating func add() {
        nextStory += 1
        var story = StorySource(
            file: some(["world", "sport", "city"]) + "/story-\(nextStory).md", title: "Story \(nextStory)",
            hour: number(0..<300))
        story.tags = ["harbour", "floods", "music", "law"].filter { _ in chance(35) }
        story.authors = ["Ana Ruiz", "Tom Baker", "Li Wei"].filter { _ in chance(40) }
        story.picture = chance(40) ? some(["/a.png", "/b.png", "https://p.example.org/c.jpg"]) : nil
        story.topic = chance(20) ? "The wall" : nil
        story.series = chance(20) ? "Tides" : nil
        story.correction = chance(20) ? "It was three." : nil
        story.entries = chance(15) ? 2 : 0
        story.alias = chance(15) ? "/old-\(nextStory)/" : nil
        stories[nextStory] = story
    }

    /// Any of the stories; there is always one.
    mutating func changeStory(_ change: (inout StorySource, inout ChangingSite) -> Void) {
        if stories.isEmpty { add() }
        let keys = stories.keys.sorted()
        let key = keys[number(0..<keys.count)]
        guard var story = stories.removeValue(forKey: key) else { return }
        change(&story, &self)
        stories[key] = story
    }
}

/// The source of a story.
struct StorySource {
    var file: String
    var title: String
    /// After the first story could be.
    var hour: Int
    var body = "The first paragraph.\n\nThe second, {{< note one two >}} with a note."
    var standfirst: String?
    var tags: [String] = []
    var authors: [String] = []
    var topic: String?
    var series: String?
    var label: String?
    var picture: String?
    var caption: String?
    var correction: String?
    /// How many entries of live coverage it has.
    var entries = 0
    var alias: String?
    var isDraft = false
    var access: String?
    var related: String?
    var extra: String?
    var comments: String?

    var text: String {
        let date = Moment(secondsSince1970: 1_699_000_000 + hour * 3_600).iso8601
        var lines = ["title: \(title)", "date: \(date)", "tags: [\(tags.joined(separator: ", "))]"]
        lines.append("authors: [\(authors.joined(separator: ", "))]")
        if let standfirst { lines.append("standfirst: \(standfirst)") }
        if let topic { lines.append("topics: [\(topic)]") }
        if let series { lines.append("series: \(series)") }
        if let label { lines.append("label: \(label)") }
        if let picture {
            lines.append("image: {src: '\(picture)', alt: A picture, caption: '\(caption ?? "Here")'}")
        }
        if let correction { lines.append("corrections: [{date: \(date), text: \(correction)}]") }
        if let alias { lines.append("aliases: [\(alias)]") }
        if isDraft { lines.append("draft: true") }
        if let access { lines.append("access: \(access)") }
        if let related { lines.append("related: [\(related)]") }
        if let extra { lines.append("mood: \(extra)") }
        if let comments { lines.append("comments: \(comments)") }
        let updates = (0..<entries).map {
            "\n\n{{< update date=\"2023-11-1\($0) 12:00\" title=\"Entry \($0)\" >}}\nNews \($0).\n{{< /update >}}"
        }
        return "---\n\(lines.joined(separator: "\n"))\n---\n\(body)\(updates.joined())\n"
    }
}
