import HTMLTree

/// Makes whole web addresses of those that start on some page (RFC 3986, section 5.2, as the URL Standard reads
/// them).
struct AddressBase: Sendable {
    /// `https://example.org/world/talks/`.
    private let page: [UInt8]
    /// Of the page's address, `https:`.
    private let scheme: Range<Int>
    /// Of the page's address, `https://example.org`.
    private let origin: Range<Int>
    /// Of the page's address, `/world/`.
    private let folder: Range<Int>

    /// - Parameter page: The whole web address of the page, without query and fragment.
    init(page address: String) {
        var page = Array(address.utf8)
        let schemeEnd = page.firstIndex(of: UInt8(ascii: ":")) ?? page.endIndex
        let hostStart =
            page[schemeEnd...].firstIndex { $0 != UInt8(ascii: ":") && $0 != UInt8(ascii: "/") }
            ?? page.endIndex
        let pathStart = page[hostStart...].firstIndex(of: UInt8(ascii: "/")) ?? page.endIndex
        if pathStart == page.endIndex { page.append(UInt8(ascii: "/")) }
        let lastSlash = page.lastIndex(of: UInt8(ascii: "/")) ?? pathStart
        self.page = page
        scheme = 0..<min(schemeEnd + 1, page.count)
        origin = 0..<pathStart
        folder = pathStart..<lastSlash + 1
    }

    /// The whole address; one that has a scheme of its own stays as it is.
    func absolute(_ reference: String) -> String {
        String(decoding: absolute(Array(reference.utf8)), as: UTF8.self)
    }

    /// The same, in UTF-8.
    func absolute(_ reference: [UInt8]) -> [UInt8] {
        let reference = Self.withoutSpaces(reference)
        if WebAddress.hasScheme(reference) { return reference }
        if reference.starts(with: "//".utf8) { return page[scheme] + reference }
        let end =
            reference.firstIndex { $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "#") } ?? reference.endIndex
        if end == reference.startIndex { return page + reference }
        var path = reference.first == UInt8(ascii: "/") ? [] : Array(page[folder])
        path += reference[..<end]
        return page[origin] + WebAddress.withoutDots(path) + reference[end...]
    }

    /// Browsers skip white space around an address, and tabs and line ends in it.
    private static func withoutSpaces(_ reference: [UInt8]) -> [UInt8] {
        guard let start = reference.firstIndex(where: { $0 > 0x20 }),
            let end = reference.lastIndex(where: { $0 > 0x20 })
        else { return [] }
        guard reference.contains(where: { $0 <= 0x20 }) else { return reference }
        var bytes: [UInt8] = []
        for byte in reference[start...end] {
            if byte == 0x20 { bytes += "%20".utf8 } else if byte > 0x20 { bytes.append(byte) }
        }
        return bytes
    }
}
