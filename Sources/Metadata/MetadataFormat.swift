package import Newsroom

/// The languages in which metadata is written.
package enum MetadataFormat: Sendable {
    case yaml, toml, json

    /// Reads a part of a source (all of it unless `range` says otherwise).
    ///
    /// The bytes are UTF-8. The root is always a map: an empty one where nothing is written or where the text
    /// cannot be read, which a diagnostic then says. Every place is one of the whole source.
    package func parse(
        _ source: SourceText, range: Range<Int>? = nil
    ) -> (root: MetadataNode, diagnostics: [Diagnostic]) {
        let block = MetadataBlock(source: source, range: range ?? 0..<source.bytes.count)
        do throws(MetadataProblem) {
            guard block.range.count <= Self.largestSize else {
                throw block.problem("the metadata is longer than \(Self.largestSize / 1024) KB", line: 1)
            }
            let root =
                switch self {
                case .yaml: try YAMLMetadata.parse(block)
                case .toml: try TOMLMetadata.parse(block)
                case .json: try JSONMetadata.parse(block)
                }
            switch root.kind {
            case .map: return (root, [])
            case .none: return (block.empty, [])
            default:
                throw MetadataProblem(
                    "expected keys with values, found \(root.kindName)", at: root.place,
                    hint: "write each as `key: value` on a line of its own")
            }
        } catch {
            return (block.empty, error.diagnostics)
        }
    }

    /// In bytes. What people write by hand is far smaller; the parsers below are not all linear.
    private static let largestSize = 256 * 1024
    /// How deep lists and maps may stand in each other.
    static let deepestLevel = 64
}

/// Why a metadata block cannot be read.
struct MetadataProblem: Error {
    let diagnostics: [Diagnostic]

    init(_ diagnostics: [Diagnostic]) {
        self.diagnostics = diagnostics
    }

    init(_ summary: String, at place: Place, hint: String? = nil) {
        diagnostics = [.error(summary, at: place, hint: hint)]
    }
}
