import HTMLTree

/// Makes whole web addresses of those that start on some page (RFC 3986, section 5.2, as the URL Standard reads
/// them).
struct AddressBase: Sendable {
    /// `https:`.
    private let scheme: String
    /// `https://example.org`.
    private let origin: String
    /// `/world/talks/`.
    private let path: String
    /// `/world/`.
    private let folder: String

    /// - Parameter page: The whole web address of the page, without query and fragment.
    init(page: String) {
        let scheme = Substring(page.utf8.prefix { $0 != UInt8(ascii: ":") })
        let hostStart =
            page.utf8[scheme.endIndex...].firstIndex { $0 != UInt8(ascii: ":") && $0 != UInt8(ascii: "/") }
            ?? page.endIndex
        let pathStart = page.utf8[hostStart...].firstIndex(of: UInt8(ascii: "/")) ?? page.endIndex
        self.scheme = scheme + ":"
        origin = String(page[..<pathStart])
        let path = pathStart == page.endIndex ? "/" : String(page[pathStart...])
        self.path = path
        folder = path.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(path[...$0]) } ?? "/"
    }

    /// The whole address; one that has a scheme of its own stays as it is.
    func absolute(_ reference: String) -> String {
        let reference = Self.withoutSpaces(reference)
        if WebAddress.scheme(of: reference.utf8) != nil { return reference }
        if reference.isEmpty { return origin + path }
        if reference.hasPrefix("//") { return scheme + reference }
        let end =
            reference.utf8.firstIndex { $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "#") }
            ?? reference.endIndex
        if end == reference.startIndex { return origin + path + reference }
        let address = reference[..<end]
        let start = address.hasPrefix("/") ? "" : folder
        return origin + WebAddress.withoutDots(start + address) + reference[end...]
    }

    /// Browsers skip white space around an address, and tabs and line ends in it.
    private static func withoutSpaces(_ reference: String) -> String {
        guard reference.utf8.contains(where: { $0 <= 0x20 }) else { return reference }
        let text = Array(reference.utf8)
        let start = text.firstIndex { $0 > 0x20 } ?? text.endIndex
        let end = text.lastIndex { $0 > 0x20 }.map { $0 + 1 } ?? start
        var bytes: [UInt8] = []
        for byte in text[start..<max(start, end)] {
            if byte == 0x20 { bytes += "%20".utf8 } else if byte > 0x20 { bytes.append(byte) }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
