/// A way to say a text in fewer bytes that browsers understand (RFC 9110, section 8.4.1); the raw value is the end of
/// the file's name.
package enum ContentCoding: String, CaseIterable, Hashable, Sendable {
    case brotli = "br"
    case gzip = "gz"
}
