import Metadata
import Newsroom

/// Reads `robots`.
enum RobotsConfiguration {
    static func read(_ site: MetadataReader) -> RobotsSettings? {
        site.switchable("robots", without: nil, with: RobotsSettings()) { map in
            let refusesModels = map.flag("refuse_language_models") ?? false
            let refused = crawlers(map) + (refusesModels ? RobotsSettings.modelCrawlers : [])
            var seen: Set<String> = []
            return RobotsSettings(
                disallowed: paths(map), refused: refused.filter { seen.insert($0.lowercased()).inserted })
        }
    }

    private static func paths(_ map: MetadataReader) -> [String] {
        map.placedTexts("disallow").compactMap { text, place in
            if text.hasPrefix("/"), isPlain(text, with: "/-._~%!$&'()*+,;=:@?") { return text }
            map.report(
                .error(
                    "`\(text)` is no path of the site", at: place,
                    hint: "write it from the root, percent-encoded: `/drafts/`"))
            return nil
        }
    }

    private static func crawlers(_ map: MetadataReader) -> [String] {
        map.placedTexts("refuse").compactMap { text, place in
            // RFC 9309 has letters, "_" and "-"; crawlers go by names with digits and dots as well.
            if isPlain(text, with: "_-."), text != "." { return text }
            map.report(
                .error("`\(text)` is no crawler's name", at: place, hint: "write it as `GPTBot`"))
            return nil
        }
    }

    private static func isPlain(_ text: String, with others: String) -> Bool {
        let others = Set(others.utf8)
        return text.utf8.allSatisfy {
            ($0 | 0x20 >= UInt8(ascii: "a") && $0 | 0x20 <= UInt8(ascii: "z"))
                || ($0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9")) || others.contains($0)
        }
    }
}
