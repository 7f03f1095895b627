import Newsroom
import TestSupport
import Testing

@testable import SiteBuilder

@Suite("The record's coding")
struct CodingTests {
    private static let told: Testing.Comment = "seed \(SeededGenerator.seed)"

    private func bytes(_ value: some RecordCodable) -> [UInt8] {
        var writer = RecordWriter()
        writer.write(value)
        return writer.bytes
    }

    /// Reads a value back, which must end where its bytes end and be written as the same bytes again.
    private func readBack<Value: RecordCodable>(_ value: Value) throws -> Value {
        let bytes = bytes(value)
        var reader = RecordReader([0xFF] + bytes + [0xFF], range: 1..<bytes.count + 1)
        let read = try reader.read(Value.self)
        #expect(reader.isAtEnd, Self.told)
        #expect(self.bytes(read) == bytes, Self.told)
        return read
    }

    private func expectSame<Value: RecordCodable & Equatable>(_ value: Value) throws {
        #expect(try readBack(value) == value, Self.told)
    }

    /// For values that are not Equatable; the description has every field.
    private func expectSameFields<Value: RecordCodable>(_ value: Value) throws {
        #expect(String(describing: try readBack(value)) == String(describing: value), Self.told)
    }

    @Test("gives every integer back, the small ones in one byte")
    func integers() throws {
        for shift in 0..<Int.bitWidth {
            for integer in [1 << shift, -1 << shift, 1 << shift &- 1] { try expectSame(integer) }
        }
        #expect(bytes(63).count == 1)
        #expect(bytes(-64).count == 1)
        #expect(bytes(Int.min).count == 10)
        try expectSame(UInt64.max)
        try expectSame([true, false, nil])
        try expectSame([1.5, -0.0, .infinity, .leastNonzeroMagnitude])
        try expectSame(ContentFingerprint(Array("talks".utf8)))
    }

    @Test("gives random articles and diagnostics back with all that is known of them")
    func articles() throws {
        var values = CodingTestsValues(1)
        for _ in 0..<300 {
            try expectSameFields(values.article())
            try expectSame(values.diagnostic())
            try expectSame(values.extraValue())
        }
    }

    @Test("gives what rendering makes of a story back")
    func stories() throws {
        var values = CodingTestsValues(2)
        for _ in 0..<100 {
            let text = values.storyText()
            let read = try StoryText(decoding: EncodedText(html: text.html, details: text.details))
            #expect(String(describing: read) == String(describing: text), Self.told)
            try expectSameFields(values.update())
            try expectSame(values.comment())
            try expectSame(values.imageAddress())
            try expectSame(values.range())
            try expectSame(Set(values.list { $0.path() }))
        }
    }

    /// So that a field which is new in the model is not forgotten here and in the coding.
    @Test("is tried with every field of an article set")
    func everyField() {
        let bare = Article(source: "", title: "", slug: Slug(recorded: ""), markdown: [])
        let usual = Mirror(reflecting: bare).children.map { String(describing: $0.value) }
        var unset = Set(Mirror(reflecting: bare).children.compactMap(\.label))
        var values = CodingTestsValues(1)
        for _ in 0..<300 {
            for (child, usual) in zip(Mirror(reflecting: values.article()).children, usual)
            where String(describing: child.value) != usual {
                unset.remove(child.label ?? "")
            }
        }
        #expect(unset == ["markdown"], Self.told)
    }

    @Test("leaves the Markdown out, which is in the source")
    func markdown() throws {
        var values = CodingTestsValues(3)
        var article = values.article()
        let bare = bytes(article)
        article.markdown = Array("Body.".utf8)
        #expect(bytes(article) == bare)
    }

    @Test("writes a set in the same order every time")
    func sets() {
        let paths = (0..<200).map { SitePath(recorded: "world/\($0)/") }
        #expect(bytes(Set(paths)) == bytes(Set(paths.reversed())))
    }

    @Test("finds the end of bytes that are cut off anywhere")
    func truncation() {
        var values = CodingTestsValues(4)
        for _ in 0..<10 {
            let whole = bytes(values.article()) + bytes(values.diagnostic())
            for count in 0..<whole.count {
                #expect(throws: RecordDamage.self, Self.told) {
                    var reader = RecordReader(whole, range: 0..<count)
                    _ = try reader.read(Article.self)
                    _ = try reader.read(Diagnostic.self)
                }
            }
        }
    }

    @Test("gives a value or damage for bytes that are not its own")
    func damage() {
        var values = CodingTestsValues(5)
        var random = SeededGenerator(6)
        for _ in 0..<2_000 {
            var damaged = bytes(values.article()) + bytes(values.update()) + bytes(values.comment())
            damage(&damaged, using: &random)
            var reader = RecordReader(damaged)
            do throws(RecordDamage) {
                _ = bytes(try reader.read(Article.self))
                _ = bytes(try reader.read(LiveUpdate.self))
                _ = bytes(try reader.read(SiteBuilder.Comment.self))
            } catch {
                #expect(error.offset <= damaged.count, Self.told)
            }
            let whole = values.storyText()
            var text = EncodedText(html: whole.html, details: whole.details).bytes
            damage(&text, using: &random)
            do throws(RecordDamage) {
                _ = try StoryText(decoding: EncodedText(text)).details
            } catch {
                #expect(error.offset <= text.count, Self.told)
            }
        }
    }

    private func damage(_ bytes: inout [UInt8], using random: inout SeededGenerator) {
        for _ in 0..<Int.random(in: 1...8, using: &random) {
            let index = Int.random(in: bytes.indices, using: &random)
            bytes[index] = UInt8.random(in: 0...255, using: &random)
        }
    }

    @Test(
        "sets nothing aside for numbers that the bytes cannot hold",
        arguments: [
            [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x01],
            [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x7F],
            [0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x00],
            [0xFF, 0xFF, 0xFF, 0xFF, 0x0F, 0x00], [0x02, 0x00], [0x80],
        ] as [[UInt8]])
    func counts(of bytes: [UInt8]) {
        func expectDamage<Value: RecordCodable>(_ type: Value.Type) {
            #expect(throws: RecordDamage.self) {
                var reader = RecordReader(bytes)
                _ = try reader.read(type)
            }
        }
        expectDamage(String.self)
        expectDamage([Article].self)
        expectDamage(Set<SitePath>.self)
        #expect(throws: RecordDamage.self) { try StoryText(decoding: EncodedText(bytes)) }
    }

    @Test("does not follow lists into any depth")
    func depth() {
        let deep = (0..<1_000_000).map { UInt8($0 % 2 == 0 ? 5 : 1) }
        #expect(throws: RecordDamage.self) {
            var reader = RecordReader(deep)
            _ = try reader.read(ExtraValue.self)
        }
    }

    @Test("takes a range that goes beyond the bytes for one that is cut off")
    func range() {
        #expect(throws: RecordDamage.self) {
            var reader = RecordReader([4, 65], range: 0..<9)
            _ = try reader.read(String.self)
        }
        #expect(RecordReader([1, 2], range: 5..<9).isAtEnd)
    }
}
