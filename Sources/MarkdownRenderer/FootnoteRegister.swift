import CCmark

/// The footnotes of a body: numbered by their first reference, written at its end.
struct FootnoteRegister {
    /// False where the article has no `[^` at all.
    let isUsed: Bool
    /// Stands before the numbers in identifiers, where other texts of the page have footnotes too.
    private let prefix: String

    private let definitions: [BlockExtensions.Definition]
    /// The number of each name that was referred to.
    private var numbers: [String: Int] = [:]
    /// How many references each number has.
    private var references: [Int] = []
    private let names: Set<String>
    private var missing: Set<String> = []
    /// What each definition holds, in their order.
    private var bodies: [[UInt8]] = []
    private var interrupted: [[UInt8]] = []

    init(definitions: [BlockExtensions.Definition], isUsed: Bool, prefix: String) {
        self.definitions = definitions
        self.prefix = prefix
        self.isUsed = isUsed
        names = Set(definitions.map(\.name))
    }

    /// Definitions that nothing refers to, or that come after another of the same name.
    var unused: [BlockExtensions.Definition] {
        var seen: Set<String> = []
        return definitions.filter { !seen.insert($0.name).inserted || numbers[$0.name] == nil }
    }

    /// The markup of a reference; nil where the footnote is not defined.
    mutating func refer(to name: String) -> String? {
        guard names.contains(name) else { return nil }
        let number = numbers[name] ?? references.count + 1
        if numbers[name] == nil {
            numbers[name] = number
            references.append(0)
        }
        references[number - 1] += 1
        let id = identifier(number, reference: references[number - 1])
        return
            "<sup class=\"footnote\"><a href=\"#fn-\(prefix)\(number)\" id=\"\(id)\" role=\"doc-noteref\">\(number)</a></sup>"
    }

    /// Whether a name that is not defined has not been asked for before.
    mutating func isFirstMiss(_ name: String) -> Bool {
        missing.insert(name).inserted
    }

    /// Whether a list was made of a definition.
    func isDefinition(_ list: Node) -> Bool {
        guard !definitions.isEmpty, let heading = cmark_node_previous(list),
            let text = cmark_node_first_child(heading)
        else { return false }
        return SyntaxTree.literal(text).starts(with: Mark.separator)
    }

    var isInDefinition: Bool { !interrupted.isEmpty }

    mutating func beginDefinition(_ output: inout [UInt8]) {
        interrupted.append(output)
        output = []
    }

    mutating func endDefinition(_ output: inout [UInt8]) {
        bodies.append(output)
        output = interrupted.popLast() ?? []
    }

    mutating func write(label wording: Wording, to output: inout [UInt8]) {
        var bodyOfName: [String: [UInt8]] = [:]
        for (definition, body) in zip(definitions, bodies) where bodyOfName[definition.name] == nil {
            bodyOfName[definition.name] = body
        }
        let notes = numbers.sorted { $0.value < $1.value }
        guard !notes.isEmpty else { return }
        if output.last != UInt8(ascii: "\n"), !output.isEmpty { output.append("\n") }
        output +=
            "<section class=\"footnotes\" role=\"doc-endnotes\" aria-label=\"\(wording.footnotes)\">\n<ol>\n"
            .utf8
        for (name, number) in notes {
            output += "<li id=\"fn-\(prefix)\(number)\">\n".utf8
            var body = bodyOfName[name] ?? []
            let end = Array("</p>\n".utf8)
            let endsWithParagraph = body.suffix(end.count).elementsEqual(end)
            if endsWithParagraph { body.removeLast(end.count) }
            output += body
            if !endsWithParagraph { output.append("<p>") }
            for reference in 1...max(1, references[number - 1]) {
                let place = reference == 1 ? "\(number)" : "\(number)-\(reference)"
                let id = identifier(number, reference: reference)
                output += " <a href=\"#\(id)\" role=\"doc-backlink\"".utf8
                output += " aria-label=\"\(wording.backToReference) \(place)\">↩</a>".utf8
            }
            output.append("</p>\n</li>\n")
        }
        output.append("</ol>\n</section>\n")
    }

    private func identifier(_ number: Int, reference: Int) -> String {
        reference == 1 ? "fnref-\(prefix)\(number)" : "fnref-\(prefix)\(number)-\(reference)"
    }
}
