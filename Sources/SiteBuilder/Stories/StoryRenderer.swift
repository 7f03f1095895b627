import ContentLoader
import MarkdownRenderer
import Newsroom

/// Makes stories of planned articles: renders their Markdown, resolves and checks their links and pictures.
struct StoryRenderer: Sendable {
    private let site: Site
    private let links: LinkTable
    private let markdown: MarkdownRenderer
    private let bylines: BylineFormatter
    private let commentFile: CommentFile
    private let loader: ContentLoader

    /// - Parameter folder: The site's folder.
    init(site: Site, links: LinkTable, loader: ContentLoader, files: FileSystem, folder: String) {
        self.site = site
        self.links = links
        self.loader = loader
        markdown = MarkdownRenderer(language: site.language, policy: site.html)
        bylines = BylineFormatter(language: site.language)
        commentFile = CommentFile(files: files, timeZone: site.timeZone, site: folder)
    }

    func render(_ planned: PlannedStory) throws(FileError) -> (story: Story, diagnostics: [Diagnostic]) {
        let article = planned.article
        let rendered = markdown.render(article.markdown) { reference in
            resolution(of: reference.destination, in: planned)
        }
        var diagnostics = try self.diagnostics(rendered.findings, of: article)
        let (comments, commentDiagnostics) = try commentFile.read(for: planned)
        diagnostics += commentDiagnostics
        var image: Story.ImageAddress?
        if let address = article.image?.address {
            do throws(Diagnostic) {
                image = try links.picture(
                    address, in: article.source, page: planned.path,
                    at: article.places["image"] ?? Place(file: article.source))
            } catch {
                diagnostics.append(error)
            }
        }
        let story = Story(
            planned: planned, rendered: rendered, image: image, byline: bylines.byline(of: article.authors),
            comments: comments)
        return (story, diagnostics)
    }

    private func resolution(of reference: String, in story: PlannedStory) -> LinkResolution {
        switch links.target(of: reference, in: story.article.source, page: story.path) {
        case .elsewhere:
            return .unchanged
        case .page(let path, let suffix):
            return .address(Vantage(on: story.path, of: site).address(of: path) + suffix)
        case .unpublished(let source):
            return .unlinked(
                summary: "`\(reference)` links to a story that is not published",
                hint: "`\(source)` has to be out first")
        case .missing(let hint):
            return .broken(summary: "`\(reference)` leads to no page or file of the site", hint: hint)
        }
    }

    /// What the renderer found, at its place in the source, which is read again for the lines to show.
    private func diagnostics(_ findings: [Finding], of article: Article) throws(FileError) -> [Diagnostic] {
        guard !findings.isEmpty else { return [] }
        let lines = LineIndex(try loader.sourceText(of: article))
        return findings.map { finding in
            let line = article.lines.sourceLine(ofMarkdownLine: finding.line)
            let place = finding.needle.map { lines.place(of: $0, inLine: line) } ?? lines.place(line: line)
            return Diagnostic(finding.severity, finding.summary, at: place, hint: finding.hint)
        }
    }
}
