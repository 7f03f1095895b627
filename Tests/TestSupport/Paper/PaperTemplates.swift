/// Random templates that show what is unusual: bodies on other pages, counts everywhere, what stands two steps
/// away.
enum PaperTemplates {
    /// Every template of the default theme that a small theme puts nothing into.
    private static let silenced = [
        "partials/article-metadata", "partials/banner", "partials/breadcrumbs-data", "partials/comments",
        "partials/corrections", "partials/furniture", "partials/headline", "partials/label",
        "partials/list-data", "partials/list-metadata", "partials/list", "partials/live", "partials/meta",
        "partials/page-metadata", "partials/pagination", "partials/picture", "partials/publisher-data",
        "partials/related", "partials/site-data", "partials/structured-data", "partials/thumbnail",
        "shortcodes/audio", "shortcodes/frame", "shortcodes/gallery", "shortcodes/keypoints",
        "shortcodes/video", "shortcodes/vimeo", "shortcodes/youtube", "shortcodes/figure",
    ].map { "templates/\($0).html" }

    static let pages = [
        "index", "section", "tag", "topic", "series", "author", "archive", "terms", "corrections", "article",
        "comment", "page", "404",
    ]

    /// - Returns: A theme that takes the place of all of the default one.
    static func theme(_ random: inout SeededGenerator) -> [String: [UInt8]] {
        var files: [String: [UInt8]] = [:]
        for path in silenced { files[path] = [] }
        for page in pages { files["templates/\(page).html"] = template(page, &random) }
        files["templates/base.html"] = base(&random)
        files["templates/partials/card.html"] = card(&random)
        files["templates/shortcodes/table.html"] = Array(
            "<table>{% for row in table.rows %}<tr>{% for cell in row %}<td>{{ cell.text }}</td>{% endfor %}</tr>{% endfor %}</table>"
                .utf8)
        files["templates/shortcodes/factbox.html"] = Array("<aside id=\"{{ id }}\">{{ inner }}</aside>".utf8)
        files["templates/shortcodes/pullquote.html"] = Array(
            "<blockquote>{{ inner }}{{ params.by }}</blockquote>".utf8)
        return files
    }

    /// What every site of the random paper has, whatever its theme.
    static func furniture(_ random: inout SeededGenerator) -> [String: [UInt8]] {
        [
            "templates/shortcodes/ticker.html": shortcode(&random),
            "templates/assets/style.css": style(&random),
            "templates/assets/mark.png": PaperPictures.picture("mark.png", &random),
        ]
    }

    static func style(_ random: inout SeededGenerator) -> [UInt8] {
        Array("body { color: #\(random.number(100...999)); background: url(mark.png) }\n".utf8)
    }

    static func words(_ random: inout SeededGenerator) -> [UInt8] {
        Array("latest: \(PaperWords.phrase(1...2, &random))\ntag: \(random.pick(PaperWords.words))\n".utf8)
    }

    static func shortcode(_ random: inout SeededGenerator) -> [UInt8] {
        let parts = [
            "{{ args[0] }}", "{{ inner }}", "{{ words.latest }}", "{{ language }}",
            "{{ table.rows | length }}",
            "{{ text }}", PaperWords.phrase(1...2, &random),
        ]
        return Array(
            "<p id=\"{{ id }}\"><b>{{ params.label }}</b> \(random.some(of: parts, atMost: 3).joined(separator: " "))</p>"
                .utf8)
    }

    static func base(_ random: inout SeededGenerator) -> [UInt8] {
        let peeks = random.some(of: sitePeeks, atMost: 4).joined(separator: "\n")
        return Array(
            """
            <!DOCTYPE html>
            <html lang="{{ site.language }}" dir="{{ site.direction }}"><head><title>{% block title %}{{ page.title }}{% endblock %}</title>
            <link rel="stylesheet" href="{{ page.root }}{{ assets['style.css'] }}">{% block head %}{% endblock %}</head>
            <body>{% block main %}{% endblock %}
            \(peeks)
            </body></html>
            """.utf8)
    }

    /// A partial that templates include where they have a `story`.
    static func card(_ random: inout SeededGenerator) -> [UInt8] {
        Array((["<hr>"] + random.some(of: storyPeeks("story"), atMost: 2)).joined(separator: "\n").utf8)
    }

    static func template(_ page: String, _ random: inout SeededGenerator) -> [UInt8] {
        var parts = [PaperWords.phrase(1...2, &random), own[page] ?? ""]
        for story in random.some(of: stories[page] ?? [], atMost: 3) {
            parts += random.some(of: storyPeeks(story), atMost: 2)
        }
        parts += random.some(of: sitePeeks, atMost: 1)
        if let list = lists[page], random.once(in: 2) {
            parts.append("{% for story in \(list) %}{% include \"partials/card.html\" %}{% endfor %}")
        }
        let body = parts.joined(separator: "\n")
        return Array("{% extends \"base.html\" %}{% block main %}\(body){% endblock %}\n".utf8)
    }

