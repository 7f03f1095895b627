import HTMLTree
import MarkdownRenderer
import Newsroom

/// A story's whole text as it stands in feeds.
enum StoryContent {
    /// The lead image, who paid for the story, its text, the updates of live coverage, the corrections.
    ///
    /// - Returns: Nil where the text would cost too much to read.
    static func html(of story: Story, site: Site) -> [UInt8]? {
        let base = AddressBase(page: site.permalink(of: story.planned.path))
        guard let body = PortableMarkup.bytes(story.rendered.html, from: base) else { return nil }
        var html = leadImage(of: story, site: site)
        if let sponsor = story.article.sponsor { html += paragraph(sponsor) }
        html += body
        for update in story.updates {
            guard let text = PortableMarkup.bytes(update.html, from: base) else { return nil }
            if let title = update.title { html += element("h2", title) }
            html += text
        }
        for correction in story.article.corrections { html += paragraph(correction.text) }
        return html
    }

    private static func leadImage(of story: Story, site: Site) -> [UInt8] {
        guard let image = story.article.image, let address = story.image else { return [] }
        let source =
            switch address {
            case .path(let path): site.permalink(of: path)
            case .web(let web): web
            }
        var html = Array("<figure><img src=\"".utf8)
        HTMLSerializer.escape(source, to: &html)
        html += "\" alt=\"".utf8
        HTMLSerializer.escape(image.alternativeText, to: &html)
        html += "\">".utf8
        let lines = [image.caption, image.credit].compactMap(\.self).joined(separator: " ")
        if !lines.isEmpty { html += element("figcaption", lines) }
        return html + "</figure>\n".utf8
    }

    private static func paragraph(_ text: String) -> [UInt8] { element("p", text) + "\n".utf8 }

    private static func element(_ name: String, _ text: String) -> [UInt8] {
        var html = Array("<\(name)>".utf8)
        HTMLSerializer.escape(text, to: &html)
        return html + "</\(name)>".utf8
    }
}
