import Newsroom
import Testing

@testable import SiteBuilder

/// A site whose pages have all been made, in memory.
struct RenderedSite {
    let edition: Edition
    let renderer: PageRenderer
    let pages: [SitePath: Page]

    struct Page {
        let planned: PlannedPage
        let identity: ContentFingerprint
        let rendered: RenderedPage
    }

    /// Why a site could not be made.
    struct Refusal: Error, CustomStringConvertible {
        let diagnostics: [Diagnostic]

        var description: String {
            diagnostics.map { "\($0.place.file): \($0.summary)" }.joined(separator: "\n")
        }
    }

    /// - Parameter files: From the site's folder.
    init(_ files: [String: [UInt8]], now: Int) async throws {
        let disk = FileSystem.inMemory(
            Dictionary(files.map { ("/site/" + $0.key, $0.value) }, uniquingKeysWith: { first, _ in first }))
        let prepared = try await SitePreparation(
            files: disk,
            options: BuildOptions(
                site: "/site", output: "/site/Public", jobs: 1, now: Moment(secondsSince1970: now)),
            survey: try await SiteSurvey.take(files: disk, folder: "/site", jobs: 2), memory: .none,
            printed: nil, spool: try disk.makeSpool("/site"), progress: BuildProgress(),
            timings: BuildTimings()
        ).prepare()
        guard let edition = prepared.edition, let renderer = prepared.renderer else {
            throw Refusal(diagnostics: prepared.report.diagnostics.filter { $0.severity == .error })
        }
        self.edition = edition
        self.renderer = renderer
        var pages: [SitePath: Page] = [:]
        for page in edition.plan.pages {
            pages[page.path] = Page(
                planned: page, identity: page.identity(in: edition), rendered: try renderer.render(page))
        }
        self.pages = pages
    }

    /// The pages that have to be made anew after this site, by what is different of each.
    ///
    /// A page that is not among them is one that an incremental build leaves alone.
    func changes(since old: RenderedSite) throws -> [SitePath: String] {
        var known: [PageInput: Bool] = [:]
        func isSame(_ input: PageInput) throws -> Bool {
            if let known = known[input] { return known }
            let name = old.edition.name(of: input)
            let now = edition.input(input.kind, named: name, detail: input.detail)
            let isSame = try now.map { try edition.fingerprint(of: $0) == old.edition.fingerprint(of: input) }
            known[input] = isSame ?? false
            return isSame ?? false
        }
        var changes: [SitePath: String] = [:]
        for (path, page) in pages {
            guard let before = old.pages[path], before.identity == page.identity else {
                changes[path] = "another page"
                continue
            }
            if let input = try before.rendered.inputs.first(where: { try !isSame($0) }) {
                changes[path] = input.explanation(named: old.edition.name(of: input))
            }
        }
        return changes
    }
}
