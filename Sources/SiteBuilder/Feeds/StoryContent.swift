import HTMLTree
import MarkdownRenderer
import Newsroom
import TemplateEngine

/// A story's whole text as it stands in feeds.
enum StoryContent {
    /// Who paid for the story, the lead image, its text, the updates of live coverage, the corrections.
    ///
    /// - Returns: Nil where the text would cost too much to read.
    static func html(of story: Story, edition: Edition) -> [UInt8]? {
        let (site, words) = (edition.site, edition.words)
        let base = AddressBase(page: site.permalink(of: story.planned.path))
        guard let body = PortableMarkup.bytes(story.rendered.html, isOurs: !site.html.isTrusted, from: base)
        else { return nil }
        var html: [UInt8] = []
        if let sponsor = story.article.sponsor {
            html += element("p", words.text("sponsored_by", sponsor))
        } else if story.planned.label == .sponsored {
            html += element("p", words[.sponsored])
        }
        html += leadImage(of: story, site: site)
        html += body
        for update in story.updates {
            guard let text = PortableMarkup.bytes(update.html, isOurs: !site.html.isTrusted, from: base)
            else { return nil }
            if let title = update.title { html += element("h2", title) }
            html += time(of: update, in: story, edition: edition) + text
        }
        for correction in story.article.corrections {
            html += element("p", words[correction.kind] + ": " + correction.text)
        }
        return html
    }

    private static func leadImage(of story: Story, site: Site) -> [UInt8] {
        guard let image = story.article.image, let address = story.image else { return [] }
        var html = Array("<figure><img src=\"".utf8)
        HTMLSerializer.escape(site.permalink(of: address), to: &html)
        html += "\" alt=\"".utf8
        HTMLSerializer.escape(image.alternativeText, to: &html)
        html += "\">".utf8
        let lines = [image.caption, image.credit].compactMap(\.self).joined(separator: " ")
        if !lines.isEmpty { html += element("figcaption", lines) }
        return html + "</figure>\n".utf8
    }

    /// When an update was published, as a link to it.
    private static func time(of update: LiveUpdate, in story: Story, edition: Edition) -> [UInt8] {
        var html = Array("<p><a href=\"".utf8)
        HTMLSerializer.escape(edition.site.permalink(of: story.planned.path) + "#" + update.id, to: &html)
        html += "\"><time datetime=\"\(update.published.iso8601)\">".utf8
        HTMLSerializer.escape(edition.formats.text(of: update.published, .longTime), to: &html)
        return html + "</time></a></p>\n".utf8
    }

    private static func element(_ name: String, _ text: String) -> [UInt8] {
        var html = Array("<\(name)>".utf8)
        HTMLSerializer.escape(text, to: &html)
        return html + "</\(name)>\n".utf8
    }
}
