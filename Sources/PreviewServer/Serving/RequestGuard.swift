/// Refuses what no browser of somebody who works on the site would send: pages of other sites cannot read the preview
/// through a name that was bound to this machine (DNS rebinding), nor make it do something.
struct RequestGuard: Sendable {
    /// The address that was bound: "127.0.0.1", "0.0.0.0".
    let address: String

    func allows(_ request: PreviewRequest) -> Bool {
        guard let host = request.headers["host"], allows(host: host) else { return false }
        if let origin = request.headers["origin"] { return origin == "http://" + host }
        // Forms and scripts that send something say where they are from.
        return request.method == "GET" || request.method == "HEAD"
    }

    /// Names can be bound by anybody to any address; only those that cannot, and addresses themselves, are ours.
    private func allows(host: String) -> Bool {
        let name = Self.name(of: host)
        if name == "localhost" || name == address { return true }
        return Self.isAddress(name)
    }

    private static func name(of host: String) -> String {
        if host.hasPrefix("[") { return String(host.dropFirst().prefix { $0 != "]" }) }
        return String(host.prefix { $0 != ":" }).lowercased()
    }

    private static func isAddress(_ name: String) -> Bool {
        if name.contains(":") {
            return name.utf8.allSatisfy {
                $0 == UInt8(ascii: ":") || $0.isHexDigit || $0 == UInt8(ascii: ".")
            }
        }
        let parts = name.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4 && parts.allSatisfy { $0.utf8.count <= 3 && UInt8($0) != nil }
    }
}

extension UInt8 {
    fileprivate var isHexDigit: Bool {
        (0x30...0x39).contains(self) || (0x61...0x66).contains(self | 0x20)
    }
}
