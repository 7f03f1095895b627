import Metadata
import Newsroom

/// Reads `lists` of `site.yml`: where the lists of stories stand.
enum ListConfiguration {
    static func read(_ reader: MetadataReader) -> ListAddresses {
        var lists = ListAddresses.default
        guard let map = reader.map("lists") else { return lists }
        lists.tags = address("tags", lists.tags, map)
        lists.topics = address("topics", lists.topics, map)
        lists.series = address("series", lists.series, map)
        lists.authors = address("authors", lists.authors, map)
        lists.archive = address("archive", lists.archive, map)
        lists.corrections = address("corrections", lists.corrections, map)
        map.reportUnreadEntries()
        return lists
    }

    private static func address(
        _ name: String, _ usual: SitePath?, _ map: MetadataReader
    ) -> SitePath? {
        guard let node = map.node(name), let text = map.text(of: node, for: name) else { return usual }
        if ["false", "no", "off"].contains(text.lowercased()) { return nil }
        if ["true", "yes", "on"].contains(text.lowercased()) { return usual }
        do throws(SitePath.Problem) {
            let path = try SitePath(address: text)
            if path.isFolder, path != .root { return path }
            map.report(
                .error("`\(text)` is no folder of the site", at: node.place, hint: "write `/\(name)/`"))
            return usual
        } catch {
            map.report(
                .error("`\(text)` \(error.reason)", at: node.place, hint: "write `/\(name)/`, or `false`"))
            return usual
        }
    }
}
