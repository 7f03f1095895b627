import HTMLTree

/// The bracketed part of links and images: `(/a.html "Title")`.
enum MarkdownLink {
    static func target(_ address: String, title: String?) -> [UInt8] {
        var target = Array("(".utf8)
        for byte in address.trimmingSpaces.utf8 {
            switch byte {
            case 0..<0x20, 0x7F: continue
            case UInt8(ascii: " "), UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "<"),
                UInt8(ascii: ">"),
                UInt8(ascii: "\\"), UInt8(ascii: "\""), UInt8(ascii: "|"), UInt8(ascii: "`"):
                target += ("%" + String(byte, radix: 16, uppercase: true)).utf8
            case UInt8(ascii: "&"): target += "\\&".utf8
            default: target.append(byte)
            }
        }
        if let title = title.map(\.onOneLine), !title.isEmpty {
            target += " \"".utf8
            MarkdownEscaping.append(title.utf8, to: &target, startsLine: false)
            target += "\"".utf8
        }
        return target + ")".utf8
    }

    /// `![alt](address "title")`; nil where the image has no address or only one that is not allowed.
    static func image(_ element: HTMLElement, title: String?) -> [UInt8]? {
        guard element.value("width") != "1" || element.value("height") != "1",
            let address = address(of: element)
        else {
            return nil
        }
        var markdown = Array("![".utf8)
        let text = (element["alt"] ?? "").onOneLine
        MarkdownEscaping.append(text.utf8, to: &markdown, startsLine: false)
        return markdown + "]".utf8 + target(address, title: title)
    }

    /// Where the picture is; pages that load pictures late keep that in an attribute of their own.
    static func address(of image: HTMLElement) -> String? {
        let source = image["src"] ?? ""
        let late = ["data-src", "data-lazy-src", "data-original"].lazy.compactMap { image[$0] }.first
        let address = source.isEmpty || source.hasPrefix("data:") ? late ?? source : source
        return address.isEmpty || !WebAddress.isAllowedForImage(address.utf8) ? nil : address
    }
}
