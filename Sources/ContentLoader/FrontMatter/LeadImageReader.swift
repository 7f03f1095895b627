import HTMLTree
import Metadata
import Newsroom

/// Reads a picture written as an address, or as a map of address, alternative text, caption and credit; the
/// last three may also stand beside it as `image_alt` and so on.
enum LeadImageReader {
    static func read(_ reader: MetadataReader) -> LeadImage? {
        let alternativeText = reader.text("image_alt")
        let caption = reader.text("image_caption")
        let credit = reader.text("image_credit")
        guard let entry = reader.entry(["image", "cover", "featured_image", "thumbnail"]) else { return nil }
        var image: LeadImage
        if case .map = entry.value.kind {
            guard let map = reader.map(entry.value, for: entry.key) else { return nil }
            let names = ["src", "url", "path", "image"]
            guard let source = map.entry(names)?.value else {
                // Exporters write an empty address for stories without a picture.
                if map.emptyEntry(names) == nil {
                    reader.report(
                        .error(
                            "the image has no address", at: entry.keyPlace,
                            hint: "name the file as `src: photo.jpg`"))
                }
                return nil
            }
            guard let address = map.text(of: source, for: "src"),
                isAllowed(address, at: source.place, reader)
            else { return nil }
            image = LeadImage(address: address)
            image.alternativeText = map.text("alt") ?? ""
            image.caption = map.text("caption", "title")
            image.credit = map.text("credit", "attribution")
            map.reportSlips()
        } else {
            guard let address = reader.text(of: entry.value, for: entry.key),
                isAllowed(address, at: entry.value.place, reader)
            else { return nil }
            image = LeadImage(address: address)
        }
        if let alternativeText { image.alternativeText = alternativeText }
        image.caption = filled(caption ?? image.caption)
        image.credit = filled(credit ?? image.credit)
        return image
    }

    private static func filled(_ text: String?) -> String? {
        text.flatMap { $0.isEmpty ? nil : $0 }
    }

    private static func isAllowed(_ address: String, at place: Place, _ reader: MetadataReader) -> Bool {
        guard let scheme = WebAddress.scheme(of: address.utf8), scheme != "http", scheme != "https" else {
            return true
        }
        reader.report(
            .error(
                "an image cannot come from `\(scheme):`", at: place,
                hint: "give a path of this site, or a web address"))
        return false
    }
}
