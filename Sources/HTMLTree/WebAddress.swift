/// What may stand in an attribute that holds an address.
package enum WebAddress {
    /// The scheme as a browser reads it, in lower case; nil for a relative address.
    ///
    /// Spaces and control characters, which browsers skip in places, are not seen: `java\tscript:x` has the
    /// scheme `javascript`.
    package static func scheme(of address: some Collection<UInt8>) -> String? {
        scheme(ofBytes: Array(address))
    }

    /// Whether an address has a scheme, as ``scheme(of:)`` sees it.
    package static func hasScheme(_ address: [UInt8]) -> Bool { schemeEnd(of: address) != nil }

    private static func schemeEnd(of address: [UInt8]) -> Int? {
        guard let end = address.firstIndex(where: isDelimiter), address[end] == UInt8(ascii: ":") else {
            return nil
        }
        return end
    }

    private static func scheme(ofBytes address: [UInt8]) -> String? {
        guard let end = schemeEnd(of: address) else { return nil }
        let scheme = address[..<end].filter { $0 > 0x20 && $0 != 0x7F }
        return String(decoding: scheme, as: UTF8.self).lowercased()
    }

    private static func isDelimiter(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: ":"), UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "#"), UInt8(ascii: "\\"):
            true
        default: false
        }
    }

    /// Whether an address begins with `https://` or `http://`, in any letter case.
    package static func isOfWeb(_ address: String) -> Bool {
        ["https://", "http://"].contains(where: address.lowercased().hasPrefix)
    }

    /// A relative address, or one of `http`, `https`, `mailto` and `tel`.
    package static func isAllowed(_ address: some Collection<UInt8>) -> Bool {
        guard let scheme = scheme(of: address) else { return true }
        return ["http", "https", "mailto", "tel"].contains(scheme)
    }

    /// As ``isAllowed(_:)``, or the bytes of a picture themselves in a format that holds no program.
    package static func isAllowedForImage(_ address: some Collection<UInt8>) -> Bool {
        guard scheme(of: address) == "data" else { return isAllowed(address) }
        let start = String(decoding: address.prefix(20), as: UTF8.self).lowercased()
        return ["png", "gif", "jpeg", "webp", "avif"].contains {
            start.hasPrefix("data:image/\($0);") || start.hasPrefix("data:image/\($0),")
        }
    }

    /// A path that begins with "/" without "." and "..", which never lead above the root (RFC 3986, section
    /// 5.2.4).
    package static func withoutDots(_ path: [UInt8]) -> [UInt8] {
        // Most paths have no dot, and then no part that is nothing but dots.
        guard path.contains(UInt8(ascii: ".")), var start = path.firstIndex(of: UInt8(ascii: "/")) else {
            return path
        }
        var result: [UInt8] = []
        result.reserveCapacity(path.count)
        while start < path.endIndex {
            let end = path[(start + 1)...].firstIndex(of: UInt8(ascii: "/")) ?? path.endIndex
            let part = path[(start + 1)..<end]
            if (1...2).contains(part.count), part.allSatisfy({ $0 == UInt8(ascii: ".") }) {
                if part.count == 2, let parent = result.lastIndex(of: UInt8(ascii: "/")) {
                    result.removeSubrange(parent...)
                }
                if end == path.endIndex { result.append(UInt8(ascii: "/")) }
            } else {
                result += path[start..<end]
            }
            start = end
        }
        return result
    }

    /// The host of an `https` address without user or port, in lower case; nil for any other address.
    package static func secureHost(of address: String) -> String? {
        let prefix = "https://"
        guard address.lowercased().hasPrefix(prefix) else { return nil }
        let host = address.dropFirst(prefix.count).prefix { !"/?#".contains($0) }
        let isPlain = host.utf8.allSatisfy {
            ($0 | 0x20 >= UInt8(ascii: "a") && $0 | 0x20 <= UInt8(ascii: "z"))
                || ($0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9")) || $0 == UInt8(ascii: ".")
                || $0 == UInt8(ascii: "-")
        }
        return isPlain ? host.lowercased() : nil
    }
}
