/// The place of a page or file in the site, such as `world/talks/` or `CNAME`; it cannot lead out of it.
///
/// Parts are joined by "/", without one in front. A path that is empty or ends in "/" is a folder whose page is
/// its `index.html`.
package struct SitePath: Hashable, Sendable, Comparable {
    package let text: String

    /// The front page.
    package static let root = SitePath(unchecked: "")

    /// The page that servers send where there is none.
    package static let notFound = SitePath(unchecked: "404.html")

    /// The folder of a section or of a standing page.
    package init(_ slug: Slug) {
        self.init(unchecked: slug.text + "/")
    }

    /// A folder of the output that Broadsheet keeps for itself while it writes; no page can stand there.
    package static let workingFolder = ".broadsheet-partial"

    /// Why a text is no path of the site.
    package struct Problem: Error, Hashable {
        /// Completes the sentence "`/a//b` …".
        package let reason: String
    }

    /// - Parameter text: With or without a slash in front.
    /// - Throws: ``Problem`` where the path could lead out of the site or cannot be a file's name.
    package init(_ text: String) throws(Problem) {
        if Self.isPlain(text) {
            self.text = text
            return
        }
        let path = text.hasPrefix("/") ? text.dropFirst() : text[...]
        let parts = path.split(separator: "/", omittingEmptySubsequences: false)
        for (index, part) in parts.enumerated() {
            if part.isEmpty {
                guard index == parts.count - 1 else { throw Problem(reason: "has an empty part") }
            } else if let reason = Self.objection(to: part) {
                throw Problem(reason: reason)
            }
        }
        guard path.utf8.count <= 1_000 else { throw Problem(reason: "is longer than 1,000 bytes") }
        self.text = String(path)
    }

    /// - Parameter text: The text of a path that this process has made, now or for a record whose checksum holds.
    package init(recorded text: String) {
        self.text = text
    }

    /// Whether a text is a path beyond doubt: visible ASCII, no part empty, long or with a dot in front.
    private static func isPlain(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { bytes in
            guard bytes.count <= 240 else { return false }
            var last = UInt8(ascii: "/")
            for byte in bytes {
                if last == UInt8(ascii: "/"), byte == last || byte == UInt8(ascii: ".") { return false }
                guard byte > 0x20, byte < 0x7F, byte != UInt8(ascii: "\\") else { return false }
                last = byte
            }
            return true
        }
    }

    private init(unchecked text: String) {
        self.text = text
    }

    /// The address of a page as people write it: one that names no file is a folder.
    ///
    /// `/about`, `/about/` and `about` are the folder `about/`; `/about.html` is a file. What could be taken for
    /// more than a path of this site (another site's address, a query, a hidden dot or slash) is refused. What
    /// is percent-encoded is decoded: `/caf%C3%A9` is `café/`.
    package init(address: String) throws(Problem) {
        if let path = Self.plainPath(address) {
            self = path
            return
        }
        if let reason = Self.objection(toAddress: address) ?? Self.objection(toHiddenIn: address) {
            throw Problem(reason: reason)
        }
        guard let decoded = address.percentDecoded else {
            throw Problem(reason: "is percent-encoded, but not of UTF-8")
        }
        // A space that was written as one has been refused above.
        if let reason = Self.objection(toAddress: decoded.replacing(" ", with: "-")) {
            throw Problem(reason: reason)
        }
        self = try SitePath(decoded).asPage
    }

    /// The path of an address in which nothing has to be decoded or could be refused: those that patterns make.
    private static func plainPath(_ address: String) -> SitePath? {
        let text = address.hasPrefix("/") ? String(address.dropFirst()) : address
        guard !address.isEmpty, text.utf8.allSatisfy(isUnreserved), isPlain(text) else { return nil }
        return SitePath(unchecked: text).asPage
    }

    /// As it is where it names a file, else as a folder.
    private var asPage: SitePath {
        isFolder || hasExtension ? self : SitePath(unchecked: text + "/")
    }

    /// A path under this one; this one's file extension, if it has any, is dropped.
    package func appending(_ part: String) throws(Problem) -> SitePath {
        try SitePath(folder + part)
    }

    /// A further page of a list that begins here: `world/page/2/`.
    package func page(_ number: Int) -> SitePath {
        SitePath(unchecked: folder + "page/\(number)/")
    }

    /// A file that Broadsheet itself puts into this folder, under a name that needs no check.
    package func file(_ name: String) -> SitePath { SitePath(unchecked: folder + name) }

    /// A folder in this one; `name` is a slug, or several joined by "/".
    package func folder(_ name: String) -> SitePath {
        SitePath(unchecked: folder + (name.hasSuffix("/") ? name : name + "/"))
    }

    package var isFolder: Bool { text.isEmpty || text.hasSuffix("/") }

    /// The file that holds it: `world/talks/index.html`.
    package var file: String { isFolder ? text + "index.html" : text }

    /// The way from this page back to the site's root: "" or "../../".
    package var wayToRoot: String {
        var text = text
        return String(repeating: "../", count: text.withUTF8 { $0.count { $0 == UInt8(ascii: "/") } })
    }

    /// As it stands in an address: everything but unreserved characters and "/" percent-encoded (RFC 3986).
    package var percentEncoded: String {
        var text = text
        if text.withUTF8(Self.areUnreserved) { return text }
        var bytes: [UInt8] = []
        appendPercentEncoded(to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Appends ``percentEncoded``.
    package func appendPercentEncoded(to bytes: inout [UInt8]) {
        var text = text
        text.withUTF8 { text in
            if Self.areUnreserved(text) { return bytes.append(copying: text) }
            let digits = Array("0123456789ABCDEF".utf8)
            for byte in text {
                if Self.isUnreserved(byte) {
                    bytes.append(byte)
                } else {
                    bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
                }
            }
        }
    }

    private static func areUnreserved(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        !bytes.hold { byte in
            let isLetter: UInt8 = (byte | 0x20) &- UInt8(ascii: "a") < 26 ? 1 : 0
            let isDigitOrSign: UInt8 = byte &- UInt8(ascii: "-") < 13 ? 1 : 0
            let isMark: UInt8 = (byte == UInt8(ascii: "_") ? 1 : 0) | (byte == UInt8(ascii: "~") ? 1 : 0)
            return 1 ^ (isLetter | isDigitOrSign | isMark)
        }
    }

    private static func isUnreserved(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "-")...UInt8(ascii: "9"),
            UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"), UInt8(ascii: "~"):
            true
        default: false
        }
    }

    package static func < (left: SitePath, right: SitePath) -> Bool { left.text < right.text }

    private var folder: String {
        if isFolder { return text }
        guard hasExtension, let dot = text.lastIndex(of: ".") else { return text + "/" }
        return text[..<dot] + "/"
    }

    private var hasExtension: Bool {
        let name = text.split(separator: "/").last ?? ""
        return !name.hasPrefix(".") && !name.hasSuffix(".") && name.contains(".")
    }

    private static func objection(toAddress address: String) -> String? {
        if address.isEmpty { return "is no path" }
        if address.hasPrefix("//") || address.prefix(while: { $0 != "/" }).contains(":") {
            return "is an address of another site, not a path"
        }
        for scalar in address.unicodeScalars {
            if scalar == "?" || scalar == "#" { return "has a `\(scalar)`, which no path can have" }
            if scalar.properties.isWhitespace { return "has a space" }
            // U+FFFD is what readers of files make of a character that cannot be.
            if scalar.properties.generalCategory == .format || scalar == "\u{FFFD}" {
                return "has an invisible character"
            }
        }
        // Patterns are for `site.yml`.
        if let part = address.split(separator: "/").first(where: { $0.hasPrefix(":") }) {
            return "has `\(part)`, which stands for nothing here"
        }
        return nil
    }

    private static func objection(toHiddenIn address: String) -> String? {
        let hidden = ["%2e", "%2f", "%5c", "%00"].first(where: address.lowercased().contains)
        return hidden.map { "hides a dot, slash, backslash or zero as `\($0)`" }
    }

    private static func objection(to part: Substring) -> String? {
        if part.lowercased() == workingFolder {
            return "has `\(part)`, a name that Broadsheet keeps for itself"
        }
        if part == "." || part == ".." { return "has `\(part)` between its slashes" }
        if part.utf8.count > 240 { return "has a part longer than 240 bytes" }
        if part.contains("\\") { return "has a backslash" }
        let isControl = part.unicodeScalars.contains { $0.properties.generalCategory == .control }
        return isControl ? "has a control character" : nil
    }
}
