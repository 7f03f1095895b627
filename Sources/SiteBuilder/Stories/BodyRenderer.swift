import ContentLoader
import MarkdownRenderer
import Metadata
import Newsroom

/// Makes the body of one story: its Markdown with its shortcodes, and the entries of live coverage.
final class BodyRenderer {
    let resources: StoryResources
    /// Those of the resources, with what is asked of them taken down.
    let files: FileSystem
    let clock: NewsroomClock
    let article: Article
    /// Somebody paid for the story, as it says itself or its section does.
    let isSponsored: Bool
    let index: SourceIndex
    var addresses: BodyAddresses
    var context = RenderingContext()
    var problems: [ShortcodeProblem] = []
    var findings: [Finding] = []
    var diagnostics: [Diagnostic] = []
    var tables: [String: DataTable?] = [:]
    /// How often each shortcode has been used.
    var uses: [String: Int] = [:]
    /// How many bytes of HTML shortcodes may yet make, and cells of tables.
    var htmlLeft = 16 << 20
    var cellsLeft = 100_000
    private var wordCount = 0
    private let hasShortcodes: Bool
    private var firstParagraph = ""

    /// - Parameter article: The story's, with its Markdown.
    init(
        _ story: PlannedStory, _ article: Article, _ resources: StoryResources, files: FileSystem,
        clock: NewsroomClock, links: StoryLinks
    ) {
        self.resources = resources
        self.files = files
        self.clock = clock
        self.article = article
        isSponsored = story.label == .sponsored
        // In other formats than Markdown what is typed is what is shown.
        hasShortcodes =
            ShortcodeScanner.mayHaveShortcodes(article.markdown) && resources.loader.isMarkdown(article)
        index = SourceIndex(hasShortcodes ? article.markdown : [])
        addresses = BodyAddresses(links: links, vantage: Vantage(on: story.path, of: resources.site.address))
    }

    func render() throws(FileError) -> StoryBody {
        var body: StoryBody
        if hasShortcodes {
            body = try renderShortcodes()
        } else {
            let rendered = resources.markdown.render(article.markdown) {
                addresses.resolution(of: $0.destination)
            }
            findings = rendered.findings
            body = StoryBody(rendered: rendered, references: addresses.references)
        }
        if isSponsored {
            let links = SponsoredLinks(origin: resources.site.address.origin)
            body.rendered.html = links.mark(body.rendered.html)
        }
        body.diagnostics = try diagnostics + located() + updatesShownAsText()
        return body
    }

    /// An entry of live coverage in a source of another format, where it would be shown as it is typed, whatever
    /// its date.
    private func updatesShownAsText() throws(FileError) -> [Diagnostic] {
        guard !resources.loader.isMarkdown(article), article.markdown.contains(UInt8(ascii: "{")) else {
            return []
        }
        let source = try resources.loader.sourceText(of: article)
        let text = String(decoding: source.bytes, as: UTF8.self)
        guard let match = text.firstMatch(of: /\{\{(?:<|%|&lt;)\s*update\b/) else { return [] }
        let line = text[..<match.range.lowerBound].utf8.count { $0 == UInt8(ascii: "\n") } + 1
        return [
            .error(
                "live updates cannot be written in this format: they would be shown as they are typed",
                at: source.place(line: line), hint: "save the story as Markdown, with `.md` at its end")
        ]
    }

    private func renderShortcodes() throws(FileError) -> StoryBody {
        let shortcodes = resources.shortcodes
        let tree = ShortcodeTree(article.markdown) { shortcodes.content($0) }
        problems += tree.problems
        var story: [ShortcodePiece] = []
        var updates: [ShortcodeCall] = []
        for piece in tree.pieces {
            if case .call(let call) = piece, call.tag.name == ShortcodeDefinition.update.name,
                standsAlone(call), article.section != nil
            {
                updates.append(call)
                // What stands on both sides of an entry is no one paragraph.
                story.append(.entry)
            } else {
                story.append(piece)
            }
        }
        let entries = entries(of: updates)
        for entry in entries { context.identifiers.take(entry.id) }
        var rendered = try html(of: story, within: nil, isStory: true)
        rendered.findings = []
        var body = StoryBody(rendered: rendered)
        // The oldest first: what a new entry holds changes no identifier of those before it.
        for entry in entries.reversed() where entry.isOut {
            body.updates.insert(try update(entry), at: 0)
        }
        body.references = addresses.references
        if entries.contains(where: { !$0.isOut }) {
            // A footnote or a link's address may belong to an entry that waits.
            let html = String(
                decoding: body.rendered.html + body.updates.flatMap(\.html), as: UTF8.self)
            body.references = body.references.filter { path in
                [".csv", ".tsv"].contains(where: path.text.hasSuffix) || addresses.isShown(path, in: html)
            }
        }
        body.rendered.wordCount = wordCount
        if body.rendered.firstParagraph.isEmpty { body.rendered.firstParagraph = firstParagraph }
        // Entries that are not out leave no trace; but their mistakes are told.
        for entry in entries.reversed() where !entry.isOut { _ = try update(entry) }
        body.heldReferences = addresses.references.subtracting(body.references)
        return body
    }

    /// The HTML of some pieces of the story, shortcodes included.
    ///
    /// - Parameter call: The shortcode in which they stand.
    func html(
        of pieces: [ShortcodePiece], within call: ShortcodeCall?, isStory: Bool = false
    ) throws(FileError) -> RenderedMarkdown {
        var text = BodyText(article.markdown, index, within: call)
        var calls: [ShortcodeCall] = []
        for piece in pieces {
            switch piece {
            case .text(let range): text.append(range)
            case .shown(let tag): text.append(shown: tag)
            case .entry: text.appendBreak()
            case .call(let call):
                text.appendInsert(at: call.range)
                calls.append(call)
            }
        }
        var rendered = resources.markdown.render(text.markdown, in: &context) {
            addresses.resolution(of: $0.destination)
        }
        findings += rendered.findings.map { $0.moved(toLine: text.line($0.line)) }
        wordCount += rendered.wordCount
        if firstParagraph.isEmpty { firstParagraph = rendered.firstParagraph }
        var inserts: [[UInt8]] = []
        for (number, call) in calls.enumerated() {
            inserts.append(try html(of: call, isInline: rendered.inlineInserts.contains(number)))
        }
        rendered.fill(inserts)
        for number in rendered.misplacedInserts.sorted() where calls.indices.contains(number) {
            problems.append(
                ShortcodeProblem(
                    "`\(calls[number].tag.name)` stands where no shortcode can: in an address, a tag or code",
                    at: calls[number].tag.range, hint: "give it a paragraph of its own"))
        }
        return rendered
    }

    /// Whether an entry of live coverage stands at the top of the story, between whole lines.
    private func standsAlone(_ call: ShortcodeCall) -> Bool {
        let lead = index.lead(of: call.range.lowerBound)
        let isAlone =
            lead.count <= 3 && lead.allSatisfy { $0 == UInt8(ascii: " ") }
            && index.rest(from: call.range.upperBound).allSatisfy { $0 <= 0x20 }
        return isAlone && call.content != nil
    }
}
