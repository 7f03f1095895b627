import Newsroom
import Testing

@Suite("The record of an output folder")
struct OutputRecordTests {
    private static let record = OutputRecord(
        isFinished: true, showing: OutputRecord.Showing(hasUnpublished: true, future: 1_700_000_000),
        files: [
            OutputRecord.File("index.html", .list), OutputRecord.File("assets/a b.css", .asset),
            OutputRecord.File("caf\u{E9}.html", .page), OutputRecord.File("x.gz", .precompressed),
        ])

    @Test(
        "comes back from its bytes",
        arguments: [
            record,
            OutputRecord(
                isFinished: false, showing: OutputRecord.Showing(hasUnpublished: false, future: nil),
                files: []),
        ])
    func comesBack(record: OutputRecord) { #expect(OutputRecord(record.bytes) == record) }

    @Test("is none where any part of its end is missing")
    func isNoneWhereCut() {
        let bytes = Self.record.bytes
        for length in 0..<bytes.count { #expect(OutputRecord(Array(bytes.prefix(length))) == nil) }
    }

    @Test("of another version is none")
    func isNoneOfOtherVersion() {
        let text = String(decoding: Self.record.bytes, as: UTF8.self)
        #expect(OutputRecord(Array(text.replacing("record 2", with: "record 1").utf8)) == nil)
    }
}
