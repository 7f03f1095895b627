import HTMLTree
import MarkdownRenderer
import Newsroom
import TemplateEngine

extension BodyRenderer {
    /// What a shortcode becomes.
    ///
    /// - Parameter isInline: It stands among words.
    func html(of call: ShortcodeCall, isInline: Bool) throws(FileError) -> [UInt8] {
        let name = call.tag.name
        guard resources.shortcodes.has(name) else {
            problems.append(resources.shortcodes.unknown(call.tag))
            if let content = call.content { _ = try html(of: content, within: call) }
            return []
        }
        guard name != ShortcodeDefinition.update.name else {
            // One that is never closed has been told.
            guard call.content != nil else { return [] }
            problems.append(
                article.section == nil
                    ? ShortcodeProblem(
                        "a standing page has no live updates", at: call.tag.range,
                        hint: "move the story into a section's folder")
                    : ShortcodeProblem(
                        "an `update` stands at the top of the story, on lines of its own", at: call.tag.range,
                        hint: "take it out of lists, quotes and other shortcodes"))
            return []
        }
        // One that lacks what belongs in it has been told.
        if call.content == nil, ShortcodeDefinition.builtIn[name]?.content == .required { return [] }
        let number = uses[name, default: 0] + 1
        uses[name] = number
        let id = context.identifiers.identifier(for: "\(name)-\(number)")
        let parameters = parameters(of: call, ShortcodeDefinition.builtIn[name])
        let table = try table(of: call)
        // What it is to show is not published, or could not be read; that has been told.
        let needsTable = ShortcodeDefinition.builtIn[name]?.parameter(named: "src")?.kind == .data
        guard !parameters.waits, table != nil || !needsTable else { return [] }
        let inner = try inner(of: call, id: id)
        guard let program = resources.shortcodes.programs[name] else { return [] }
        let view = ShortcodeView(
            name: name, id: id, parameters: parameters.values, arguments: parameters.arguments, inner: inner,
            text: call.contentRange.map { String(decoding: article.markdown[$0], as: UTF8.self) } ?? "",
            table: table, language: resources.site.language, words: resources.words)
        var html: [UInt8] = []
        diagnostics += program.render(ShortcodeView.schema.record(view), into: &html)
        let isFirstExcess = htmlLeft >= 0
        htmlLeft -= html.count
        guard htmlLeft >= 0 else {
            if isFirstExcess {
                problems.append(
                    ShortcodeProblem(
                        "the story's shortcodes make more than 16 MB", at: call.tag.range,
                        hint: "split the story"))
            }
            return []
        }
        if isInline, Self.hasBlocks(html) {
            problems.append(
                ShortcodeProblem(
                    "`\(name)` cannot stand among words", at: call.tag.range,
                    hint: "give it a paragraph of its own"))
        }
        return html
    }

    /// What stands in a shortcode. Written on one line, it is words; otherwise it is paragraphs.
    private func inner(of call: ShortcodeCall, id: String) throws(FileError) -> [UInt8] {
        guard let content = call.content, let range = call.contentRange else { return [] }
        let outer = context.footnotePrefix
        context.footnotePrefix = id + "-"
        defer { context.footnotePrefix = outer }
        let html = try html(of: content, within: call).html
        let (start, end) = (Array("<p>".utf8), Array("</p>\n".utf8))
        guard !article.markdown[range].contains(UInt8(ascii: "\n")), html.starts(with: start),
            html.suffix(end.count).elementsEqual(end)
        else { return html }
        return Array(html.dropFirst(start.count).dropLast(end.count))
    }

    /// Elements that end a paragraph in which they begin.
    private static let blocks: Set<String> = [
        "address", "article", "aside", "blockquote", "details", "div", "dl", "fieldset", "figcaption",
        "figure",
        "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "main", "nav", "ol", "p", "pre",
        "section", "table", "ul",
    ]

    private static func hasBlocks(_ html: [UInt8]) -> Bool {
        var index = 0
        while let start = html[index...].firstIndex(of: UInt8(ascii: "<")) {
            index = start + 1
            let name = html[index...].prefix(12).prefix {
                (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0 | 0x20)
                    || (UInt8(ascii: "1")...UInt8(ascii: "6")).contains($0)
            }
            if blocks.contains(String(decoding: name, as: UTF8.self).lowercased()) { return true }
        }
        return false
    }
}

// MARK: - Tables

extension BodyRenderer {
    /// The rows of the CSV file that a shortcode names, of any name.
    private func table(of call: ShortcodeCall) throws(FileError) -> DataTable? {
        let definition = ShortcodeDefinition.builtIn[call.tag.name]
        let isTable = definition?.parameter(named: "src")?.kind == .data
        guard isTable || definition == nil,
            let parameter = call.tag.parameters.first(where: { $0.key == "src" || $0.key == nil && isTable }),
            isTable || [".csv", ".tsv"].contains(where: parameter.value.lowercased().hasSuffix)
        else { return nil }
        let file: String
        do throws(ShortcodeProblem) {
            file = try addresses.file(in: parameter)
        } catch {
            // Of others than `table` it has been told with the addresses.
            if isTable { problems.append(error) }
            return nil
        }
        let table: DataTable?
        if let known = tables[file] {
            table = known
        } else {
            let path = resources.folder + "/" + file
            guard try files.status(path) != nil else { return nil }
            let (read, diagnostics) = DataTable.read(try files.read(path), file: file)
            self.diagnostics += diagnostics
            tables[file] = .some(read)
            table = read
        }
        guard let table else { return nil }
        let isFirstExcess = cellsLeft >= 0
        cellsLeft -= table.count
        guard cellsLeft >= 0 else {
            if isFirstExcess {
                problems.append(
                    ShortcodeProblem(
                        "the story's tables have more than 100000 cells", at: parameter.range,
                        hint: "link to the file instead"))
            }
            return nil
        }
        return table
    }
}
