import Newsroom

/// All that a page can show of a story, its text aside.
extension Story {
    var cardFingerprint: ContentFingerprint {
        var writer = RecordWriter()
        writeSource(to: &writer)
        writePlan(to: &writer)
        return ContentFingerprint(writer.bytes)
    }

    /// What its source says.
    func writeSource(to writer: inout RecordWriter) {
        var article = article
        // What no page shows, or what it shows as the plan has it.
        article.markdown = []
        article.lines = .offset(0)
        article.places = Article.Places()
        article.related = []
        article.aliases = []
        article.permalink = nil
        article.expires = nil
        article.commentsAreOpen = nil
        writer.write(article)
        writer.writeString(summary)
        writer.write(datelineStandsInText)
        writer.writeString(byline)
        writer.write(image)
        writer.write(isLive)
        writer.write(coverageStart)
        writer.write(changed)
    }

    /// What the site makes of it.
    func writePlan(to writer: inout RecordWriter) {
        writer.write(planned.path)
        writer.write(planned.commentsPath)
        if let section = planned.section { writer.write(section) }
        for term in planned.terms {
            writer.writeString(term.key.name)
            writer.writeString(term.title)
        }
        writer.write(planned.label)
        writer.write(planned.commentsAreOpen)
        writer.write(planned.isEarly)
        writer.write(planned.coverageIsOver)
    }
}
