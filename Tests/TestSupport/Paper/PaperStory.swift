/// A story as the random paper's newsroom has it on its desk.
struct PaperStory: Sendable {
    struct Field: Sendable {
        let key: String
        var value: String
    }

    /// In `content/`: "world", "world/2026"; empty for a standing page.
    var folder: String
    var name: String
    /// "md", "txt" or "html".
    let format: String
    var fields: [Field]
    var blocks: [String]

    var path: String { "content/" + inContent }
    var inContent: String { (folder.isEmpty ? "" : folder + "/") + name + "." + format }

    /// Where it stands, unless `site.yml` has a pattern for addresses.
    var address: String {
        if let permalink = self["permalink"] { return permalink }
        let section = self["section"] ?? folder.split(separator: "/").first.map(String.init)
        return (section.map { "/" + $0 } ?? "") + "/" + (self["slug"] ?? name) + "/"
    }

    /// The way from this story's folder to a file of `content/`.
    func way(to file: String) -> String {
        String(repeating: "../", count: folder.split(separator: "/").count) + file
    }

    subscript(key: String) -> String? {
        get { fields.first { $0.key == key }?.value }
        set {
            let index = fields.firstIndex { $0.key == key }
            switch (index, newValue) {
            case (let index?, let value?): fields[index].value = value
            case (let index?, nil): fields.remove(at: index)
            case (nil, let value?): fields.append(Field(key: key, value: value))
            case (nil, nil): break
            }
        }
    }

    var source: [UInt8] {
        let head = fields.map { "\($0.key): \($0.value)\n" }.joined()
        let body =
            format == "html" ? blocks.map { "<p>\($0)</p>\n" }.joined() : blocks.joined(separator: "\n\n")
        return Array(("---\n" + head + "---\n" + body + "\n").utf8)
    }
}