    /// What a page shows in any case, so that it is worth comparing.
    private static let own: [String: String] = {
        let list =
            "{% for story in stories %}<p><a href=\"{{ story.url }}\">{{ story.title }}</a> {{ story.summary }}</p>{% endfor %}"
        let paged = list + "<p>{{ pagination.number }} {{ pagination.total }}</p>"
        return [
            "index": "<h1>{{ lead.title }}</h1>" + list, "section": "{{ section.count }}" + paged,
            "tag": "{{ tag.count }} {{ tag.description }}" + paged, "topic": "{{ topic.count }}" + paged,
            "series": "{{ series.title }} {{ series.description }}" + paged,
            "author": "{{ author.name }} {{ author.biography }} {{ author.image.width }}" + paged,
            "archive": "{{ period.count }}{% for p in periods %}{{ p.count }} {{ p.url }}{% endfor %}"
                + paged,
            "terms":
                "{% for t in terms %}<p>{{ t.title }} {{ t.count }} {{ t.image.height }}</p>{% endfor %}",
            "corrections":
                "{% for c in corrections %}<p>{{ c.correction.text }} {{ c.story.title }}</p>{% endfor %}",
            "article":
                "<h1>{{ article.title }}</h1>{{ article.body }}{% for c in comments %}<div>{{ c.body }}</div>{% endfor %}",
            "comment": "{{ comment_form.action }} {{ article.title }}",
            "page": "<h1>{{ article.title }}</h1>{{ article.body }}", "404": list,
        ]
    }()

    private static let stories = [
        "index": ["lead", "lead.related[0]", "secondary[0]", "stories[-1]", "blocks[0].stories[0]"],
        "section": ["stories[0]", "stories[-1].previous"], "tag": ["stories[0]", "stories[0].related[0]"],
        "topic": ["stories[0]"], "series": ["stories[0].next"], "author": ["stories[-1]"],
        "corrections": ["corrections[0].story", "introduction"],
        "article": [
            "article", "article.related[0]", "article.previous", "article.next", "article.previous.previous",
            "article.related[0].related[1]",
        ],
        "comment": ["article", "article.related[0]"], "page": ["article"], "404": ["stories[0]"],
    ]

    private static let lists = [
        "index": "stories", "section": "stories", "tag": "stories", "article": "article.related",
        "comment": "article.related", "404": "stories", "author": "stories",
    ]

    private static let sitePeeks = [
        "<p>{% for s in site.sections %}<a href=\"{{ s.url }}\">{{ s.title }} {{ s.count }}</a>{% endfor %}</p>",
        "<p>{{ site.title }} {{ site.description }} {{ site.copyright }}</p>",
        "<p>{{ site.breaking.text }} <a href=\"{{ site.breaking.url }}\">more</a></p>",
        "<p>{{ words.latest }} {{ words.tag }}</p>", "<p>{{ site.extra.motto }} {{ site.locale }}</p>",
        "<p>{{ site.corrections_url }} {{ site.archive_url }} {{ site.publisher.logo }}</p>",
        "<p>{% for f in page.feeds %}{{ f.url }} {% endfor %}</p>",
        "<p>{% for c in page.breadcrumbs %}{{ c.title }} {{ c.url }}{% endfor %}</p>",
        "<p>{{ page.permalink }} {{ page.indexed }} {{ page.description }}</p>",
    ]

    private static func storyPeeks(_ story: String) -> [String] {
        [
            "<p>{{ V.title }} {{ V.word_count | number }} {{ V.reading_minutes }}</p>",
            "<div>{{ V.body }}</div>",
            "<p>{% for h in V.contents %}{{ h.text }} #{{ h.id }} {% endfor %}</p>",
            "<p>{% for t in V.tags %}<a href=\"{{ t.url }}\">{{ t.title }} {{ t.count }}</a>{% endfor %}</p>",
            "<p>{% for a in V.authors %}{{ a.name }} {{ a.role }} {{ a.count }} {{ a.image.width }}{% endfor %}</p>",
            "<p>{{ V.section.title }} {{ V.section.count }} {{ V.series.count }} {{ V.series.title }}</p>",
            "<p><img src=\"{{ V.image.url }}\" alt=\"\"> {{ V.image.width }} {{ V.image.height }}</p>",
            "<p>{{ V.live.is_over }} {% for e in V.live.entries %}{{ e.text }} {{ e.id }}{% endfor %}</p>",
            "<p>{% for c in V.corrections %}{{ c.text }} {{ c.date | date(\"day_time\") }}{% endfor %}</p>",
            "<p>{% for r in V.related %}<a href=\"{{ r.url }}\">{{ r.title }}</a> {% endfor %}</p>",
            "<p>{{ V.previous.title }} {{ V.next.title }} {{ V.previous.summary }}</p>",
            "<p>{{ V.extra.mood }} {{ V.label.kind }} {{ V.sponsor }} {{ V.kicker }} {{ V.dateline }}</p>",
            "<p>{{ V.published | date(\"long_time\") }} {{ V.changed | iso8601 }} {{ V.updated | date(\"short\") }}</p>",
            "<p>{{ V.comments_open }} {{ V.is_free }} {{ V.is_draft }} {{ V.linked_byline }}</p>",
            "<p>{{ V.permalink }} {{ V.summary }} {{ V.key_points | join(\"; \") }}</p>",
        ].map { $0.replacing("V.", with: story + ".") }
    }
}
