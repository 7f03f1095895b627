import Foundation
import Newsroom
import TemplateEngine
import Testing

@testable import SiteBuilder

@Suite("The template manual")
struct VariableManualTests {
    private static let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "docs/templates.md")
    private static let start = "<!-- The variables: written by BROADSHEET_RENEW=1 swift test -->\n"
    private static let end = "<!-- The end of the variables -->\n"

    @Test("names every variable of every page, as the templates are checked against them")
    func namesEveryVariable() throws {
        let manual = try String(contentsOf: Self.file, encoding: .utf8)
        let start = try #require(manual.range(of: Self.start)?.upperBound)
        let end = try #require(manual.range(of: Self.end)?.lowerBound)
        let variables = Self.variables()
        if ProcessInfo.processInfo.environment["BROADSHEET_RENEW"] == "1" {
            let updated = manual[..<start] + variables + manual[end...]
            try Data(updated.utf8).write(to: Self.file)
        } else {
            #expect(String(manual[start..<end]) == variables)
        }
    }

    /// A table for each page, then one for each kind of record that they lead to.
    private static func variables() -> String {
        let pages = PageTemplates(assets: []).all
        var text = ""
        var pending: [RecordType] = []
        var seen: Set<String> = ["assets"]
        for page in pages {
            text += "\n### \(page.name)\n\n" + table(of: page.context)
            pending += page.context.fields.flatMap { records(in: $0.type) }
        }
        while !pending.isEmpty {
            let type = pending.removeFirst()
            guard seen.insert(type.name).inserted else { continue }
            text += "\n### \(type.name)\n\n" + table(of: type)
            pending += type.fields.flatMap { records(in: $0.type) }
        }
        return text + "\n"
    }

    private static func table(of type: RecordType) -> String {
        let rows = type.fields.map { "| `\($0.name)` | \(phrase($0.type)) | \($0.summary) |\n" }
        return "| name | kind | what it is |\n|---|---|---|\n" + rows.joined()
    }

    private static func phrase(_ type: ValueType) -> String {
        switch type {
        case .list(let item): "list of \(phrase(item))"
        case .optional(let type): phrase(type) + ", or none"
        case .record(let type) where type.name == "assets": "map of text"
        case .record(let type): "[\(type.name)](#\(type.name.replacing(" ", with: "-")))"
        case .map: "map"
        case .any: "anything"
        default: "\(type)"
        }
    }

    private static func records(in type: ValueType) -> [RecordType] {
        switch type {
        case .list(let item), .optional(let item): records(in: item)
        case .record(let type): [type]
        default: []
        }
    }
}
