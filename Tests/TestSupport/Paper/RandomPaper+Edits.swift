extension RandomPaper {
    /// Does something at random to the sources, the clock or the options.
    ///
    /// - Returns: What was done, in words.
    package mutating func edit() -> String {
        while true { if let words = tryEdit() { return words } }
    }

    /// Changes letters of a story, so that only its bytes tell: its size stays.
    ///
    /// - Returns: What was done, in words, and the story's path; nil where there is no story that reads as the
    ///   newsroom left it.
    package mutating func editKeepingSize() -> (words: String, path: String)? {
        guard let index = stories.indices.randomElement(using: &random) else { return nil }
        var story = stories[index]
        guard files[story.path] == story.source else { return nil }
        story.blocks[0] = Self.sameLength(story.blocks[0])
        stories[index] = story
        save(story)
        return ("changes letters of \(story.path)", story.path)
    }

    /// Mends everything that an edit broke on purpose; nil where nothing is.
    package mutating func mend() -> String? {
        guard !broken.isEmpty else { return nil }
        let paths = broken.keys.sorted()
        for path in paths { put(path, broken[path] ?? nil) }
        broken = [:]
        return "mends " + paths.joined(separator: ", ")
    }

    /// Nil where the paper has nothing that could be edited so.
    private mutating func tryEdit() -> String? {
        switch random.number(0...99) {
        case 0..<8: addStory()
        case 8..<26: changeBody()
        case 26..<44: changeMatter()
        case 44..<50: renameStory()
        case 50..<54: deleteStory()
        case 54..<62: changeTemplate()
        case 62..<66: changeAsset()
        case 66..<72: changeSetting()
        case 72..<75: changeProfile()
        case 75..<78: changeFrontPage()
        case 78..<81: changeComments()
        case 81..<87: changeMedia()
        case 87..<92: moveClock()
        case 92..<94: changeOptions()
        case 94..<97: touch()
        default: breakSomething()
        }
    }

    private mutating func addStory() -> String? {
        let story = newStory()
        stories.append(story)
        save(story)
        return "adds \(story.path)"
    }

    private mutating func changeBody() -> String? {
        guard let index = stories.indices.randomElement(using: &random) else { return nil }
        var story = stories[index]
        let what: String
        switch random.number(0...4) {
        case 0:
            story.blocks[0] = paragraph()
            what = "the first paragraph"
        case 1:
            story.blocks.append(block(in: story))
            what = "a new block at the end"
        case 2 where story.blocks.count > 1:
            story.blocks.removeLast()
            what = "the last block removed"
        case 3 where story.blocks.count > 1:
            let place = random.number(1...story.blocks.count - 1)
            story.blocks[place] = block(in: story)
            what = "block \(place)"
        default:
            story.blocks[0] = Self.sameLength(story.blocks[0])
            what = "letters, the size stays"
        }
        stories[index] = story
        save(story)
        return "changes \(story.path): \(what)"
    }

    /// Another text of as many bytes.
    private static func sameLength(_ text: String) -> String {
        String(text.map { $0 == "e" ? "a" : $0 == "a" ? "e" : $0 == "." ? ";" : $0 == ";" ? "." : $0 })
    }

    private mutating func changeMatter() -> String? {
        guard let index = stories.indices.randomElement(using: &random) else { return nil }
        let keys = ["title", "date", "tags", "tags"] + Self.commonKeys + Self.rareKeys
        let key = random.pick(keys)
        var story = stories[index]
        if story.folder.isEmpty, key == "date" || key == "section" { return nil }
        let isRemoved = story[key] != nil && key != "title" && key != "date" && random.once(in: 2)
        story[key] = isRemoved ? nil : value(of: key, in: story)
        stories[index] = story
        save(story)
        return "\(isRemoved ? "removes" : "sets") \(key) of \(story.path): \(story[key] ?? "")"
    }

    private mutating func renameStory() -> String? {
        guard let index = stories.indices.randomElement(using: &random), !stories[index].folder.isEmpty
        else { return nil }
        let old = stories[index]
        var story = old
        if random.once(in: 2) {
            story.name = newName("renamed")
        } else {
            story.folder = random.pick(PaperWords.sections)
        }
        guard story.path != old.path else { return nil }
        stories[index] = story
        move(old.path, to: story.path)
        return "moves \(old.path) to \(story.path)"
    }

    private mutating func deleteStory() -> String? {
        guard stories.count > 2, let index = stories.indices.randomElement(using: &random) else { return nil }
        let story = stories.remove(at: index)
        put(story.path, nil)
        return "deletes \(story.path)"
    }

    private mutating func changeTemplate() -> String? {
        let page = random.pick(PaperTemplates.pages)
        let path: String
        let bytes: [UInt8]?
        switch random.number(0...9) {
        case 0: (path, bytes) = ("templates/base.html", PaperTemplates.base(&random))
        case 1: (path, bytes) = ("templates/partials/card.html", PaperTemplates.card(&random))
        case 2: (path, bytes) = ("templates/shortcodes/ticker.html", PaperTemplates.shortcode(&random))
        case 3: (path, bytes) = ("templates/shortcodes/factbox.html", PaperTemplates.shortcode(&random))
        case 4: (path, bytes) = ("templates/\(page).html", nil)
        case 5:
            (path, bytes) = (
                "templates/shortcodes/\(newName("code")).html", PaperTemplates.shortcode(&random)
            )
        default: (path, bytes) = ("templates/\(page).html", PaperTemplates.template(page, &random))
        }
        // A page template without the base of its theme, or without the partial that it includes, is an error.
        if page == "404", path.hasSuffix("404.html") {
            put("templates/partials/card.html", PaperTemplates.card(&random))
        }
        if bytes == nil, files[path] == nil { return nil }
        put(path, bytes)
        return "\(bytes == nil ? "removes" : "changes") \(path)"
    }

    private mutating func changeAsset() -> String? {
        let (path, bytes): (String, [UInt8]?) =
            switch random.number(0...4) {
            case 0: ("templates/assets/style.css", PaperTemplates.style(&random))
            case 1: ("templates/assets/mark.png", PaperPictures.picture("mark.png", &random))
            case 2: ("templates/assets/extra.js", files["templates/assets/extra.js"] == nil ? [0x3B] : nil)
            case 3: ("templates/words/en.yml", PaperTemplates.words(&random))
            default: ("templates/words/\(random.pick(["de", "en-GB", "en"])).yml", nil)
            }
        if bytes == nil, files[path] == nil { return nil }
        put(path, bytes)
        return "\(bytes == nil ? "removes" : "changes") \(path)"
    }

    private mutating func changeSetting() -> String? {
        let key = random.pick(Self.settingKeys)
        // Every story has another address then, and links by address lead nowhere.
        if key == "permalink", !random.once(in: 4) { return nil }
        let has = settings.contains { $0.key == key }
        set(key, value: has && key != "title" && random.once(in: 3) ? nil : settingValue(key))
        saveSettings()
        return "sets \(key) of site.yml to \(settings.first { $0.key == key }?.value ?? "nothing")"
    }

    private mutating func changeProfile() -> String? {
        let profile = random.pick(PaperWords.profiles)
        let path = "content/\(profile).yml"
        if files[path] != nil, random.once(in: 4) { put(path, nil) } else { writeProfile(profile) }
        return "\(files[path] == nil ? "removes" : "writes") \(path)"
    }

    private mutating func changeFrontPage() -> String? {
        if files["content/front.yml"] != nil, random.once(in: 4) {
            put("content/front.yml", nil)
            return "removes content/front.yml"
        }
        writeFrontPage()
        return "writes content/front.yml"
    }

    private mutating func changeComments() -> String? {
        let threads = files.keys.filter { $0.hasPrefix("comments/") }.sorted()
        if let thread = threads.first, random.once(in: 4) {
            put(thread, nil)
            return "removes \(thread)"
        }
        writeComments()
        return "writes comments"
    }

    private mutating func changeMedia() -> String? {
        let all = media([".png", ".jpg", ".csv"])
        if all.isEmpty || random.once(in: 3) {
            let path =
                random.pick(PaperWords.sections) + "/" + newName("medium")
                + random.pick([".png", ".jpg", ".csv"])
            addMedia(path)
            return "adds content/\(path)"
        }
        let path = random.pick(all)
        switch random.number(0...5) {
        case 0: put("content/" + path, nil)
        case 1, 2:
            guard path.hasSuffix(".csv") == false, let bytes = files["content/" + path] else { fallthrough }
            put("content/" + path, PaperPictures.changed(bytes, path, &random))
        default: addMedia(path)
        }
        return "\(files["content/" + path] == nil ? "removes" : "replaces") content/\(path)"
    }

    private mutating func moveClock() -> String? {
        let minutes = random.pick([1, 10, 60, 600, 1_440, 3_000, 10_000]) * (random.once(in: 3) ? -1 : 1)
        now += minutes * 60
        return "moves the clock by \(minutes) minutes"
    }

    private mutating func changeOptions() -> String? {
        if random.once(in: 8) {
            isStrict.toggle()
            return "strict is \(isStrict)"
        }
        includesUnpublished.toggle()
        return "drafts are \(includesUnpublished ? "in" : "out")"
    }

    private mutating func touch() -> String? {
        let path = random.pick(files.keys.sorted())
        put(path, files[path])
        return "touches \(path)"
    }

    private mutating func breakSomething() -> String? {
        let (path, text): (String, String)
        switch random.number(0...7) {
        case 0:
            (path, text) = (
                "templates/article.html",
                "{% extends \"base.html\" %}{% block main %}{{ artcle.title }}{% endblock %}"
            )
        case 1: (path, text) = ("templates/section.html", "{% if site %}never closed")
        case 2: (path, text) = ("templates/shortcodes/ticker.html", "{{ params.label | nofilter }}")
        case 3: (path, text) = ("site.yml", "title: [unfinished")
        case 4: (path, text) = ("content/front.yml", "lead: world/nobody-at-all.md\n")
        // Only shows while the page is made.
        case 5:
            (path, text) = (
                "templates/404.html",
                "<p>{% set long = \"x\" | center(2000000) %}{{ long }}</p>{% for s in stories %}{{ s.title }}{% endfor %}"
            )
        default:
            guard let story = stories.randomElement(using: &random) else { return nil }
            path = story.path
            text = random.pick([
                "---\ntitle: [\n---\nText.", "---\ntitle: Dead\ndate: 2026-02-01\n---\n[Dead](/dead/end/).",
                "---\ntitle: Slip\ndate: 2026-02-01\nembrago: 2026-01-01\n---\nText.",
                "---\ntitle: Slip\ndate: 12/10/2026\n---\n{{< nothing >}}",
            ])
        }
        guard broken[path] == nil else { return nil }
        broken[path] = .some(files[path])
        put(path, Array(text.utf8))
        return "breaks \(path): \(text)"
    }
}
