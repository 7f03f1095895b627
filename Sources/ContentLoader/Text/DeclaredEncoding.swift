/// The encoding that an HTML page says it has.
enum DeclaredEncoding: Equatable {
    case utf8, windows1252
    case unknown(String)

    /// Looks for `charset=` in the first 1,024 bytes, as browsers do (HTML Standard, "prescan").
    static func find(in bytes: [UInt8]) -> DeclaredEncoding? {
        let head = String(decoding: bytes.prefix(1_024).filter { $0 < 0x80 }, as: UTF8.self).lowercased()
        guard head.contains("<meta"), let found = head.firstRange(of: "charset") else { return nil }
        let rest = head[found.upperBound...].drop { $0 == " " }
        guard rest.first == "=" else { return nil }
        let name = rest.dropFirst().drop { " \"'".contains($0) }
            .prefix { $0.isLetter || $0.isNumber || "-_:.".contains($0) }
        switch name {
        case "": return nil
        case "utf-8", "utf8": return .utf8
        // The Encoding Standard reads all of these as Windows-1252.
        case "windows-1252", "cp1252", "x-cp1252", "iso-8859-1", "iso8859-1", "iso_8859-1", "latin1", "l1",
            "us-ascii", "ascii":
            return .windows1252
        default: return .unknown(String(name))
        }
    }
}
