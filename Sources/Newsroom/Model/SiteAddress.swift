/// Where the site stands on the web: `https://example.org` or `https://example.org/paper`.
package struct SiteAddress: Hashable, Sendable {
    /// Scheme and host, without a slash at the end.
    package let origin: String
    /// The path of the site's root: "/" or "/paper/".
    package let root: String

    /// Stands in while a configuration without an address is searched for further mistakes (RFC 2606).
    package static let placeholder = SiteAddress(origin: "https://example.invalid", root: "/")

    private init(origin: String, root: String) {
        self.origin = origin
        self.root = root
    }

    /// The whole address without a slash at the end.
    package var text: String { origin + root.dropLast() }

    /// The address at which readers find a file of the output.
    package func address(ofFile file: String) -> String {
        let isIndex = file == "index.html" || file.hasSuffix("/index.html")
        let path = isIndex ? String(file.dropLast("index.html".count)) : file
        return origin + root + SitePath(recorded: path).percentEncoded
    }

    /// Nil unless the text is an absolute `http` or `https` address without query and fragment.
    package init?(_ text: String) {
        guard let scheme = ["https://", "http://"].first(where: text.lowercased().hasPrefix),
            text.unicodeScalars.allSatisfy({
                $0.value > 0x20 && $0.value < 0x7F && !"\\\"<>^`{|}?#@".contains(Character($0))
            })
        else { return nil }
        let parts = text.dropFirst(scheme.count).split(separator: "/", omittingEmptySubsequences: false)
        guard let host = parts.first, !host.isEmpty else { return nil }
        let path = parts.dropFirst().filter { !$0.isEmpty }
        guard !path.contains("."), !path.contains("..") else { return nil }
        origin = scheme + host.lowercased()
        root = path.isEmpty ? "/" : "/" + path.joined(separator: "/") + "/"
    }
}
