import Newsroom

/// Names every page of the site.
extension SitePlanner {
    func pages(of plan: SitePlan, assets: [PublishedAsset]) -> [PlannedPage] {
        let configuration = Place(file: "site.yml")
        func page(_ path: SitePath, _ content: PlannedPage.Content) -> PlannedPage {
            PlannedPage(path: path, content: content, origin: configuration)
        }
        var pages = [page(.root, .front), page(.notFound, .notFound)]
        for (index, list) in plan.lists.enumerated() {
            for (number, path) in list.pages.enumerated() {
                pages.append(page(path, .list(index, number: number + 1)))
            }
        }
        let kinds = Set(plan.listIndexes.keys.map(\.kind))
        for kind in TermKind.allCases where kinds.contains(kind) {
            if let path = site.lists[kind] { pages.append(page(path, .terms(kind))) }
        }
        for (number, path) in plan.correctionPages.enumerated() {
            pages.append(page(path, .corrections(number: number + 1)))
        }
        for (index, story) in plan.stories.enumerated() {
            addPages(of: story, .article(index), comments: .comments(index), to: &pages)
        }
        for (index, story) in plan.standingPages.enumerated() {
            var own: [PlannedPage] = []
            addPages(of: story, .standing(index), comments: nil, to: &own)
            // The page of corrections has its text; its older addresses lead there.
            pages += index == plan.correctionsIntroduction ? own.filter(\.isRedirect) : own
        }
        for (index, asset) in assets.enumerated() {
            let origin = Place(file: "templates/assets/" + asset.name)
            pages.append(PlannedPage(path: asset.path, content: .asset(index), origin: origin))
        }
        return pages
    }

    private func addPages(
        of story: PlannedStory, _ content: PlannedPage.Content, comments: PlannedPage.Content?,
        to pages: inout [PlannedPage]
    ) {
        let origin = addressPlace(of: story.article)
        pages.append(PlannedPage(path: story.path, content: content, origin: origin))
        if let comments, story.commentsAreOpen, site.comments.action != nil {
            pages.append(PlannedPage(path: story.commentsPath, content: comments, origin: origin))
        }
        for alias in story.article.aliases {
            let origin = story.article.places["aliases/" + alias.text] ?? Place(file: story.article.source)
            pages.append(PlannedPage(path: alias, content: .redirect(to: story.path), origin: origin))
        }
    }

    /// What is going to stand in the way of a story when its time comes: better told today.
    func collisionsToCome(_ plan: SitePlan) -> [Diagnostic] {
        let coming = plan.held.filter(\.isEarly)
        guard !coming.isEmpty else { return [] }
        var pages = plan.pages
        for story in coming { addPages(of: story, .notFound, comments: .notFound, to: &pages) }
        let known = Set(Collisions.diagnostics(of: plan.pages))
        return Collisions.diagnostics(of: pages).filter { !known.contains($0) }.map {
            .warning($0.summary, at: $0.place, hint: $0.hint)
        }
    }

    /// Files of `content/` that are no stories; those in the folder of a story that is not out wait for it.
    func addMedia(_ media: [String], to plan: inout SitePlan) {
        var holders = Dictionary(
            plan.held.compactMap { story in
                ownFolder(of: story.article).map { ($0, story.article.source) }
            }, uniquingKeysWith: { first, _ in first })
        if !holders.isEmpty {
            for story in plan.stories + plan.standingPages {
                for shared in Self.folders(of: Self.file(of: story.article)) { holders[shared] = nil }
            }
        }
        for file in media {
            if let holder = Self.folders(of: file).lazy.compactMap({ holders[$0] }).first {
                plan.unpublished[file] = holder
                continue
            }
            let origin = Place(file: "content/" + file)
            do throws(SitePath.Problem) {
                let path = try SitePath(file)
                plan.pages.append(PlannedPage(path: path, content: .media(origin.file), origin: origin))
            } catch {
                plan.diagnostics.append(.error("the file's name \(error.reason)", at: origin))
            }
        }
    }

    private static func file(of article: Article) -> Substring { article.source.dropFirst("content/".count) }

    /// The folder, in `content/`, that belongs to a story: `secret` of `secret/index.md`. Nil for a story that
    /// shares its folder.
    private func ownFolder(of article: Article) -> Substring? {
        let file = Self.file(of: article)
        guard let slash = file.lastIndex(of: "/"), file[slash...].lowercased().hasPrefix("/index.")
        else { return nil }
        return file[..<slash]
    }

    /// All folders that a file lies in: of `world/secret/a.jpg` these are `world/secret` and `world`.
    private static func folders(of file: some StringProtocol) -> [Substring] {
        var folders: [Substring] = []
        var rest = Substring(file)
        while let slash = rest.lastIndex(of: "/") {
            rest = rest[..<slash]
            folders.append(rest)
        }
        return folders
    }
}
