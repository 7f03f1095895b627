import TestSupport

/// What a newsroom and its designers do all day.
extension ChangingSite {
    /// Changes something.
    ///
    /// - Returns: What.
    mutating func edit() -> String {
        let kind = number(0..<10)
        return kind < 5 ? editStory() : kind < 8 ? editSettings() : editFiles()
    }

    private mutating func editStory() -> String {
        let which = number(0..<21)
        var file = ""
        if which == 0 {
            add()
            return "story added"
        }
        if which == 1, stories.count > 3 {
            let keys = stories.keys.sorted()
            let gone = stories.removeValue(forKey: keys[number(0..<keys.count)])
            for key in keys where stories[key]?.related == gone.map({ "/content/" + $0.file }) {
                stories[key]?.related = nil
            }
            return "story removed"
        }
        changeStory { story, site in
            switch which {
            case 2: story.title = "Title " + site.fresh()
            case 3: story.body += " " + site.fresh()
            case 4: story.body = site.fresh() + ".\n\n## A heading\n\n" + story.body
            case 5: story.standfirst = site.chance(70) ? "Summary " + site.fresh() : nil
            case 6: story.tags = site.chance(50) ? story.tags + ["tag " + site.fresh()] : ["Harbour"]
            case 7: story.authors = [site.some(["Ana Ruiz", "Tom Baker", "Li Wei", "Stan Ding", "Zoe Ash"])]
            case 8: story.hour = site.number(0..<400)
            case 9: story.picture = site.chance(70) ? site.some(["/a.png", "/b.png"]) : nil
            case 10: story.caption = site.fresh()
            case 11: story.correction = site.chance(70) ? "It was " + site.fresh() : nil
            case 12: story.entries = site.number(0..<4)
            case 13: story.alias = site.chance(70) ? "/alias-\(site.number(0..<1_000_000))/" : nil
            case 14: story.isDraft.toggle()
            case 15: story.access = site.chance(50) ? "subscribers" : nil
            case 16: story.extra = site.fresh()
            case 17: story.label = site.chance(70) ? site.some(["opinion", "analysis", "sponsored"]) : nil
            case 18: story.series = site.chance(60) ? site.some(["Tides", "Bells"]) : nil
            case 19: story.comments = site.some(["open", "closed"])
            default: story.topic = site.chance(60) ? site.some(["The wall", "The bridge"]) : nil
            }
            file = story.file
        }
        return "story \(file), change \(which)"
    }

    private mutating func editSettings() -> String {
        let choices: [(String, String?)] = [
            ("title", "Post " + fresh()), ("description", "About " + fresh()), ("copyright", "© " + fresh()),
            ("extra", "{motto: \(fresh())}"), ("stories_per_page", "\(number(3..<6))"),
            ("feeds", "{items: \(number(2..<9)), full_text: \(chance(50))}"),
            ("feeds", "{of: {site: [rss], tags: [atom]}}"), ("feeds", nil),
            ("lists", "{tags: /subjects/, authors: \(chance(50) ? "/people/" : "false")}"),
            ("lists", "{archive: false, corrections: /mistakes/}"), ("lists", nil),
            ("access", some(["free", "subscribers"])), ("publisher", "{name: P \(fresh()), logo: /a.png}"),
            ("publisher", "{policies: {ethics: /about/}}"),
            ("hubs", "[https://h\(number(0..<9)).example.net/]"),
            ("html", "{trust: \(chance(50))}"),
            ("comments", "{action: 'https://d\(number(0..<9)).example.org/'}"),
            (
                "sections",
                "[{slug: sport, title: Games \(fresh())}, {slug: world, title: World, label: opinion}]"
            ),
            ("time_zone", some(["Europe/London", "America/New_York"])),
            ("language", some(["en", "de", "ar"])),
            ("permalink", some(["/:section/:slug/", "/:year/:slug/"])), ("robots", "{disallow: [/x/]}"),
            ("news_sitemap", some(["false", "{name: The Post}"])),
        ]
        let (key, value) = choices[number(0..<choices.count)]
        settings[key] = value
        return "site.yml: \(key): \(value ?? "-")"
    }

    private mutating func editFiles() -> String {
        let text = fresh()
        let source = stories.values.map(\.file).sorted()[0]
        let choices: [(String, String?)] = [
            ("content/about.md", "---\ntitle: About\nauthors: [Stan Ding]\n---\n\(text)"),
            ("content/corrections.md", chance(50) ? "---\ntitle: Mistakes\n---\n\(text)" : nil),
            ("content/authors/ana-ruiz.yml", "name: Ana Ruiz\nrole: \(text)\nbiography: \(text)"),
            ("content/authors/stan-ding.yml", chance(70) ? "name: Stan D\nbiography: \(text)" : nil),
            ("content/tags/harbour.yml", chance(70) ? "name: Quay \(text)\ndescription: \(text)" : nil),
            ("content/data.csv", text), ("content/more.csv", chance(60) ? text : nil),
            ("content/front.yml", "lead: \(source)\nbreaking: {text: \(text), link: /about/}"),
            ("content/front.yml", nil),
            ("templates/shortcodes/note.html", "<i>\(text) {{ args | join(\", \") }}</i>"),
            ("templates/own.html", chance(70) ? "<p>\(text)</p>" : nil),
            ("templates/assets/own.css", "p { margin: \(number(0..<9))px }"),
            ("templates/assets/more.js", chance(60) ? "// \(text)" : nil),
            ("templates/words/en.yml", "latest: Latest \(text)"),
            ("templates/partials/related.html", chance(60) ? "<p>\(text)</p>" : nil),
            (
                "comments/" + source.dropLast(3) + ".json",
                "{\"comments\": [{\"id\": \"1\", \"author\": \"R\", \"date\": \"2023-11-14T10:00:00Z\", \"text\": \"\(text)\"}]}"
            ),
        ]
        switch number(0..<10) {
        case 0:
            now += number(0..<200) * 3_600
            return "the clock"
        case 1:
            pictures["content/" + some(["a.png", "b.png"])] = number(60..<300)
            return "a picture"
        default:
            let (file, contents) = choices[number(0..<choices.count)]
            others[file] = contents
            return "\(file): \(contents ?? "-")"
        }
    }
}
