import Foundation
import TestSupport
import Testing

@testable import SiteBuilder

@Suite("The size of a picture")
struct PictureSizeTests {
    private static let project = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// Made by hand from the formats' specifications: 3 pixels wide, 2 high.
    private static let png: [UInt8] =
        Array("\u{89}PNG".unicodeScalars.map { UInt8($0.value) })
        + [0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13] + Array("IHDR".utf8) + [0, 0, 0, 3, 0, 0, 0, 2, 8, 2]
    private static let gif: [UInt8] = Array("GIF89a".utf8) + [3, 0, 2, 0, 0]
    private static let frame: [UInt8] = [0xFF, 0xC2, 0, 11, 8, 0, 2, 0, 3, 1, 0, 0, 0]
    private static let jpeg: [UInt8] = [0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 1, 2] + frame
    private static let turned: [UInt8] =
        [0xFF, 0xD8, 0xFF, 0xE1, 0, 34] + Array("Exif\0\0MM".utf8)
        + [0, 42, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0] + frame
    private static func webP(_ chunk: String, _ rest: [UInt8]) -> [UInt8] {
        Array("RIFF".utf8) + [0, 0, 0, 0] + Array("WEBP".utf8) + Array(chunk.utf8) + [0, 0, 0, 0] + rest
    }

    @Test(
        "is read from the first bytes",
        arguments: [
            png, gif, jpeg, webP("VP8 ", [0, 0, 0, 0x9D, 1, 0x2A, 3, 0, 2, 0]),
            webP("VP8L", [0x2F, 2, 0x40, 0, 0, 0, 0, 0, 0, 0]), webP("VP8X", [0, 0, 0, 0, 2, 0, 0, 1, 0, 0]),
        ])
    func isRead(bytes: [UInt8]) throws {
        let size = try #require(PictureSize(bytes))
        #expect(size.width == 3 && size.height == 2)
    }

    @Test("is the one that readers see where a camera was held upright")
    func isAsReadersSee() throws {
        let size = try #require(PictureSize(Self.turned))
        #expect(size.width == 2 && size.height == 3)
    }

    @Test("of the sample's photographs is what they were saved in")
    func ofSample() throws {
        let bytes = Array(try Data(contentsOf: Self.project.appending(path: "content/politics/harbour.jpg")))
        let size = try #require(PictureSize(bytes))
        #expect(size.width >= 1_200)
    }

    @Test("is nothing for bytes that are cut short or no picture", arguments: 0..<200)
    func isNothing(stream: Int) {
        var generator = SeededGenerator(stream)
        for whole in [Self.png, Self.gif, Self.jpeg, Self.turned] {
            var bytes = Array(whole.prefix(Int.random(in: 0...whole.count, using: &generator)))
            for _ in 0..<Int.random(in: 0...3, using: &generator) where !bytes.isEmpty {
                let index = Int.random(in: 0..<bytes.count, using: &generator)
                bytes[index] = UInt8.random(in: 0...255, using: &generator)
            }
            // What matters is that it returns.
            if let size = PictureSize(bytes) { #expect(size.width > 0 && size.height > 0) }
        }
        #expect(PictureSize(Array("<svg/>".utf8)) == nil)
        #expect(PictureSize([]) == nil)
    }
}
