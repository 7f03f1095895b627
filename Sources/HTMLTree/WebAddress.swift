/// What may stand in an attribute that holds an address.
package enum WebAddress {
    /// The scheme as a browser reads it, in lower case; nil for a relative address.
    ///
    /// Spaces and control characters, which browsers skip in places, are not seen: `java\tscript:x` has the
    /// scheme `javascript`.
    package static func scheme(of address: some Collection<UInt8>) -> String? {
        var scheme: [UInt8] = []
        for byte in address where byte > 0x20 && byte != 0x7F {
            switch byte {
            case UInt8(ascii: ":"): return String(decoding: scheme, as: UTF8.self).lowercased()
            case UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "#"), UInt8(ascii: "\\"): return nil
            default: scheme.append(byte)
            }
        }
        return nil
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
    package static func withoutDots(_ path: String) -> String {
        var parts: [Substring] = []
        let all = path.split(separator: "/", omittingEmptySubsequences: false).dropFirst()
        for (index, part) in all.enumerated() {
            let isLast = index == all.count - 1
            switch part {
            case ".", "..":
                if part == ".." { _ = parts.popLast() }
                if isLast { parts.append("") }
            default: parts.append(part)
            }
        }
        return "/" + parts.joined(separator: "/")
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
