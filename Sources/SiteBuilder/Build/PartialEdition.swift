import ContentLoader
import Newsroom

/// Some stories in new words, and editions that show them: of a few other stories, and of what the record of the last
/// edition has of its plan.
struct PartialEdition: Sendable {
    private let materials: Materials
    /// By their numbers in the row of stories and standing pages: those in new words, and all standing pages.
    private let stories: [Int: Story]
    private let links: LinkTable
    private let texts: StoryTexts
    /// What the next record says of the stories in new words, by the places of their sources in the survey.
    let records: [Int: SourceRecord]

    /// What an edition is made of.
    struct Materials: Sendable {
        let typesetting: Typesetting
        let survey: SiteSurvey
        let plan: PlanRecord
        let edited: EditedSources
        /// By the places of their sources in the survey.
        let retold: [Int: Reprint.Retold]

        /// The sources of the stories and the standing pages, by their numbers.
        var row: [Int] { plan.stories + plan.standingPages }
        fileprivate var standingNumbers: Range<Int> { row.indices.dropFirst(plan.stories.count) }
    }

    /// Renders the new words; nil where they change more than words.
    ///
    /// - Parameter numbers: Of the stories.
    /// - Throws: ``RecordDamage``, and a ``FileError`` where the machine fails.
    init?(_ materials: Materials, retelling numbers: Set<Int>) throws {
        let (typesetting, plan, sources) = (
            materials.typesetting, materials.plan, materials.survey.content.sources
        )
        var stories = try materials.stories(numbers.union(materials.standingNumbers))
        let standingPages = materials.standingNumbers.compactMap { stories[$0]?.planned }
        guard standingPages.count == plan.standingPages.count else { return nil }
        links = plan.links(standingPages: standingPages, root: typesetting.site.address.root) {
            sources[$0].file
        }
        let loader = materials.loader
        let renderer = typesetting.storyRenderer(
            links, materials.clock, loader, Manuscripts(loader: loader, sources: sources, spool: nil))
        texts = StoryTexts(
            renderer: renderer, spool: try typesetting.files.makeSpool(typesetting.options.site),
            printed: typesetting.printed)
        var records: [Int: SourceRecord] = [:]
        for number in numbers {
            let place = materials.row[number]
            guard let retold = materials.retold[place], let story = stories[number],
                let record = try retold.newRecord(rendering: story, renderer, texts)
            else { return nil }
            records[place] = record
            stories[number] = record.rendering.map { Story(planned: story.planned, digest: $0.digest) }
        }
        self.materials = materials
        self.stories = stories
        self.records = records
    }

    /// What an input is worth now that is a story's in new words; nil for any other.
    func fingerprint(of input: PageInput) -> ContentFingerprint? {
        guard let story = stories[input.subject] else { return nil }
        return switch input.recordedKind {
        case .card: story.cardFingerprint
        case .text: story.digest.text
        default: nil
        }
    }

    /// An edition that has some of the stories: whoever makes a page has to look whether it asked for another, which
    /// is none of the site's here. Nil where one of them cannot be shown.
    ///
    /// - Parameter shown: The stories' numbers.
    /// - Throws: ``RecordDamage``, and a ``FileError`` where the machine fails.
    func edition(of shown: Set<Int>) async throws -> Edition? {
        let (typesetting, plan, survey) = (materials.typesetting, materials.plan, materials.survey)
        let stories = try materials.stories(shown.subtracting(stories.keys)).merging(stories) { $1 }
        guard let anyStory = stories.values.first, shown.allSatisfy({ stories[$0] != nil }) else {
            return nil
        }
        let standingPages = materials.standingNumbers.compactMap { stories[$0] }
        let (profiles, _) = try SitePreparation.profiles(of: survey, materials.loader)
        let site = typesetting.site
        guard
            var sitePlan = plan.plan(
                of: site, profiles, standingPages: standingPages.map(\.planned),
                media: survey.content.media.map(\.path))
        else { return nil }
        sitePlan.machines.feeds = MachinePlanner(site: site, clock: materials.clock, plan: sitePlan).feeds()
        let shownProfiles = typesetting.profiles(profiles, of: sitePlan, links: links).shown
        let foundations = typesetting.foundations
        return Edition(
            site: site, plan: sitePlan, stories: plan.stories.indices.map { stories[$0] ?? anyStory },
            standingPages: standingPages, texts: texts, front: plan.front, banner: plan.banner,
            related: ReadingList(known: plan.related), profiles: shownProfiles,
            publisher: PublisherResolver(site: site, links: links).resolve().identity,
            pictureSizes: try await typesetting.pictureSizes(
                of: Array(stories.values), shownProfiles, in: sitePlan),
            assets: foundations.assets, templates: foundations.programs?.fingerprints ?? [],
            contentFiles: typesetting.contentFiles, words: foundations.words, formats: foundations.formats)
    }
}

extension PartialEdition.Materials {
    fileprivate var clock: NewsroomClock { NewsroomClock(now: typesetting.options.now) }

    fileprivate var loader: ContentLoader {
        ContentLoader(
            files: typesetting.files, root: typesetting.options.site, timeZone: typesetting.site.timeZone)
    }

    /// Stories by their numbers, as the record has them; what of it cannot be shown is left out.
    fileprivate func stories(_ numbers: Set<Int>) throws -> [Int: Story] {
        let site = typesetting.site
        let planner = SitePlanner(
            site: site, clock: clock,
            includesUnpublished: typesetting.options.includesUnpublished)
        let sections = plan.sections(of: site)
        let row = row
        var stories: [Int: Story] = [:]
        for number in numbers {
            let record = try retold[row[number]]?.record ?? edited.record(at: row[number])
            let article = retold[row[number]]?.article.withoutMarkdown ?? record.article
            guard let article, let digest = record.rendering?.digest,
                let planned = try? planner.plannedStory(article, sections: sections)
            else { continue }
            stories[number] = Story(planned: planned, digest: digest)
        }
        return stories
    }
}

extension Reprint.Retold {
    /// Renders the new text; nil where it has a mistake, or other ties to the rest of the site.
    fileprivate func newRecord(
        rendering story: Story, _ renderer: StoryRenderer, _ texts: StoryTexts
    ) throws(FileError) -> SourceRecord? {
        var article = story.article
        article.markdown = self.article.markdown
        let rendered = try renderer.render(story.planned.with(article))
        let (old, new) = (story.digest, rendered.digest)
        guard new.isTied(as: old), new.diagnostics.isEmpty, old.diagnostics.isEmpty,
            rendered.trace.earliestToCome == record.rendering?.trace.earliestToCome
        else { return nil }
        try texts.keep(rendered, of: story.planned)
        return SourceRecord(
            file: source.file, status: source.status, contents: contents, facts: self.article.facts,
            article: self.article.withoutMarkdown, diagnostics: [],
            rendering: SourceRecord.Rendering(digest: new, trace: rendered.trace))
    }
}

extension Article {
    fileprivate var withoutMarkdown: Article {
        var article = self
        article.markdown = []
        return article
    }
}
