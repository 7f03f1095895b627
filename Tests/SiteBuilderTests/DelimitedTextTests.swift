import Foundation
import Newsroom
import TestSupport
import Testing

@testable import SiteBuilder

@Suite("Delimited text")
struct DelimitedTextTests {
    @Test("is read as RFC 4180 says")
    func isReadAsRFCSays() throws {
        let text = "a,\"b \"\"x\"\"\",\"c\r\nd\"\r\n\r\n1,,\r\n\"\"\nlast\"quote,"
        let rows = try DelimitedText.rows(Array(text.utf8), separator: UInt8(ascii: ","))
        #expect(
            rows.map(\.values) == [["a", "b \"x\"", "c\r\nd"], ["1", "", ""], [""], ["last\"quote", ""]])
        #expect(rows.map(\.line) == [1, 4, 5, 6])
    }

    @Test(
        "that is broken says where",
        arguments: [("a\n\"b", 2), ("a\n\"b\nc", 2), ("a\n\"b\"c", 2), ("\"a\nb\"x", 2), ("\"", 1)])
    func saysWhereBroken(text: String, line: Int) {
        #expect(throws: DelimitedText.Problem.self) {
            try DelimitedText.rows(Array(text.utf8), separator: UInt8(ascii: ","))
        }
        do {
            _ = try DelimitedText.rows(Array(text.utf8), separator: UInt8(ascii: ","))
        } catch {
            #expect(error.line == line)
        }
    }

    @Test("is read as Python reads it")
    func isReadAsPythonReads() throws {
        var random = SeededGenerator()
        var texts: [String] = []
        while texts.count < 500 {
            let text = (0..<Int.random(in: 1...25, using: &random)).map { _ in
                ["a", "é", ",", "\"", "\"\"", "\n", "\r\n", " ", ",\"", "\",", "\"\n", ";", "1"]
                    .randomElement(using: &random) ?? ""
            }.joined()
            texts.append(text)
        }
        let oracle = try Self.python(texts)
        for (text, expected) in zip(texts, oracle) {
            let rows = try? DelimitedText.rows(Array(text.utf8), separator: UInt8(ascii: ","))
            let told = Comment(rawValue: "seed \(SeededGenerator.seed), \(text.debugDescription)")
            #expect(rows?.map(\.values) == expected, told)
        }
        #expect(oracle.count { $0 != nil } > 50)
    }

    /// The rows that Python's strict reader finds; nil where it finds a mistake.
    private static func python(_ texts: [String]) throws -> [[[String]]?] {
        let program = """
            import csv, io, json, sys
            def rows(text):
                try:
                    return [row for row in csv.reader(io.StringIO(text, newline=''), strict=True) if row]
                except csv.Error:
                    return None
            print(json.dumps([rows(text) for text in json.load(sys.stdin)]))
            """
        let input = FileManager.default.temporaryDirectory.appending(path: "broadsheet-\(UUID()).json")
        defer { try? FileManager.default.removeItem(at: input) }
        try JSONEncoder().encode(texts).write(to: input)
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["python3", "-c", program]
        let output = Pipe()
        process.standardInput = try FileHandle(forReadingFrom: input)
        process.standardOutput = output
        try process.run()
        let results = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return try JSONDecoder().decode([[[String]]?].self, from: results)
    }
}

@Suite("A table of data")
struct DataTableTests {
    private func table(_ text: String, file: String = "content/t.csv") -> DataTable? {
        DataTable.read(Array(text.utf8), file: file).table
    }

    @Test("knows the columns of numbers, however a country writes them")
    func knowsNumbers() {
        let text = """
            name;de;fr;in;us;ar;mixed;empty
            a;1.234,50;1\u{202F}234,50 €;12,34,567;$1,234.50;١٢٣٫٤;1;
            b;−3;–;5 %;+2;٣;two;
            """
        #expect(table(text)?.isNumeric == [false, true, true, true, true, true, false, false])
    }

    @Test("is read with tabs, semicolons and in the encodings of spreadsheets")
    func isReadInOtherForms() {
        #expect(table("a\tb,c\n1\t2\n", file: "content/t.tsv")?.header == ["a", "b,c"])
        #expect(table("\u{FEFF}a;b\r\n1,5;2\r\n")?.rows == [["1,5", "2"]])
        let utf16: [UInt8] = "\u{FEFF}é,b\n1,2".utf16.flatMap { unit -> [UInt8] in
            [UInt8(unit & 0xFF), UInt8(unit >> 8)]
        }
        #expect(DataTable.read(utf16, file: "content/t.csv").table?.header == ["é", "b"])
    }

    @Test("that is too long, no text or empty is an error")
    func isErrorWhereUnreadable() {
        for bytes in [[], [0, 1, 2, 0, 0], [UInt8](repeating: UInt8(ascii: "a"), count: 1 << 20 + 1)] {
            let (table, diagnostics) = DataTable.read(bytes, file: "content/t.csv")
            #expect(table == nil && diagnostics.map(\.severity) == [.error])
        }
    }
}
