import MarkdownRenderer
import Newsroom

/// Makes stories of planned articles: renders their Markdown, resolves and checks their links and pictures.
struct StoryRenderer: Sendable {
    private let resources: StoryResources
    private let manuscripts: Manuscripts
    private let bylines: BylineFormatter

    init(_ resources: StoryResources, manuscripts: Manuscripts) {
        self.resources = resources
        self.manuscripts = manuscripts
        bylines = BylineFormatter(language: resources.site.language)
    }

    /// A story with its text, and what its rendering depended on.
    struct Rendered: Sendable {
        let digest: StoryDigest
        let text: StoryText
        /// The text as ``StoryTexts`` keep it.
        let encoded: EncodedText
        let trace: StoryTrace
    }

    /// - Parameter isHeld: The story is not out, so that nothing of it asks the clock when it will change.
    func render(_ planned: PlannedStory, isHeld: Bool = false) throws(FileError) -> Rendered {
        let tracer = StoryTracer()
        let files = resources.files.traced(by: tracer, in: resources.folder)
        let clock = NewsroomClock(now: resources.clock.now)
        let links = StoryLinks(resources.links, of: planned, tracer: tracer)
        let article = try manuscripts.complete(planned.article)

        let renderer = BodyRenderer(planned, article, resources, files: files, clock: clock, links: links)
        var body = try renderer.render()
        let comments = try CommentFile(
            files: files, timeZone: resources.site.timeZone, site: resources.folder
        ).read(for: planned)
        body.diagnostics += comments.diagnostics
        var image: Story.ImageAddress?
        if let address = article.image?.address {
            do throws(Diagnostic) {
                image = try links.picture(
                    address, at: article.places["image"] ?? Place(file: article.source))
            } catch {
                body.diagnostics.append(error)
            }
        }
        if case .path(let path) = image { body.references.insert(path) }
        for entry in article.extra { addReferences(in: entry.value, links, to: &body.references) }
        body.heldReferences.subtract(body.references)

        let text = StoryText(
            html: body.rendered.html, headings: body.rendered.headings, wordCount: body.rendered.wordCount,
            updates: body.updates, comments: comments.comments)
        let details = text.details
        let encoded = EncodedText(html: text.html, details: details)
        let digest = StoryDigest(
            firstParagraph: body.rendered.firstParagraph, updates: body.updateSpan,
            references: body.references, heldReferences: body.heldReferences, image: image,
            byline: bylines.byline(of: article.authors), diagnostics: body.diagnostics,
            text: encoded.fingerprint,
            // A copy takes no more room than it needs.
            textDetails: details.count <= StoryDigest.mostTextDetails
                ? Array(encoded.bytes.suffix(details.count)) : [])
        var trace = tracer.trace
        trace.plan = Self.fingerprint(of: planned, isHeld: isHeld)
        trace.latestPast = clock.latestPast?.secondsSince1970 ?? .min
        trace.earliestToCome = clock.next?.secondsSince1970 ?? .max
        if !isHeld { resources.clock.remember(clock.next) }
        return Rendered(digest: digest, text: text, encoded: encoded, trace: trace)
    }

    /// Whether rendering the story again would give what it gave when the trace was taken.
    ///
    /// - Parameters:
    ///   - linksAreKnown: The link table is the one of that build.
    ///   - file: What a file holds now, from the site's folder; nil where it is not there.
    func isCurrent(
        _ trace: StoryTrace, of planned: PlannedStory, isHeld: Bool, linksAreKnown: Bool,
        file: (String) throws(FileError) -> ContentFingerprint?
    ) throws(FileError) -> Bool {
        let now = resources.clock.now.secondsSince1970
        guard trace.plan == Self.fingerprint(of: planned, isHeld: isHeld),
            trace.latestPast <= now, now < trace.earliestToCome
        else { return false }
        for (path, contents) in trace.files where try file(path) != contents { return false }
        let links = StoryLinks(resources.links, of: planned, tracer: StoryTracer())
        guard linksAreKnown || links.agree(with: trace) else { return false }
        if !isHeld, trace.earliestToCome < .max {
            resources.clock.remember(Moment(secondsSince1970: trace.earliestToCome))
        }
        return true
    }

    /// Of all that the plan says of a story and its text can show.
    private static func fingerprint(of story: PlannedStory, isHeld: Bool) -> ContentFingerprint {
        var builder = FingerprintBuilder()
        builder.add(story.path.text)
        builder.add(story.section?.slug.text ?? "")
        builder.add(story.label?.rawValue ?? "")
        builder.add((isHeld ? 1 : 0) + (story.isEarly ? 2 : 0))
        return builder.value
    }

    /// Files that a newsroom's own keys name, for templates of its own to show.
    private func addReferences(
        in value: ExtraValue, _ links: StoryLinks, to references: inout Set<SitePath>
    ) {
        switch value {
        case .none, .flag, .integer, .number: return
        case .list(let values):
            for value in values { addReferences(in: value, links, to: &references) }
        case .map(let entries):
            for entry in entries { addReferences(in: entry.value, links, to: &references) }
        case .text(let text):
            guard text.contains("."), text.utf8.count <= 1_000 else { return }
            if let path = links.path(of: text), !path.isFolder { references.insert(path) }
        }
    }
}

extension StoryBody {
    fileprivate var updateSpan: StoryDigest.UpdateSpan? {
        guard let newest = updates.first?.published, let oldest = updates.last?.published else { return nil }
        return StoryDigest.UpdateSpan(newest: newest, oldest: oldest)
    }
}

extension FileSystem {
    /// The same, with what is read taken down.
    fileprivate func traced(by tracer: StoryTracer, in folder: String) -> FileSystem {
        var traced = self
        let (read, status) = (read, status)
        @Sendable func name(_ path: String) -> String {
            let rest = path.utf8.dropFirst(folder.utf8.count)
            let isInside = path.utf8.starts(with: folder.utf8) && rest.first == UInt8(ascii: "/")
            return isInside ? String(Substring(rest.dropFirst())) : path
        }
        traced.read = { path throws(FileError) in
            let bytes = try read(path)
            tracer.note { $0.files[name(path)] = .some(ContentFingerprint(bytes)) }
            return bytes
        }
        traced.status = { path throws(FileError) in
            let found = try status(path)
            if found?.kind != .file { tracer.note { $0.files[name(path)] = .some(nil) } }
            return found
        }
        return traced
    }
}
