import HTMLTree
import MarkdownRenderer
import Newsroom
import TemplateEngine

/// A story's whole text as it stands in feeds.
enum StoryContent {
    /// Who paid for the story, the lead image, its text, the updates of live coverage, the corrections.
    ///
    /// - Parameter number: The story's, in ``SitePlan/stories``.
    /// - Returns: Nil where the text would cost too much to read.
    static func html(of number: Int, _ edition: PageEdition) -> [UInt8]? {
        let (story, text) = (edition.story(number), edition.text(of: number))
        let isOurs = !edition.trustsHTML
        let base = AddressBase(page: edition.permalink(of: story.planned.path))
        guard let body = PortableMarkup.bytes(text.html, isOurs: isOurs, from: base)
        else { return nil }
        var html: [UInt8] = []
        if let sponsor = story.article.sponsor {
            html += element("p", edition.word("sponsored_by", sponsor))
        } else if story.planned.label == .sponsored {
            html += element("p", edition.word(.sponsored))
        }
        html += leadImage(of: story, edition)
        html += body
        for update in text.updates {
            guard let body = PortableMarkup.bytes(update.html, isOurs: isOurs, from: base)
            else { return nil }
            if let title = update.title { html += element("h2", title) }
            html += time(of: update, in: story, edition) + body
        }
        for correction in story.article.corrections {
            html += element("p", edition.word(correction.kind) + ": " + correction.text)
        }
        return html
    }

    private static func leadImage(of story: Story, _ edition: PageEdition) -> [UInt8] {
        guard let image = story.article.image, let address = story.image else { return [] }
        var html = Array("<figure><img src=\"".utf8)
        HTMLSerializer.escape(edition.permalink(of: address), to: &html)
        html += "\" alt=\"".utf8
        HTMLSerializer.escape(image.alternativeText, to: &html)
        html += "\">".utf8
        let lines = [image.caption, image.credit].compactMap(\.self).joined(separator: " ")
        if !lines.isEmpty { html += element("figcaption", lines) }
        return html + "</figure>\n".utf8
    }

    /// When an update was published, as a link to it.
    private static func time(of update: LiveUpdate, in story: Story, _ edition: PageEdition) -> [UInt8] {
        var html = Array("<p><a href=\"".utf8)
        HTMLSerializer.escape(edition.permalink(of: story.planned.path) + "#" + update.id, to: &html)
        html += "\"><time datetime=\"\(update.published.iso8601)\">".utf8
        HTMLSerializer.escape(edition.text(of: update.published, .longTime), to: &html)
        return html + "</time></a></p>\n".utf8
    }

    private static func element(_ name: String, _ text: String) -> [UInt8] {
        var html = Array("<\(name)>".utf8)
        HTMLSerializer.escape(text, to: &html)
        return html + "</\(name)>\n".utf8
    }
}
