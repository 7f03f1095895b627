import HTMLTree
package import Newsroom

/// Turns an article's Markdown into HTML: CommonMark by libcmark, and on top of it tables, strikethrough,
/// footnotes, figures and the punctuation of the site's language (docs/markdown.md).
package struct MarkdownRenderer: Sendable {
    private let typography: Typography?
    private let wording: Wording
    private let policy: HTMLPolicy
    private let allowlist: HTMLAllowlist

    /// - Parameter language: a BCP 47 tag.
    package init(language: String, policy: HTMLPolicy) {
        typography = Typography(language: language)
        wording = Wording(language: language)
        self.policy = policy
        allowlist = HTMLAllowlist(policy: policy)
    }

    /// - Parameters:
    ///   - markdown: UTF-8, line ends LF. What is no UTF-8 becomes U+FFFD.
    ///   - resolve: asked for each address of a link or an image, in raw HTML too.
    package func render(
        _ markdown: [UInt8], resolve: (LinkReference) -> LinkResolution
    ) -> RenderedMarkdown {
        var context = RenderingContext()
        return render(markdown, hasInserts: false, in: &context, resolve)
    }

    /// Renders one text of several that make a body. Its HTML holds the marks of its inserts, for
    /// ``RenderedMarkdown/fill(_:)``.
    ///
    /// - Parameters:
    ///   - context: What the texts of the body share.
    ///   - resolve: asked for each address of a link or an image, in raw HTML too.
    package func render(
        _ text: MarkdownText, in context: inout RenderingContext,
        resolve: (LinkReference) -> LinkResolution
    ) -> RenderedMarkdown {
        render(text.bytes, hasInserts: text.insertCount > 0, in: &context, resolve)
    }
}

extension MarkdownRenderer {
    private func render(
        _ markdown: [UInt8], hasInserts: Bool, in context: inout RenderingContext,
        _ resolve: (LinkReference) -> LinkResolution
    ) -> RenderedMarkdown {
        do {
            return try withoutActuallyEscaping(resolve) { resolve throws(MarkdownBurden.Refusal) in
                try rendered(markdown, hasInserts: hasInserts, in: &context, resolve)
            }
        } catch {
            return RenderedMarkdown(
                html: [], wordCount: 0, firstParagraph: "", headings: [],
                findings: [
                    Finding(
                        severity: .error, summary: error.summary, hint: error.hint, line: error.line,
                        needle: nil)
                ])
        }
    }

    private func rendered(
        _ markdown: [UInt8], hasInserts: Bool, in context: inout RenderingContext,
        _ resolve: @escaping (LinkReference) -> LinkResolution
    ) throws(MarkdownBurden.Refusal) -> RenderedMarkdown {
        let burden = try MarkdownBurden.measure(markdown).get()
        let (source, quotesAreMarked) =
            burden.needsPreparation
            ? Mark.prepare(markdown, marksQuotes: typography != nil, keepsInserts: hasInserts)
            : (markdown, false)
        let extensions = try BlockExtensions(
            source, hasPipe: burden.hasPipe, hasFootnotes: burden.hasFootnotes)
        guard let tree = SyntaxTree(extensions?.text ?? source) else {
            throw MarkdownBurden.Refusal(
                line: 1, summary: "cmark cannot parse the article", hint: "shorten it")
        }
        if burden.hasTildes { Strikethrough.apply(to: tree.root) }
        var writer = HTMLWriter(
            capacity: markdown.count + markdown.count / 4, typography: typography, wording: wording,
            extensions: extensions, hasFootnotes: burden.hasFootnotes,
            isMarked: burden.needsPreparation, hasInserts: hasInserts, context: context,
            address: AddressBook(
                source: extensions?.text ?? source, lines: extensions?.lines,
                quotesAreMarked: quotesAreMarked,
                resolve: resolve))
        writer.write(tree)
        var result = writer.finish()
        context.identifiers = writer.headings.identifiers
        let hasMarks = burden.needsPreparation || extensions != nil
        if hasMarks { result.restore(quotesAreMarked: quotesAreMarked, keepsInserts: hasInserts) }
        if writer.hasRawHTML, !policy.isTrusted {
            try clean(&result, writer.rawPlaces, hasInserts: hasInserts)
        }
        result.findings = Finding.limited(result.findings)
        return result
    }

    /// Leaves out what content may not hold, and says so.
    private func clean(
        _ result: inout RenderedMarkdown, _ places: [HTMLWriter.RawPlace], hasInserts: Bool
    ) throws(MarkdownBurden.Refusal) {
        let outputLines = places.map(\.outputLine)
        /// The line of the article from which a line of the HTML came.
        func source(ofLine line: Int) -> Int {
            let count = outputLines.count(upTo: line)
            guard count > 0 else { return places.first?.line ?? 1 }
            let place = places[count - 1]
            return min(place.line + line - place.outputLine, place.lastLine)
        }
        do {
            let (html, removals) = try allowlist.clean(
                hasInserts ? Insert.movedToPrivateUse(result.html) : result.html)
            result.html = hasInserts ? Insert.movedBack(html) : html
            result.findings += removals.map {
                Finding(
                    severity: .warning, summary: $0.summary, hint: $0.hint, line: source(ofLine: $0.line),
                    needle: $0.name)
            }
        } catch {
            throw MarkdownBurden.Refusal(
                line: error.line.map(source) ?? 1, summary: error.description,
                hint: "close its elements, or write it as Markdown")
        }
    }
}

extension RenderedMarkdown {
    /// Takes the marks of the way through cmark out of everything that comes out.
    fileprivate mutating func restore(quotesAreMarked: Bool, keepsInserts: Bool) {
        func restored(_ text: String) -> String {
            String(decoding: Mark.restore(Array(text.utf8), quotesAreMarked: quotesAreMarked), as: UTF8.self)
        }
        html = Mark.restore(html, quotesAreMarked: quotesAreMarked, keepsInserts: keepsInserts)
        firstParagraph = restored(firstParagraph)
        headings = headings.map { Heading(level: $0.level, id: $0.id, text: restored($0.text)) }
        findings = findings.map {
            Finding(
                severity: $0.severity, summary: restored($0.summary), hint: $0.hint, line: $0.line,
                needle: $0.needle.map(restored))
        }
    }
}
