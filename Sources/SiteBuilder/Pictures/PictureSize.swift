/// Width and height of a picture in pixels, as its file says in its first bytes.
struct PictureSize: Hashable, Sendable {
    let width: Int
    let height: Int

    /// Nil where the bytes are of no known format, or do not tell.
    ///
    /// PNG, GIF, JPEG (the size before a rotation that Exif asks for is turned with it) and WebP.
    init?(_ bytes: [UInt8]) {
        guard let size = Self.png(bytes) ?? Self.gif(bytes) ?? Self.webP(bytes) ?? JPEGHeader.size(bytes),
            size.0 > 0, size.1 > 0
        else { return nil }
        (width, height) = size
    }

    /// PNG, section 11.2.1: the header chunk comes first.
    private static func png(_ bytes: [UInt8]) -> (Int, Int)? {
        guard bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]), bytes.count >= 24,
            bytes[12..<16].elementsEqual("IHDR".utf8)
        else { return nil }
        return (bytes.bigEndian(at: 16, count: 4), bytes.bigEndian(at: 20, count: 4))
    }

    /// GIF89a, section 18.
    private static func gif(_ bytes: [UInt8]) -> (Int, Int)? {
        guard bytes.starts(with: "GIF8".utf8), bytes.count >= 10 else { return nil }
        return (bytes.littleEndian(at: 6, count: 2), bytes.littleEndian(at: 8, count: 2))
    }

    /// The WebP container's three kinds of first chunk (RFC 9649).
    private static func webP(_ bytes: [UInt8]) -> (Int, Int)? {
        guard bytes.starts(with: "RIFF".utf8), bytes.count >= 30, bytes[8..<12].elementsEqual("WEBP".utf8)
        else { return nil }
        switch String(decoding: bytes[12..<16], as: UTF8.self) {
        case "VP8 ":
            return (
                bytes.littleEndian(at: 26, count: 2) & 0x3FFF, bytes.littleEndian(at: 28, count: 2) & 0x3FFF
            )
        case "VP8L":
            let bits = bytes.littleEndian(at: 21, count: 4)
            return (bits & 0x3FFF + 1, (bits >> 14) & 0x3FFF + 1)
        case "VP8X":
            return (bytes.littleEndian(at: 24, count: 3) + 1, bytes.littleEndian(at: 27, count: 3) + 1)
        default: return nil
        }
    }
}

/// Reads the segments before a JPEG's picture (ITU T.81, annex B).
private enum JPEGHeader {
    static func size(_ bytes: [UInt8]) -> (Int, Int)? {
        guard bytes.starts(with: [0xFF, 0xD8]) else { return nil }
        var index = 2
        var isTurned = false
        while index + 9 <= bytes.count {
            guard bytes[index] == 0xFF else { return nil }
            let marker = bytes[index + 1]
            if marker == 0xFF {
                index += 1
                continue
            }
            let length = bytes.bigEndian(at: index + 2, count: 2)
            switch marker {
            // Start of frame; 0xC4, 0xC8 and 0xCC are other things.
            case 0xC0...0xC3, 0xC5...0xC7, 0xC9...0xCB, 0xCD...0xCF:
                let height = bytes.bigEndian(at: index + 5, count: 2)
                let width = bytes.bigEndian(at: index + 7, count: 2)
                return isTurned ? (height, width) : (width, height)
            case 0xE1: isTurned = isTurned || turns(bytes[(index + 4)..<min(index + 2 + length, bytes.count)])
            case 0xD9, 0xDA: return nil
            default: break
            }
            guard length >= 2 else { return nil }
            index += 2 + length
        }
        return nil
    }

    /// Whether Exif's orientation (tag 0x0112) is one of the four that swap width and height.
    private static func turns(_ segment: ArraySlice<UInt8>) -> Bool {
        guard segment.starts(with: "Exif\0\0".utf8) else { return false }
        let tiff = Array(segment.dropFirst(6))
        guard tiff.count >= 8 else { return false }
        let isBig = tiff.starts(with: "MM".utf8)
        func number(at index: Int, count: Int) -> Int? {
            guard index >= 0, index + count <= tiff.count else { return nil }
            return isBig
                ? tiff.bigEndian(at: index, count: count) : tiff.littleEndian(at: index, count: count)
        }
        guard let directory = number(at: 4, count: 4), let count = number(at: directory, count: 2) else {
            return false
        }
        for entry in 0..<count {
            let start = directory + 2 + entry * 12
            guard let tag = number(at: start, count: 2) else { return false }
            if tag == 0x0112 { return number(at: start + 8, count: 2).map { (5...8).contains($0) } ?? false }
        }
        return false
    }
}

extension [UInt8] {
    fileprivate func bigEndian(at index: Int, count: Int) -> Int {
        self[index..<index + count].reduce(0) { $0 << 8 | Int($1) }
    }

    fileprivate func littleEndian(at index: Int, count: Int) -> Int {
        self[index..<index + count].reversed().reduce(0) { $0 << 8 | Int($1) }
    }
}
