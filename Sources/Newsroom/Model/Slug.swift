import Foundation

/// One part of a web address: letters and digits of any script, in lower case, parted by single hyphens.
package struct Slug: Hashable, Sendable, Comparable {
    /// Never empty, at most 80 scalars, in normalization form C.
    package let text: String

    /// The slug as an author wrote it, or nil where it is none; ``init(title:)`` makes one of any text.
    package init?(_ text: String) {
        guard let slug = Slug(title: text), slug.text == text else { return nil }
        self = slug
    }

    /// The slug of a headline or a name: "Müller's “Big” day" becomes `mullers-big-day`.
    ///
    /// Accents are taken off Latin, Greek and Cyrillic letters only where they are separable marks; letters of
    /// other scripts stay as they are. Nil where the text has neither letter nor digit.
    package init?(title: String) {
        var title = title
        if let bytes = title.withUTF8(Self.plainSlug) {
            guard !bytes.isEmpty else { return nil }
            text = String(decoding: bytes, as: UTF8.self)
            return
        }
        var scalars: [Unicode.Scalar] = []
        var pendingHyphen = false
        for scalar in title.lowercased().decomposedStringWithCanonicalMapping.unicodeScalars {
            if let plain = Self.plain[scalar] {
                if pendingHyphen, !scalars.isEmpty { scalars.append("-") }
                pendingHyphen = false
                scalars += Array(plain.unicodeScalars)
            } else if scalar.properties.isAlphabetic || scalar.properties.numericType == .decimal {
                if pendingHyphen, !scalars.isEmpty { scalars.append("-") }
                pendingHyphen = false
                scalars.append(scalar)
            } else if Self.vanishes(scalar, after: scalars.last) {
                continue
            } else if scalar.properties.generalCategory == .nonspacingMark
                || scalar.properties.generalCategory == .spacingMark
            {
                if !pendingHyphen, !scalars.isEmpty { scalars.append(scalar) }
            } else {
                pendingHyphen = true
            }
        }
        let cut = Self.cut(scalars, to: Self.greatestLength, at: "-")
        guard !cut.isEmpty else { return nil }
        text = String(String.UnicodeScalarView(cut)).precomposedStringWithCanonicalMapping
    }

    /// - Parameter text: The text of a slug that this process has made, now or for a record whose checksum holds.
    package init(recorded text: String) {
        self.text = text
    }

    package static func < (left: Slug, right: Slug) -> Bool { left.text < right.text }

    /// Letters that no canonical decomposition takes apart.
    private static let plain: [Unicode.Scalar: String] = [
        "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ı": "i",
    ]

    /// Apostrophes, and the accents of Latin, Greek and Cyrillic.
    private static func vanishes(_ scalar: Unicode.Scalar, after last: Unicode.Scalar?) -> Bool {
        if scalar == "'" || scalar == "’" || scalar == "\u{AD}" { return true }
        guard (0x300...0x36F).contains(scalar.value), let last else { return false }
        // й and ї are letters of their own, not и and і with an accent.
        let isCyrillic = (0x400...0x52F).contains(last.value)
        return !isCyrillic || scalar.value == 0x301
    }

    /// The slug of ASCII, most names by far, which has no marks to take off; nil for all other text.
    private static func plainSlug(of title: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
        let hyphen = UInt8(ascii: "-")
        var slug: [UInt8] = []
        slug.reserveCapacity(title.count)
        var pendingHyphen = false
        for byte in title {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
                UInt8(ascii: "A")...UInt8(ascii: "Z"):
                if pendingHyphen, !slug.isEmpty { slug.append(hyphen) }
                pendingHyphen = false
                // The small letter of a large one; digits have the bit already.
                slug.append(byte | 0x20)
            case UInt8(ascii: "'"): continue
            case 0x80...: return nil
            default: pendingHyphen = true
            }
        }
        return cut(slug, to: greatestLength, at: hyphen)
    }

    private static let greatestLength = 80

    /// At most so many scalars, cut between words where that leaves at least half.
    private static func cut<Scalar: Equatable>(
        _ scalars: [Scalar], to limit: Int, at hyphen: Scalar
    ) -> [Scalar] {
        guard scalars.count > limit else { return scalars }
        let head = scalars[..<limit]
        let end = scalars[limit] == hyphen ? limit : head.lastIndex(of: hyphen) ?? limit
        return Array(head[..<(end >= limit / 2 ? end : limit)])
    }
}
