import Newsroom

/// What is known about the story; without its Markdown, which is read from the source where it is wanted, and
/// empty here.
extension Article: RecordCodable {
    init(from reader: inout RecordReader) throws(RecordDamage) {
        let source = try reader.readString()
        self.init(
            source: source, title: try reader.readString(), slug: try reader.read(),
            section: try reader.read(), published: try reader.read(), updated: try reader.read(),
            expires: try reader.read(), status: try reader.read(), authors: try reader.read(),
            kicker: try reader.read(), standfirst: try reader.read(), dateline: try reader.read(),
            tags: try reader.read(), topics: try reader.read(), series: try reader.read(),
            label: try reader.read(), sponsor: try reader.read(), keyPoints: try reader.read(),
            corrections: try reader.read(), related: try Self.related(in: source, from: &reader),
            coverage: try reader.read(), isFree: try reader.read(), image: try reader.read(),
            permalink: try reader.read(), aliases: try reader.read(),
            commentsAreOpen: try reader.read(), extra: try reader.read(), markdown: [],
            lines: try reader.read(), places: try Places(in: source, from: &reader))
    }

    func write(to writer: inout RecordWriter) {
        writer.writeString(source)
        writer.writeString(title)
        writer.write(slug)
        writer.write(section)
        writer.write(published)
        writer.write(updated)
        writer.write(expires)
        writer.write(status)
        writer.write(authors)
        writer.write(kicker)
        writer.write(standfirst)
        writer.write(dateline)
        writer.write(tags)
        writer.write(topics)
        writer.write(series)
        writer.write(label)
        writer.write(sponsor)
        writer.write(keyPoints)
        writer.write(corrections)
        writer.writeCount(related.count)
        for reference in related {
            writer.writeString(reference.text)
            reference.place.write(usuallyIn: source, to: &writer)
        }
        writer.write(coverage)
        writer.write(isFree)
        writer.write(image)
        writer.write(permalink)
        writer.write(aliases)
        writer.write(commentsAreOpen)
        writer.write(extra)
        writer.write(lines)
        places.write(in: source, to: &writer)
    }

    private static func related(
        in source: String, from reader: inout RecordReader
    ) throws(RecordDamage) -> [SiteReference] {
        var references: [SiteReference] = []
        for _ in 0..<(try reader.readCount()) {
            let text = try reader.readString()
            references.append(SiteReference(text, at: try Place(usuallyIn: source, from: &reader)))
        }
        return references
    }
}

extension Article.Places {
    fileprivate init(in source: String, from reader: inout RecordReader) throws(RecordDamage) {
        var entries: [Entry] = []
        for _ in 0..<(try reader.readCount()) {
            let key = try reader.readString()
            entries.append(Entry(key: key, place: try Place(usuallyIn: source, from: &reader)))
        }
        self.init(recorded: entries)
    }

    fileprivate func write(in source: String, to writer: inout RecordWriter) {
        writer.writeCount(entries.count)
        for entry in entries {
            writer.writeString(entry.key)
            entry.place.write(usuallyIn: source, to: &writer)
        }
    }
}
