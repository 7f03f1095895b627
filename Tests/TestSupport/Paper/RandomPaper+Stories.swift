extension RandomPaper {
    mutating func newStory() -> PaperStory {
        let isPage = random.once(in: 12)
        let section = random.pick(PaperWords.sections)
        var story = PaperStory(
            folder: isPage ? "" : random.once(in: 8) ? section + "/2026" : section, name: newName("story"),
            format: random.once(in: 7) ? random.pick(["txt", "html"]) : "md", fields: [], blocks: [])
        story["title"] = PaperWords.phrase(2...4, &random)
        if !isPage { story["date"] = PaperTime.text(date(daysBack: 40, ahead: 1)) }
        for key in random.some(
            of: Self.commonKeys + Self.rareKeys.shuffled(using: &random).prefix(2), atMost: 6)
        {
            // A standing page in a section is a story, and needs a date.
            if isPage, key == "section" { continue }
            story[key] = value(of: key, in: story)
        }
        story.blocks = [paragraph()]
        for _ in 0..<random.number(0...3) { story.blocks.append(block(in: story)) }
        return story
    }

    static let commonKeys = ["tags", "authors", "image", "topics", "series", "description", "related"]
    static let rareKeys = [
        "updated", "embargo", "expires", "kicker", "dateline", "label", "key_points", "corrections", "live",
        "access", "slug", "permalink", "aliases", "draft", "status", "comments", "mood", "section",
        "image_alt",
    ]

    /// An instant around now, on a minute.
    mutating func date(daysBack: Int, ahead: Int) -> Int {
        let minutes = random.number(-daysBack * 1_440...ahead * 1_440)
        return now - now % 60 + minutes * 60
    }

    mutating func value(of key: String, in story: PaperStory) -> String {
        let soon = PaperTime.text(date(daysBack: 3, ahead: 3))
        switch key {
        case "title", "kicker", "description", "mood", "image_alt": return PaperWords.phrase(1...4, &random)
        case "date": return PaperTime.text(date(daysBack: 40, ahead: 2))
        case "tags": return PaperWords.list(random.some(of: PaperWords.tags, atMost: 3))
        case "topics": return PaperWords.list(random.some(of: PaperWords.topics, atMost: 2))
        case "authors": return PaperWords.list(random.some(of: PaperWords.authors, atMost: 2))
        case "series": return random.pick(PaperWords.series)
        case "image":
            let picture = anything(of: media([".png", ".jpg"]), or: "missing.png")
            return "{src: \(story.way(to: picture)), alt: \(random.pick(PaperWords.words))}"
        case "related":
            let other = anything(of: publishedStories, or: "world/nobody.md")
            return "[\(story.way(to: other))]"
        case "dateline": return random.pick(["GENEVA", "HAVEN"])
        case "label": return random.pick(["opinion", "analysis", "fact check"])
        case "key_points": return PaperWords.list((0..<2).map { _ in PaperWords.phrase(2...3, &random) })
        case "corrections": return "[{date: \(soon), text: \(PaperWords.phrase(2...5, &random))}]"
        case "live": return random.once(in: 2) ? "true" : "{end: \(soon)}"
        case "access": return random.pick(["free", "subscribers"])
        case "slug": return newName("slug")
        case "permalink": return "/special/\(newName("place"))/"
        case "aliases": return "[/old/\(newName("alias"))/, /\(newName("older")).html]"
        case "expires": return PaperTime.text(date(daysBack: -2, ahead: 5))
        case "draft": return random.pick(["true", "false"])
        case "status": return random.pick(["draft", "publish", "killed"])
        case "comments": return random.pick(["true", "false"])
        case "section": return random.pick(PaperWords.sections)
        default: return soon
        }
    }

    mutating func paragraph() -> String {
        (0..<random.number(1...2)).map { _ in PaperWords.phrase(4...10, &random) }.joined(separator: ". ")
            + "."
    }

    /// A paragraph, or something that leads to other files.
    mutating func block(in story: PaperStory) -> String {
        guard story.format == "md" else { return paragraph() }
        let words = PaperWords.phrase(1...3, &random)
        switch random.number(0...15) {
        case 0: return "## \(words)"
        case 1, 2:
            let other = anything(of: stories.map(\.inContent), or: "world/nobody.md")
            return "It began [\(words)](\(story.way(to: other))) once."
        case 3:
            // With another pattern in `site.yml` stories have other addresses.
            if settings.contains(where: { $0.key == "permalink" }) { return paragraph() }
            return "See [\(words)](\(anything(of: stories.map(\.address), or: "/nowhere/")))."
        case 4, 5:
            let picture = anything(of: media([".png", ".jpg"]), or: "missing.png")
            return "![\(words)](\(story.way(to: picture)) \"\(words) | Desk\")"
        case 6, 7:
            let table = anything(of: media([".csv"]), or: "missing.csv")
            return "{{< table src=\"\(story.way(to: table))\" caption=\"\(words)\" >}}"
        case 8: return "{{< ticker label=\"\(words)\" >}}Also **\(paragraph())**{{< /ticker >}}"
        case 9: return "{{< factbox title=\"\(words)\" >}}\n- \(words)\n{{< /factbox >}}"
        case 10: return "{{< pullquote by=\"\(words)\" >}}\(words){{< /pullquote >}}"
        case 11 where story["live"] != nil: return update()
        case 12: return "Noted.[^\(random.number(1...9))]\n\n[^1]: \(words)"
        case 13: return "<p onclick=\"x()\">\(words)</p>"
        case 14: return "| \(words) | B |\n|---|---|\n| \(random.number(1...9)) | 2 |"
        default: return paragraph()
        }
    }

    private mutating func update() -> String {
        let date = PaperTime.text(date(daysBack: 1, ahead: 1))
        return "{{< update date=\"\(date)\" title=\"Update\" >}}\n\(paragraph())\n{{< /update >}}"
    }

    /// One of some paths; rarely one that leads nowhere, but not from the start.
    private mutating func anything(of paths: [String], or missing: String) -> String {
        paths.isEmpty || isEdited && random.once(in: 150) ? missing : random.pick(paths)
    }

    private var publishedStories: [String] {
        stories.filter { !$0.folder.isEmpty }.map(\.inContent)
    }

    // MARK: What stands around the stories

    static let settingKeys = [
        "stories_per_page", "lists", "feeds", "comments", "language", "time_zone", "title", "description",
        "extra", "copyright", "sections", "access", "news_sitemap", "publisher", "robots", "trust", "hubs",
        "permalink", "precompress",
    ]

    mutating func settingValue(_ key: String) -> String {
        switch key {
        case "stories_per_page": return "\(random.number(1...5))"
        case "lists":
            return random.pick([
                "{tags: /subjects/}", "{authors: false, archive: false}", "{corrections: /mistakes/}",
                "{topics: /themes/, series: false}", "{tags: false}",
            ])
        case "feeds":
            return random.pick([
                "false", "{items: \(random.number(1...4))}", "{full_text: false}",
                "{of: {site: [atom, json], tags: atom}}", "{of: [site, sections], formats: rss}",
            ])
        case "comments":
            return
                "{action: https://comments.example.org/\(random.number(1...2)), open: \(random.once(in: 2))}"
        case "language": return random.pick(["en", "en-GB", "de", "ar"])
        case "time_zone": return random.pick(["UTC", "Europe/London", "Asia/Tokyo", "America/New_York"])
        case "title": return PaperWords.phrase(2...3, &random)
        case "extra": return "{motto: \(random.pick(PaperWords.words))}"
        case "sections":
            let some = [random.pick(PaperWords.sections)]
            return
                "[\(some.map { "{slug: \($0), title: \(PaperWords.phrase(1...2, &random))}" }.joined()), weather]"
        case "access": return random.pick(["free", "subscribers"])
        case "news_sitemap": return random.pick(["false", "{name: Seeds}"])
        case "publisher": return "{name: \(PaperWords.phrase(1...2, &random))}"
        case "robots":
            return random.pick(["false", "{disallow: [/print/]}", "{refuse_language_models: true}"])
        case "trust": return "{contact: desk\(random.number(1...9))@seed.example.org}"
        case "precompress": return random.pick(["true", "gz", "br"])
        case "hubs": return "[https://hub.example.net/]"
        case "permalink":
            return random.pick(["/:section/:slug/", "/:year/:month/:slug/", "/:section/:slug.html"])
        default: return PaperWords.phrase(2...5, &random)
        }
    }

    mutating func writeProfile(_ profile: String) {
        let pictures = media([".png", ".jpg"])
        var text =
            profile.hasPrefix("authors/")
            ? "name: \(PaperWords.phrase(1...2, &random))\nbiography: \(paragraph())\nrole: \(random.pick(PaperWords.words))\n"
            : "title: \(PaperWords.phrase(1...2, &random))\ndescription: \(paragraph())\n"
        if !pictures.isEmpty, random.once(in: 2) {
            text += "image: {src: ../\(random.pick(pictures)), alt: \(random.pick(PaperWords.words))}\n"
        }
        put("content/\(profile).yml", Array(text.utf8))
    }

    mutating func writeFrontPage() {
        let published = publishedStories
        guard !published.isEmpty else { return }
        func pin(_ random: inout SeededGenerator, _ now: Int) -> String {
            let key = random.pick(["from", "until"])
            let time = PaperTime.text(now - now % 60 + random.number(-1_440...1_440) * 60)
            let story = random.pick(published)
            return random.once(in: 3) ? story : "{story: \(story), \(key): \(time)}"
        }
        var lines: [String] = []
        if !random.once(in: 3) { lines.append("lead: [\(pin(&random, now)), \(pin(&random, now))]") }
        if random.once(in: 2) { lines.append("secondary: [\(pin(&random, now))]") }
        if random.once(in: 3) { lines.append("sections: {world: [\(pin(&random, now))]}") }
        if random.once(in: 2) {
            let until = PaperTime.text(date(daysBack: 0, ahead: 2))
            lines.append(
                "breaking: {text: \(PaperWords.phrase(2...4, &random)), link: \(random.pick(published)), until: \(until)}"
            )
        }
        put("content/front.yml", Array(lines.map { $0 + "\n" }.joined().utf8))
    }

    mutating func writeComments() {
        guard let story = stories.filter({ !$0.folder.isEmpty }).randomElement(using: &random) else { return }
        let comments = (1...random.number(1...3)).map { number in
            "{\"id\": \"\(number)\", \"parent\": \"\(random.once(in: 2) ? "" : "1")\", \"author\": \"Jo\", \"date\": \"2026-03-01T0\(number):00:00Z\", \"text\": \"\(paragraph())\"}"
        }
        put(
            "comments\(story.address.dropLast()).json",
            Array("{\"comments\": [\(comments.joined(separator: ","))]}".utf8))
    }
}
