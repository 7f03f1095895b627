/// Says of the links of a story that somebody paid for, where they leave the site, that they are sponsored.
package struct SponsoredLinks: Sendable {
    private let origin: String

    /// - Parameter origin: Of the site itself: `https://post.example.org`.
    package init(origin: String) {
        self.origin = origin.lowercased()
    }

    /// HTML in which every link to another site has `rel="sponsored"`, beside what its `rel` has already.
    package func mark(_ html: [UInt8]) -> [UInt8] {
        html.withUnsafeBufferPointer { html in
            var scanner = TagScanner(html)
            var output: [UInt8] = []
            var written = 0
            var link: (tag: Int, isOutside: Bool, rel: TagScanner.Attribute?)?
            func finish() {
                guard let link, link.isOutside else { return }
                if let rel = link.rel {
                    let words = html[rel.value].split { $0 <= 0x20 }.map {
                        String(decoding: $0, as: UTF8.self)
                    }
                    guard !words.contains(where: { $0.lowercased() == "sponsored" }) else { return }
                    let value = (words + ["sponsored"]).joined(separator: " ").replacing("\"", with: "&quot;")
                    output += html[written..<rel.source.lowerBound]
                    output += "rel=\"\(value)\"".utf8
                    written = rel.source.upperBound
                } else {
                    output += html[written..<link.tag + 2]
                    output += " rel=\"sponsored\"".utf8
                    written = link.tag + 2
                }
            }
            while let attribute = scanner.nextAttribute() {
                guard attribute.element == "a" else { continue }
                if link?.tag != attribute.tag {
                    finish()
                    link = (attribute.tag, false, nil)
                }
                if attribute.name == "href" {
                    link?.isOutside = isOutside(html[attribute.value])
                } else if attribute.name == "rel" {
                    link?.rel = attribute
                }
            }
            finish()
            return output + html[written...]
        }
    }

    private func isOutside(_ address: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        let text = String(decoding: address.drop { $0 <= 0x20 }, as: UTF8.self).lowercased()
        if text == origin || text.hasPrefix(origin + "/") { return false }
        return ["https:", "http:", "//"].contains(where: text.hasPrefix)
    }
}
