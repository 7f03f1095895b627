import Metadata
import Newsroom

extension MetadataReader {
    /// A whole web address, or nil and a diagnostic where the text is none.
    ///
    /// - Parameter schemes: What the address may begin with.
    func webAddress(
        _ text: String, for name: String, at place: Place, schemes: [String] = ["https://", "http://"]
    ) -> String? {
        if Self.isWebAddress(text, schemes: schemes) { return text }
        report(
            .error(
                "`\(text)` is no whole web address with `\(schemes[0])`, which `\(name)` needs", at: place,
                hint: "write it as `\(schemes[0])example.org/…`"))
        return nil
    }

    /// Whether a text begins with one of the schemes, and nothing in it needs escaping.
    static func isWebAddress(_ text: String, schemes: [String] = ["https://", "http://"]) -> Bool {
        let forbidden = Set("\\\"<>^`{|}".unicodeScalars)
        return text.unicodeScalars.allSatisfy { $0.value > 0x20 && !forbidden.contains($0) }
            && schemes.contains { text.lowercased().hasPrefix($0) && text.count > $0.count }
    }

    /// The texts of a list with their places; a single text is a list of one.
    func placedTexts(_ name: String) -> [(text: String, place: Place)] {
        guard let node = node(name) else { return [] }
        return placedTexts(of: node, for: name)
    }

    func placedTexts(of node: MetadataNode, for name: String) -> [(text: String, place: Place)] {
        let nodes = if case .list(let nodes) = node.kind { nodes } else { [node] }
        return nodes.compactMap { node in
            guard let text = text(of: node, for: name), !text.isEmpty else { return nil }
            return (text, node.place)
        }
    }

    /// Nothing where the key says `false`; otherwise what is read of its map. `true` is an empty map.
    func switchable<Settings>(
        _ name: String, without: Settings, with default: Settings, _ read: (MetadataReader) -> Settings
    ) -> Settings {
        guard let node = node(name) else { return `default` }
        switch node.text?.lowercased() {
        case "false", "no", "off": return without
        case "true", "yes", "on": return `default`
        default: break
        }
        guard case .map = node.kind, let map = map(node, for: name) else {
            expected("a map or `false`", for: name, found: node)
            return `default`
        }
        defer { map.reportUnreadEntries() }
        return read(map)
    }
}
