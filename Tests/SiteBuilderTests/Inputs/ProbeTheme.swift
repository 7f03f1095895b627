import TemplateEngine
import TestSupport

@testable import SiteBuilder

/// Templates that print whatever pages can be asked: each field of each record, and of those in it.
struct ProbeTheme {
    /// How likely a field is printed, of 100.
    var share: Int
    var random: SeededGenerator
    private var variables = 0

    init(share: Int, random: SeededGenerator) {
        self.share = share
        self.random = random
    }

    /// By their paths from the site's folder.
    mutating func templates() -> [String: String] {
        var templates: [String: String] = [:]
        for page in PageTemplates(assets: []).all {
            let fields = page.context.fields.filter { $0.name != "assets" && $0.name != "words" }
            var text = "<!DOCTYPE html>\n<title>{{ page.title }} {{ words.latest }}</title>\n"
            for field in fields { text += line(field.name, field.type, depth: 0) }
            templates["templates/" + page.name] = text
        }
        return templates
    }

    private mutating func line(_ name: String, _ type: ValueType, depth: Int) -> String {
        if Int.random(in: 1...100, using: &random) > share { return "" }
        return "<p>" + name.filter { $0.isLetter } + ": " + value(name, type, depth: depth) + "</p>\n"
    }

    private mutating func value(_ name: String, _ type: ValueType, depth: Int) -> String {
        switch type {
        case .text, .markup, .integer, .number: return "{{ \(name) }}"
        case .flag: return "{% if \(name) %}yes{% endif %}"
        case .date: return "{{ \(name) | date(\"long_time\") }} {{ \(name) | iso8601 }}"
        case .optional(let type): return "{% if \(name) %}\(value(name, type, depth: depth)){% endif %}"
        case .list(let type):
            variables += 1
            let item = "item\(variables)"
            return "{% for \(item) in \(name) %}\(value(item, type, depth: depth)), {% endfor %}"
        case .record(let record):
            guard depth < 3 else { return "" }
            return record.fields.map { line("\(name).\($0.name)", $0.type, depth: depth + 1) }.joined()
        case .map, .any:
            return "<script type=\"application/ld+json\">{{ \(name) | tojson }}</script>"
        case .none, .json, .tuple: return ""
        }
    }
}
