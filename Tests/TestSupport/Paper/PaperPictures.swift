/// Files that are no text: small, and with the header that says how large the picture is.
enum PaperPictures {
    /// A picture of a random size and kind, as the name ends.
    static func picture(_ name: String, _ random: inout SeededGenerator) -> [UInt8] {
        let width = UInt8(random.number(1...200))
        let height = UInt8(random.number(1...200))
        let rest = (0..<random.number(4...12)).map { _ in UInt8(random.number(0...255)) }
        return name.hasSuffix(".png") ? png(width, height) + rest : jpeg(width, height) + rest
    }

    private static func png(_ width: UInt8, _ height: UInt8) -> [UInt8] {
        [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13] + Array("IHDR".utf8)
            + [0, 0, 0, width, 0, 0, 0, height, 8, 2, 0, 0, 0, 0, 0, 0, 0]
    }

    private static func jpeg(_ width: UInt8, _ height: UInt8) -> [UInt8] {
        [0xFF, 0xD8, 0xFF, 0xC0, 0, 11, 8, 0, height, 0, width, 1, 1, 0x11, 0, 0xFF, 0xD9]
    }

    /// The same file with another byte, in the place of one that says how large a picture is or at the end.
    static func changed(_ bytes: [UInt8], _ name: String, _ random: inout SeededGenerator) -> [UInt8] {
        var bytes = bytes
        let place = name.hasSuffix(".png") ? 19 : name.hasSuffix(".jpg") ? 10 : bytes.count - 1
        guard bytes.indices.contains(place) else { return bytes + [1] }
        bytes[place] = name.hasSuffix(".csv") ? 0x0A : bytes[place] ^ UInt8(random.number(1...100))
        return bytes
    }

    static func table(_ random: inout SeededGenerator) -> [UInt8] {
        let rows = (0..<random.number(1...3)).map { "Place \($0),\(random.number(1...99))" }
        return Array((["Place,Water"] + rows).joined(separator: "\n").utf8) + [0x0A]
    }
}
