import Newsroom

/// The ``LinkTable`` as one story asks it, with its answers taken down.
struct StoryLinks: Sendable {
    let table: LinkTable
    /// The story's source, from the site's folder.
    let source: String
    let page: SitePath
    let tracer: StoryTracer

    init(_ table: LinkTable, of story: PlannedStory, tracer: StoryTracer) {
        self.table = table
        self.tracer = tracer
        source = story.article.source
        page = story.path
    }

    func target(of reference: String) -> LinkTable.Target {
        let target = table.target(of: reference, in: source, page: page)
        if target != .elsewhere { tracer.note { $0.links[reference] = target.fingerprint } }
        return target
    }

    /// The page or file that a text names, if it names one: it may be any text.
    func path(of text: String) -> SitePath? {
        let path = table.path(of: text, in: source, page: page)
        tracer.note { $0.names[text] = path.fingerprint }
        return path
    }

    /// - Throws: A diagnostic at `place` where the address is no picture of the site and no web address.
    func picture(_ address: String, at place: Place) throws(Diagnostic) -> Story.ImageAddress {
        _ = target(of: address)
        return try table.picture(address, in: source, page: page, at: place)
    }

    /// Whether every question of an earlier build has the same answer still.
    func agree(with trace: StoryTrace) -> Bool {
        trace.links.allSatisfy { table.target(of: $0.key, in: source, page: page).fingerprint == $0.value }
            && trace.names.allSatisfy {
                table.path(of: $0.key, in: source, page: page).fingerprint == $0.value
            }
    }
}

extension LinkTable.Target {
    fileprivate var fingerprint: ContentFingerprint {
        var builder = FingerprintBuilder()
        switch self {
        case .elsewhere: builder.add(0)
        case .page(let path, let suffix):
            builder.add(1)
            builder.add(path.text)
            builder.add(suffix)
        case .unpublished(let source):
            builder.add(2)
            builder.add(source)
        case .missing(let hint):
            builder.add(3)
            builder.add(hint ?? "")
        }
        return builder.value
    }
}

extension SitePath? {
    fileprivate var fingerprint: ContentFingerprint {
        ContentFingerprint(Array((map { "/" + $0.text } ?? "").utf8))
    }
}
