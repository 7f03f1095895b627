/// A small news site made at random, and what its newsroom does to it next.
///
/// It is a plain value: ``files`` are what the site's folder holds, and ``takeOperations()`` says how a folder
/// that has the earlier files gets there. The generator that it was made with decides everything.
package struct RandomPaper: Sendable {
    /// One step in a file system; paths are relative to the site's folder.
    package enum Operation: Sendable {
        /// A file is made or overwritten; with the bytes that it has, it is touched.
        case write(String, [UInt8])
        /// A file is moved into the place of another, as editors save.
        case replace(String, [UInt8])
        case move(String, String)
        case remove(String)
    }

    package internal(set) var files: [String: [UInt8]] = [:]
    /// Seconds since 1970.
    package internal(set) var now = PaperTime.start
    package internal(set) var includesUnpublished = false
    /// Warnings stop the build too.
    package internal(set) var isStrict = false

    var stories: [PaperStory] = []
    var settings: [PaperStory.Field] = []
    /// What is wrong on purpose: the bytes before, nil where there was no file.
    var broken: [String: [UInt8]?] = [:]
    var random: SeededGenerator
    private var operations: [Operation] = []
    private var madeNames = 0
    /// False while the paper is made.
    private(set) var isEdited = false

    /// - Parameters:
    ///   - stories: How many.
    ///   - usesDefaultTheme: Otherwise the site has a small theme of its own, which takes the place of all of it.
    package init(stories count: Int, usesDefaultTheme: Bool, random: SeededGenerator) {
        self.random = random
        var files = PaperTemplates.furniture(&self.random)
        if !usesDefaultTheme { files.merge(PaperTemplates.theme(&self.random)) { $1 } }
        for (path, bytes) in files { self.files[path] = bytes }
        for section in PaperWords.sections.prefix(3) {
            addMedia("\(section)/picture.\(self.random.once(in: 2) ? "png" : "jpg")")
            addMedia("\(section)/figures.csv")
        }
        for profile in self.random.some(of: PaperWords.profiles, atMost: 4) { writeProfile(profile) }
        settings = [("title", "The Daily Seed"), ("url", "https://seed.example.org")].map {
            PaperStory.Field(key: $0.0, value: $0.1)
        }
        for key in self.random.some(of: Self.settingKeys, atMost: 7) { set(key, value: settingValue(key)) }
        saveSettings()
        // The first leads nowhere, so that the others have something to lead to.
        stories = [PaperStory(folder: "world", name: newName("story"), format: "md", fields: [], blocks: [])]
        stories[0]["title"] = "The first"
        stories[0]["date"] = PaperTime.text(now - 86_400)
        stories[0].blocks = [paragraph()]
        save(stories[0])
        for _ in 1..<count {
            let story = newStory()
            save(story)
            stories.append(story)
        }
        if !self.random.once(in: 3) { writeFrontPage() }
        for _ in 0..<self.random.number(0...2) { writeComments() }
        operations = []
        isEdited = true
    }

    /// What was done since the last time.
    package mutating func takeOperations() -> [Operation] {
        defer { operations = [] }
        return operations
    }

    /// Brings the sources back to what they were in another state of this paper, as a checkout does.
    package mutating func revert(to earlier: RandomPaper) {
        let changed = Set(files.keys).union(earlier.files.keys).filter { files[$0] != earlier.files[$0] }
        for path in changed.sorted() { put(path, earlier.files[path]) }
        stories = earlier.stories
        settings = earlier.settings
        isStrict = earlier.isStrict
        broken = earlier.broken
    }

    // MARK: Files

    mutating func put(_ path: String, _ bytes: [UInt8]?) {
        if let bytes {
            operations.append(random.once(in: 4) ? .replace(path, bytes) : .write(path, bytes))
        } else if files[path] != nil {
            operations.append(.remove(path))
        }
        files[path] = bytes
    }

    mutating func move(_ path: String, to target: String) {
        files[target] = files.removeValue(forKey: path)
        operations.append(.move(path, target))
    }

    mutating func save(_ story: PaperStory) { put(story.path, story.source) }

    mutating func saveSettings() {
        let text = settings.map { "\($0.key): \($0.value)\n" }.joined()
        put("site.yml", Array(text.utf8))
    }

    mutating func set(_ key: String, value: String?) {
        settings.removeAll { $0.key == key }
        if let value { settings.append(PaperStory.Field(key: key, value: value)) }
    }

    /// A name that no file had before.
    mutating func newName(_ kind: String) -> String {
        madeNames += 1
        return "\(kind)-\(madeNames)"
    }

    mutating func addMedia(_ path: String) {
        let bytes =
            path.hasSuffix(".csv") ? PaperPictures.table(&random) : PaperPictures.picture(path, &random)
        put("content/" + path, bytes)
    }

    /// The files of `content/` that end in one of some ways, by their paths there.
    func media(_ endings: [String]) -> [String] {
        files.keys.filter { path in path.hasPrefix("content/") && endings.contains { path.hasSuffix($0) } }
            .map { String($0.dropFirst("content/".count)) }.sorted()
    }
}
