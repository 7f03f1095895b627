import Newsroom

/// What stands around the stories of an edition: it depends on their place in the plan, not on their texts.
struct Furniture: Sendable {
    let profiles: RenderedProfiles
    let publisher: PublisherIdentity
    let front: FrontPagePlan
    let banner: BreakingBanner?
    let related: ReadingList
    let diagnostics: [Diagnostic]

    struct RenderedProfiles: Sendable {
        var shown: [Term.Key: RenderedProfile] = [:]
        /// Of authors, tags and so on whose stories are not out.
        var held: [RenderedProfile] = []
        var diagnostics: [Diagnostic] = []
    }
}

extension Typesetting {
    /// - Throws: A ``FileError`` where the editors' choices cannot be read.
    func furniture(
        of plan: SitePlan, _ profiles: [Profile], _ links: LinkTable, _ clock: NewsroomClock
    ) throws(FileError) -> Furniture {
        let profiles = self.profiles(profiles, of: plan, links: links)
        let (publisher, publisherDiagnostics) = PublisherResolver(site: site, links: links).resolve()
        let (curation, curationDiagnostics) = try curation()
        var planner = CurationPlanner(plan: plan, links: links, clock: clock)
        let front = planner.frontPage(curation)
        let banner = planner.banner(curation.banner)
        let related = ReadingList(RelatedStories(plan, choices: planner.relatedChoices()))
        return Furniture(
            profiles: profiles, publisher: publisher, front: front, banner: banner, related: related,
            diagnostics: profiles.diagnostics + curationDiagnostics + planner.diagnostics
                + publisherDiagnostics)
    }

    func profiles(_ profiles: [Profile], of plan: SitePlan, links: LinkTable) -> Furniture.RenderedProfiles {
        let renderer = ProfileRenderer(site: site, links: links)
        var result = Furniture.RenderedProfiles()
        for profile in profiles {
            let key = Term.Key(kind: profile.kind, slug: profile.slug)
            let list = plan.listIndexes[key].map { plan.lists[$0] }
            let (rendered, diagnostics) = renderer.render(profile, page: list?.path ?? .root)
            if list == nil { result.held.append(rendered) } else { result.shown[key] = rendered }
            result.diagnostics += diagnostics
        }
        return result
    }

    /// The editors' choices: `content/front.yml`, or else what `site.yml` has under `front`.
    private func curation() throws(FileError) -> (curation: Curation, diagnostics: [Diagnostic]) {
        let file = "content/front.yml"
        guard try files.status(options.site + "/" + file) != nil else {
            return (site.curation ?? Curation(), [])
        }
        var (curation, diagnostics) = CurationReader.read(
            SourceText(file: file, bytes: try files.read(options.site + "/" + file)), in: site.timeZone)
        if site.curation != nil {
            diagnostics.append(
                .error(
                    "the front page is described in `site.yml` as well", at: Place(file: file),
                    hint: "keep one of the two"))
        }
        return (curation, diagnostics)
    }
}
