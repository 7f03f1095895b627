import Metadata
import Newsroom

/// Reads `trust`: a map from each attribute of trust.txt to one value or a list of them.
enum TrustConfiguration {
    static func read(_ site: MetadataReader) -> [TrustDeclaration] {
        guard let map = site.map("trust") else { return [] }
        defer { map.reportUnreadEntries() }
        return TrustDeclaration.Attribute.allCases.flatMap { attribute in
            map.placedTexts(attribute.rawValue).compactMap { text, place in
                value(text, of: attribute, at: place, map).map { TrustDeclaration(attribute, $0) }
            }
        }
    }

    private static func value(
        _ text: String, of attribute: TrustDeclaration.Attribute, at place: Place, _ map: MetadataReader
    ) -> String? {
        switch attribute {
        case .datatrainingallowed:
            switch text.lowercased() {
            case "yes", "true": return "yes"
            case "no", "false": return "no"
            default:
                map.report(.error("`datatrainingallowed` must be `yes` or `no`", at: place))
                return nil
            }
        case .contact:
            // An address of a page, of mail, or a number to call.
            let isLine = text.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
            if isLine { return text }
            map.report(.error("`contact` must be one line", at: place))
            return nil
        default:
            return map.webAddress(text, for: attribute.rawValue, at: place)
        }
    }
}
