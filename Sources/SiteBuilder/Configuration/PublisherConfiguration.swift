import Metadata
import Newsroom

/// Reads `publisher`.
enum PublisherConfiguration {
    static func read(_ site: MetadataReader) -> Publisher {
        guard let map = site.map("publisher") else { return Publisher() }
        defer { map.reportUnreadEntries() }
        return Publisher(
            name: map.text("name"), logo: reference("logo", in: map),
            sameAs: map.placedTexts("same_as").compactMap {
                map.webAddress($0.text, for: "same_as", at: $0.place)
            }, policies: policies(map))
    }

    private static func policies(_ publisher: MetadataReader) -> [Publisher.PolicyPage] {
        guard let map = publisher.map("policies") else { return [] }
        defer { map.reportUnreadEntries() }
        return Publisher.Policy.allCases.compactMap { policy in
            reference(policy.rawValue, in: map).map { Publisher.PolicyPage(policy, page: $0) }
        }
    }

    private static func reference(_ name: String, in map: MetadataReader) -> SiteReference? {
        guard let node = map.node(name), let text = map.text(of: node, for: name), !text.isEmpty else {
            return nil
        }
        return SiteReference(text, at: node.place)
    }
}
