import Newsroom

/// Writes an article as Markdown with YAML front matter.
struct FrontMatterWriter {
    private var text = "---\n"

    static func markdown(of article: Article) -> [UInt8] {
        var writer = FrontMatterWriter()
        writer.write(article)
        return Array(writer.text.utf8) + "---\n".utf8 + article.markdown
    }

    private mutating func write(_ article: Article) {
        add("title", quoted(article.title))
        add("slug", quoted(article.slug.text))
        if let section = article.section { add("section", quoted(section.text)) }
        if let published = article.published { add("date", published.iso8601) }
        if let updated = article.updated { add("updated", updated.iso8601) }
        add("authors", article.authors.map(\.name))
        add("kicker", article.kicker)
        add("description", article.standfirst)
        add("dateline", article.dateline)
        add("tags", article.tags)
        if let image = article.image {
            var entries = ["src: " + quoted(image.address)]
            if !image.alternativeText.isEmpty { entries.append("alt: " + quoted(image.alternativeText)) }
            if let caption = image.caption { entries.append("caption: " + quoted(caption)) }
            if let credit = image.credit { entries.append("credit: " + quoted(credit)) }
            text += "image:\n" + entries.map { "  \($0)\n" }.joined()
        }
        add("permalink", article.permalink.map(address))
        add("aliases", article.aliases.map(address))
        switch article.status {
        case .ready: break
        case .draft: add("draft", "true")
        case .killed: add("status", "killed")
        }
        if let expires = article.expires { add("expires", expires.iso8601) }
        add("topics", article.topics)
        add("series", article.series)
        add("label", article.label?.rawValue)
        add("sponsor", article.sponsor)
        add("key_points", article.keyPoints)
        add("related", article.related.map(\.text))
        if let isFree = article.isFree { add("access", isFree ? "free" : "subscribers") }
        if let coverage = article.coverage { add("live", flow(coverage)) }
        if !article.corrections.isEmpty {
            text += "corrections:\n"
            for correction in article.corrections {
                text += "  - {date: \(correction.date.iso8601), kind: \(correction.kind.rawValue), "
                text += "text: \(quoted(correction.text))}\n"
            }
        }
        if let areOpen = article.commentsAreOpen { add("comments", quoted(areOpen ? "open" : "closed")) }
        if !article.extra.isEmpty {
            text += "extra:\n"
            for entry in article.extra { text += "  \(quoted(entry.key)): \(flow(entry.value))\n" }
        }
    }

    private mutating func add(_ key: String, _ value: String) {
        text += "\(key): \(value)\n"
    }

    private mutating func add(_ key: String, _ value: String?) {
        if let value { add(key, quoted(value)) }
    }

    private mutating func add(_ key: String, _ values: [String]) {
        if !values.isEmpty { add(key, "[" + values.map(quoted).joined(separator: ", ") + "]") }
    }

    /// As an author may write it.
    private func address(_ path: SitePath) -> String {
        "/" + path.text.replacing("%", with: "%25").replacing(" ", with: "%20")
    }

    private func flow(_ coverage: Coverage) -> String {
        let dates = [("start", coverage.start), ("end", coverage.end)].compactMap { name, date in
            date.map { "\(name): \($0.iso8601)" }
        }
        return dates.isEmpty ? "true" : "{" + dates.joined(separator: ", ") + "}"
    }

    private func flow(_ value: ExtraValue) -> String {
        switch value {
        case .none: "null"
        case .flag(let flag): flag ? "true" : "false"
        case .integer(let integer): String(integer)
        case .number(let number): String(number)
        case .text(let text): quoted(text)
        case .list(let values): "[" + values.map(flow).joined(separator: ", ") + "]"
        case .map(let entries):
            "{" + entries.map { quoted($0.key) + ": " + flow($0.value) }.joined(separator: ", ") + "}"
        }
    }

    /// In double quotes, with everything escaped that YAML or a line would not take as it is.
    private func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": quoted += "\\\""
            case "\\": quoted += "\\\\"
            case "\n": quoted += "\\n"
            case "\t": quoted += "\\t"
            default:
                let category = scalar.properties.generalCategory
                let isVisible = category != .control && category != .format && scalar.value < 0x10000
                if isVisible, category != .lineSeparator, category != .paragraphSeparator {
                    quoted.unicodeScalars.append(scalar)
                } else {
                    let digits = String(scalar.value, radix: 16)
                    quoted += "\\U" + String(repeating: "0", count: 8 - digits.count) + digits
                }
            }
        }
        return quoted + "\""
    }
}
