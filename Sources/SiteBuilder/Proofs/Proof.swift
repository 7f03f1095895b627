package import Newsroom

/// The site as a preview shows it: planned and checked as a whole, each page made when somebody looks at it.
package struct Proof: Sendable {
    let edition: Edition
    let renderer: PageRenderer
    /// Where the page at a path stands in the plan.
    private let numbers: [String: Int]

    init(edition: Edition, renderer: PageRenderer) {
        self.edition = edition
        self.renderer = renderer
        numbers = Dictionary(
            edition.plan.pages.enumerated().map { (Self.path($1.path), $0) },
            uniquingKeysWith: { first, _ in first })
    }

    /// The same pages of the same plan, made in another way.
    ///
    /// - Parameter edition: Differs from this one's in the addresses of the theme's files and the words of stories at most.
    func with(_ edition: Edition, _ renderer: PageRenderer) -> Proof {
        var numbers = numbers
        if zip(self.edition.assets, edition.assets).contains(where: { $0.path != $1.path }) {
            for number in edition.plan.pages.indices {
                let (old, new) = (self.edition.plan.pages[number].path, edition.plan.pages[number].path)
                guard old != new else { continue }
                numbers[Self.path(old)] = nil
                numbers[Self.path(new)] = number
            }
        }
        return Proof(edition: edition, renderer: renderer, numbers: numbers)
    }

    private init(edition: Edition, renderer: PageRenderer, numbers: [String: Int]) {
        self.edition = edition
        self.renderer = renderer
        self.numbers = numbers
    }

    /// By what a page is found: the path that its file stands for.
    private static func path(_ path: SitePath) -> String { path.isFolder ? path.text : self.path(path.text) }

    private static func path(_ file: String) -> String {
        file == "index.html" || file.hasSuffix("/index.html") ? String(file.dropLast(10)) : file
    }

    /// The path under which the site lies on its host, with a slash at both ends.
    package var root: String { edition.site.address.root }

    package var timeZone: SiteTimeZone { edition.site.timeZone }

    /// Whether the site has a file.
    ///
    /// - Parameter file: From the output folder.
    package func has(_ file: String) -> Bool { numbers[Self.path(file)] != nil }

    /// Where the page at an older address is now, from the host's root and percent-encoded; nil for any other file.
    package func redirect(from file: String) -> String? {
        guard let number = numbers[Self.path(file)],
            case .redirect(let target) = edition.plan.pages[number].content
        else {
            return nil
        }
        return root + target.percentEncoded
    }

    /// A file of the site that is copied as it is, from the site's folder; nil for one that is made.
    package func copied(_ file: String) -> String? {
        guard let number = numbers[Self.path(file)],
            case .media(let path) = edition.plan.pages[number].content
        else {
            return nil
        }
        return path
    }

    /// Every file of the site, from the output folder.
    package var files: [String] { edition.plan.pages.map(\.path.file) }

    /// Makes a file of the site; nil where it has none of this name.
    ///
    /// - Parameter file: From the output folder.
    /// - Throws: A ``FileError`` where a file cannot be read that it is made of.
    package func page(_ file: String) throws(FileError) -> ProofPage? {
        guard let number = numbers[Self.path(file)] else { return nil }
        let planned = edition.plan.pages[number]
        let rendered = try renderer.render(planned)
        return ProofPage(
            bytes: rendered.bytes, diagnostics: rendered.diagnostics, origin: origin(of: planned),
            templates: templates(of: rendered), story: try facts(of: planned))
    }

    /// Where the story is that a source makes, from the host's root and percent-encoded; nil where it makes none.
    ///
    /// - Parameter source: From the site's folder.
    package func address(ofSource source: String) -> String? {
        edition.number(ofSource: source).map { root + edition.story($0).planned.path.percentEncoded }
    }

    /// The stories that readers cannot see yet, by their addresses from the host's root, percent-encoded.
    package var unpublished: [String: Unpublished] {
        var found: [String: Unpublished] = [:]
        for story in edition.plan.stories + edition.plan.standingPages {
            if let state = story.unpublished { found[root + story.path.percentEncoded] = state }
        }
        return found
    }

    /// Why readers cannot see a story.
    package enum Unpublished: Hashable, Sendable {
        case draft
        case until(Moment)
    }

    private func origin(of page: PlannedPage) -> Place? {
        switch page.content {
        case .media, .asset, .machine, .feed: nil
        default: page.origin
        }
    }

    private func templates(of rendered: RenderedPage) -> [String] {
        for input in rendered.inputs where input.recordedKind == .template {
            return renderer.programs.fingerprints[input.subject].sources.map { "templates/" + $0 }
        }
        return []
    }

    private func facts(of page: PlannedPage) throws(FileError) -> ProofPage.Story? {
        guard let number = number(of: page) else { return nil }
        let story = edition.story(number)
        return ProofPage.Story(
            source: story.article.source, bodyLine: story.article.lines.sourceLine(ofMarkdownLine: 1),
            wordCount: try edition.text(of: number).wordCount, state: story.planned.unpublished)
    }

    /// The story that a page shows; nil for a page of another kind.
    ///
    /// - Parameter file: From the output folder.
    func story(on file: String) -> Story? {
        numbers[Self.path(file)].flatMap { number(of: edition.plan.pages[$0]) }.map(edition.story)
    }

    /// Of the story that a page shows, in the row of the stories and the standing pages.
    private func number(of page: PlannedPage) -> Int? {
        switch page.content {
        case .article(let index), .comments(let index): index
        case .standing(let index): edition.stories.count + index
        default: nil
        }
    }
}

extension PlannedStory {
    fileprivate var unpublished: Proof.Unpublished? {
        if article.status == .draft { return .draft }
        return isEarly ? article.published.map(Proof.Unpublished.until) : nil
    }
}
