import Newsroom

/// A story's text as it is kept outside the memory: its HTML, which its page has as well, and after it the little else
/// that belongs to it.
struct EncodedText: Sendable {
    let bytes: [UInt8]

    /// - Parameter bytes: As they were kept.
    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// - Parameter details: See ``StoryText/details``.
    init(html: [UInt8], details: [UInt8]) {
        var writer = RecordWriter(capacity: html.count + details.count + 8)
        writer.writeBytes(html)
        writer.append(details)
        bytes = writer.bytes
    }

    var fingerprint: ContentFingerprint { ContentFingerprint(bytes) }
}

extension StoryText {
    /// All but the HTML, encoded.
    var details: [UInt8] {
        var writer = RecordWriter()
        writer.write(headings)
        writer.writeInteger(wordCount)
        writer.write(updates)
        writer.write(comments)
        return writer.bytes
    }

    init(decoding encoded: EncodedText) throws(RecordDamage) {
        var reader = RecordReader(encoded.bytes)
        self.init(
            html: try reader.readBytes(), headings: try reader.read(), wordCount: try reader.readInteger(),
            updates: try reader.read(), comments: try reader.read())
    }
}
