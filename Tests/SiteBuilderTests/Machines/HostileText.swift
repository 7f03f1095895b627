import TestSupport

/// Texts made of what gives writers trouble.
enum HostileText {
    private static let pieces = [
        "]]>", "]]", "]", ">", "<![CDATA[", "&", "&amp;", "<b>", "\"", "'", "\\", "\r\n", "\r", "\n", "\t",
        "\u{0}", "\u{1}", "\u{B}", "\u{1F}", "\u{7F}", "\u{85}", "\u{A0}", "\u{2028}", "\u{FFFD}", "\u{FFFE}",
        "\u{FFFF}", "\u{1FFFE}", "\u{10FFFF}", "é", "€", "日本", "السلام", "👩‍🚀", " ", "word", "--", "?>", "{{",
    ]

    static func random(using generator: inout SeededGenerator) -> String {
        (0..<Int.random(in: 0...12, using: &generator)).map { _ in
            pieces.randomElement(using: &generator) ?? ""
        }.joined()
    }

    /// What XML 1.0 (section 2.2) can hold of a text.
    static func allowedInXML(_ text: String) -> String {
        String(
            String.UnicodeScalarView(
                text.unicodeScalars.filter {
                    $0.value >= 0x20 && $0.value != 0xFFFE && $0.value != 0xFFFF
                        || "\t\n\r".unicodeScalars.contains($0)
                }))
    }

    /// Each CR LF, and each other CR, as LF (XML 1.0, section 2.11).
    static func withLineFeeds(_ text: String) -> String {
        var scalars: [Unicode.Scalar] = []
        var previous: Unicode.Scalar?
        for scalar in text.unicodeScalars {
            if scalar != "\n" || previous != "\r" { scalars.append(scalar == "\r" ? "\n" : scalar) }
            previous = scalar
        }
        return String(String.UnicodeScalarView(scalars))
    }
}
