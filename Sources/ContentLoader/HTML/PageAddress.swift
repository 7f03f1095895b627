import HTMLTree

/// The web address of a saved page, which its own links start from.
struct PageAddress {
    /// Scheme and host: `https://example.org`.
    private let origin: Substring
    /// Up to and with the last slash: `/2021/`.
    private let folder: String

    /// The address that the page says it has: in `base`, as its canonical address, for social networks.
    static func find(in elements: [HTMLElement]) -> PageAddress? {
        let links = elements.lazy.filter {
            $0.name == "link" && $0.value("rel").split(separator: " ").contains("canonical")
        }
        let meta = elements.lazy.filter { $0.name == "meta" && $0.value("property") == "og:url" }
        let own = (links.compactMap { $0["href"] } + meta.compactMap { $0["content"] }).lazy
            .compactMap(PageAddress.init).first
        guard let base = elements.first(where: { $0.name == "base" && $0["href"] != nil })?["href"] else {
            return own
        }
        return PageAddress(base) ?? own.flatMap { PageAddress($0.resolve(base)) } ?? own
    }

    /// Nil unless the address is an absolute one of the web.
    init?(_ address: String) {
        let address = address.trimmingSpaces
        guard let scheme = ["https://", "http://"].first(where: address.lowercased().hasPrefix) else {
            return nil
        }
        let host = address.dropFirst(scheme.count).prefix { !"/?#\\".contains($0) }
        guard !host.isEmpty, !host.contains(where: \.isWhitespace) else { return nil }
        origin = address[..<host.endIndex]
        let path = address[host.endIndex...].prefix { $0 != "?" && $0 != "#" }
        folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "/"
    }

    /// An address relative to this page, made absolute (RFC 3986, section 5.2, without the page's own query).
    func resolve(_ address: String) -> String {
        if address.hasPrefix("//") { return origin.prefix { $0 != "/" } + address }
        let path = address.prefix { $0 != "?" && $0 != "#" }
        let rest = address[path.endIndex...]
        let whole = path.hasPrefix("/") ? String(path) : folder + path
        return origin + String(decoding: WebAddress.withoutDots(Array(whole.utf8)), as: UTF8.self) + rest
    }
}
