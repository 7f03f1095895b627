/// The text of a file beside the stories, whatever its encoding.
package enum DecodedText {
    /// As UTF-8, with LF at the line ends and no byte-order mark; nil for what is no text.
    package static func utf8(of bytes: [UInt8]) -> [UInt8]? {
        try? SourceDecoder.decode(bytes, declaresEncoding: false)
    }
}
