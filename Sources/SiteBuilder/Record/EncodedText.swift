import Newsroom

/// A story's text as it is kept outside the memory: its HTML, which its page has as well, and after it the little else
/// that belongs to it.
struct EncodedText: Sendable {
    let bytes: [UInt8]
    /// All but the HTML.
    let details: ArraySlice<UInt8>

    init(_ text: StoryText) {
        var writer = RecordWriter(capacity: text.html.count + 1_000)
        writer.writeBytes(text.html)
        let start = writer.bytes.count
        writer.write(text.headings)
        writer.writeInteger(text.wordCount)
        writer.write(text.updates)
        writer.write(text.comments)
        bytes = writer.bytes
        details = bytes[start...]
    }

    init(html: [UInt8], details: [UInt8]) {
        var writer = RecordWriter(capacity: html.count + details.count + 8)
        writer.writeBytes(html)
        let start = writer.bytes.count
        writer.append(details)
        bytes = writer.bytes
        self.details = bytes[start...]
    }

    var fingerprint: ContentFingerprint { ContentFingerprint(bytes) }
}

extension StoryText {
    /// - Parameter bytes: Those of an ``EncodedText``.
    init(decoding bytes: [UInt8]) throws(RecordDamage) {
        var reader = RecordReader(bytes)
        self.init(
            html: try reader.readBytes(), headings: try reader.read(), wordCount: try reader.readInteger(),
            updates: try reader.read(), comments: try reader.read())
    }
}
