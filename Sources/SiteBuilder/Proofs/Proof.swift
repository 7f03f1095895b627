package import Newsroom

/// The site as a preview shows it: planned and checked as a whole, each page made when somebody looks at it.
package struct Proof: Sendable {
    let edition: Edition
    private(set) var renderer: PageRenderer
    /// Where the file of a page stands in the plan.
    private let numbers: [String: Int]

    init(edition: Edition, renderer: PageRenderer) {
        self.edition = edition
        self.renderer = renderer
        numbers = Dictionary(
            edition.plan.pages.enumerated().map { ($1.path.file, $0) },
            uniquingKeysWith: { first, _ in first })
    }

    /// The same with feeds that are composed anew.
    var withNewFeeds: Proof {
        var proof = self
        proof.renderer = renderer.with(FeedComposer())
        return proof
    }

    /// The path under which the site lies on its host, with a slash at both ends.
    package var root: String { edition.site.address.root }

    package var timeZone: SiteTimeZone { edition.site.timeZone }

    /// Whether the site has a file.
    ///
    /// - Parameter file: From the output folder.
    package func has(_ file: String) -> Bool { numbers[file] != nil }

    /// Where the page at an older address is now, from the host's root and percent-encoded; nil for any other file.
    package func redirect(from file: String) -> String? {
        guard let number = numbers[file], case .redirect(let target) = edition.plan.pages[number].content
        else {
            return nil
        }
        return root + target.percentEncoded
    }

    /// A file of the site that is copied as it is, from the site's folder; nil for one that is made.
    package func copied(_ file: String) -> String? {
        guard let number = numbers[file], case .media(let path) = edition.plan.pages[number].content else {
            return nil
        }
        return path
    }

    /// Every file of the site, from the output folder.
    package var files: some Collection<String> { numbers.keys }

    /// Makes a file of the site; nil where it has none of this name.
    ///
    /// - Parameter file: From the output folder.
    /// - Throws: A ``FileError`` where a file cannot be read that it is made of.
    package func page(_ file: String) throws(FileError) -> ProofPage? {
        guard let number = numbers[file] else { return nil }
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
        edition.story(ofSource: source).map { root + $0.planned.path.percentEncoded }
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
        let number: Int
        switch page.content {
        case .article(let index), .comments(let index): number = index
        case .standing(let index): number = edition.stories.count + index
        default: return nil
        }
        let story = edition.story(number)
        return ProofPage.Story(
            source: story.article.source, wordCount: try edition.text(of: number).wordCount,
            state: story.planned.unpublished)
    }
}

extension PlannedStory {
    fileprivate var unpublished: Proof.Unpublished? {
        if article.status == .draft { return .draft }
        return isEarly ? article.published.map(Proof.Unpublished.until) : nil
    }
}
