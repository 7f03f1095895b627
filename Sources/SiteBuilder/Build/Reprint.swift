import ContentLoader
import Newsroom

/// Builds a site in which nothing has changed but the words of some stories.
///
/// It is not planned anew: the pages that showed the stories are made of what the record has of the plan, and of all
/// stories that stand on them. What is not as simple as that is left to ``SitePreparation``.
struct Reprint: Sendable {
    let typesetting: Typesetting
    let survey: SiteSurvey
    let record: BuildRecord
    let stored: StoredRecord
    let recorded: RecordedPages
    let edited: EditedSources

    /// More than so many edits are no longer quicker this way.
    private static let mostEdits = 100
    /// In bytes. With more behind it, the record is written anew.
    private static let mostAddenda = 1 << 20

    private var files: FileSystem { typesetting.files }
    private var options: BuildOptions { typesetting.options }

    /// A story in other words than the recorded ones.
    struct Retold: Sendable {
        let source: FoundSource
        let contents: ContentFingerprint
        let article: Article
        let record: SourceRecord
    }

    /// What has been made, and is to be written.
    struct Made: Sendable {
        var pages: [Page] = []
        /// By their places in the survey.
        fileprivate var records: [Int: SourceRecord] = [:]
        /// What the record's inputs of these places are worth now.
        fileprivate var inputs: [Int: ContentFingerprint] = [:]
        fileprivate var retoldCount = 0
        fileprivate var factsHaveStayed = true
    }

    /// A page that shows one of the stories.
    struct Page: Sendable {
        /// Among the pages of the output.
        let place: Int
        let bytes: [UInt8]
        /// Where among them the HTML of its story stands.
        let text: Range<Int>?
    }

    /// The sources that may have been edited; nil where the build is none of this kind.
    ///
    /// - Throws: A ``FileError`` where the record cannot be read.
    static func edits(
        _ survey: SiteSurvey, _ memory: BuildMemory, _ options: BuildOptions
    ) throws -> EditedSources? {
        guard let record = memory.record, let stored = memory.stored, !options.explains,
            record.conditions.request == BuildConditions.request(options),
            stored.addendaLength <= Self.mostAddenda,
            record.surroundings == survey.surroundings, record.isOf(options.now)
        else { return nil }
        do {
            let edited = try EditedSources(survey, in: stored, takenAt: record.takenAt)
            return edited.places.count <= Self.mostEdits ? edited : nil
        } catch is RecordDamage {
            return nil
        }
    }

    /// Nil where the site has to be planned.
    ///
    /// - Throws: A ``FileError`` where the machine fails.
    func make() async throws -> Made? {
        do { return try await makeOfRecord() } catch is RecordDamage { return nil }
    }

    private func makeOfRecord() async throws -> Made? {
        guard !recorded.pages.isEmpty, let (same, retold) = try read() else { return nil }
        var made = Made(records: same, retoldCount: retold.count)
        guard !retold.isEmpty else { return made }
        var reader = try stored.reader(of: .plan)
        let materials = PartialEdition.Materials(
            typesetting: typesetting, survey: survey, plan: try reader.read(), edited: edited, retold: retold)
        guard try await make(materials, into: &made) else { return nil }
        made.factsHaveStayed = retold.allSatisfy { $1.record.facts == $1.article.facts }
        return made
    }

    /// Reads the edited sources; nil where more than words have changed in one of them.
    ///
    /// - Returns: Those that hold what they held, and those that do not, by their places in the survey.
    private func read() throws -> (same: [Int: SourceRecord], retold: [Int: Retold])? {
        let loader = ContentLoader(
            files: files, root: options.site, timeZone: typesetting.site.timeZone)
        var same: [Int: SourceRecord] = [:]
        var retold: [Int: Retold] = [:]
        for place in edited.places {
            let source = survey.content.sources[place]
            var record = try edited.record(at: place)
            let bytes = try files.read(source.location)
            let contents = ContentFingerprint(bytes)
            if contents == record.contents {
                record.status = source.status
                same[place] = record
                continue
            }
            let (article, diagnostics) = try loader.load(source, bytes: bytes)
            guard let article, diagnostics.isEmpty, let old = record.article,
                // Its lines may be others now.
                !self.record.diagnostics.contains(where: { $0.place.file == source.file }),
                old.inWords(of: article).facts == article.facts,
                // News sitemaps show headlines.
                old.title == article.title || !typesetting.site.newsSitemap.isWritten
            else { return nil }
            retold[place] = Retold(source: source, contents: contents, article: article, record: record)
        }
        return (same, retold)
    }

    /// Makes the pages again that show the stories.
    ///
    /// - Returns: False where the site has to be planned.
    private func make(_ materials: PartialEdition.Materials, into made: inout Made) async throws -> Bool {
        let (pages, inputs) = (recorded.pages, recorded.inputs)
        let row = materials.row
        let numbers = Set(row.indices.filter { materials.retold[row[$0]] != nil })
        // A story that is not out has no number.
        guard numbers.count == materials.retold.count, let programs = typesetting.foundations.programs,
            let partial = try PartialEdition(materials, retelling: numbers)
        else { return false }
        made.records.merge(partial.records) { $1 }
        var hasChanged = Array(repeating: false, count: inputs.count)
        for (place, old) in inputs.enumerated()
        where old.input.isOfWords && numbers.contains(old.input.subject) {
            guard let new = partial.fingerprint(of: old.input), new != old.contents else { continue }
            hasChanged[place] = true
            made.inputs[place] = new
        }
        var pending: [(place: Int, page: PlannedPage)] = []
        var shown = numbers
        for place in pages.indices
        where pages[place].making.inputs.contains(where: { hasChanged[Int($0)] }) {
            guard let page = materials.plan.page(at: place) else { return false }
            pending.append((place, page))
            for input in pages[place].making.inputs.map({ inputs[Int($0)].input })
            where input.recordedKind?.subject == .story {
                shown.insert(input.subject)
            }
        }
        guard let edition = try await partial.edition(of: shown) else { return false }
        typesetting.timings.end("edition")

        let renderer = PageRenderer(
            edition: edition, templates: typesetting.foundations.templates, programs: programs,
            feeds: FeedComposer(), files: files, folder: options.site)
        let rendered = try await pending.concurrentMap(jobs: options.jobs) { try renderer.render($0.page) }
        for ((place, _), rendered) in zip(pending, rendered) {
            // One that asks for other things than it did may have been shown what is not so.
            let asked = pages[place].making.inputs.map { inputs[Int($0)].input }.sorted()
            guard rendered.diagnostics.isEmpty, rendered.inputs == asked else { return false }
            made.pages.append(Page(place: place, bytes: rendered.bytes, text: rendered.text))
        }
        return true
    }

    // MARK: Writing

    /// Writes what was made, and the record; nil where somebody has changed the output, which is left as it is.
    ///
    /// - Throws: A ``FileError`` where the machine fails.
    func write(_ made: Made, over standing: StandingFiles, in folder: OutputFolder) throws -> BuildReport? {
        guard standing.areIntact, try folder.recordFile.isOfFinishedBuild(),
            try files.status(options.output + "/" + SitePath.workingFolder) == nil
        else { return nil }
        // Other builds wait until the record is written.
        let session = try folder.session()
        defer { withExtendedLifetime(session) {} }
        var result = PressRun.Result(
            renderedCount: made.pages.count,
            pages: zip(recorded.pages, standing.found).map {
                PageRecord(output: $1 ?? $0.output, making: $0.making)
            }, inputs: recorded.inputs)
        try write(made.pages, session, &result)
        typesetting.timings.end("pages")
        try keep(made, result, in: folder.buildRecordFile)
        typesetting.timings.end("saving the record")
        var report = BuildReport(diagnostics: record.diagnostics)
        report.add(result)
        report.pages = result.pages.count
        report.articles = record.articleCount
        report.counts.loaded = made.retoldCount
        report.counts.rendered = made.retoldCount
        return report
    }

    private func write(
        _ pages: [Page], _ session: OutputSession, _ result: inout PressRun.Result
    ) throws(FileError) {
        let other = pages.filter { ContentFingerprint($0.bytes) != result.pages[$0.place].output.contents }
        result.unchanged = result.pages.count - other.count
        guard !other.isEmpty else { return }
        typesetting.progress.begin(.writing, total: other.count)
        try session.begin()
        defer { session.endReplacing() }
        for page in other {
            let file = result.pages[page.place].file
            let status = try session.write(page.bytes, to: file, isOther: true).status
            result.written.append(file)
            guard let status else { continue }
            result.pages[page.place].output = PageRecord.Output(
                file: file, status: status, contents: ContentFingerprint(page.bytes),
                text: page.text)
        }
        _ = try session.finish()
    }

    private func keep(
        _ made: Made, _ result: PressRun.Result, in file: BuildRecordFile
    ) throws(FileError) {
        var next = record
        next.survey = survey.fingerprint
        next.surveyIsSettled = survey.isSettled
        // To know the new one all sources would have to be asked.
        if !made.factsHaveStayed { next.arrangement = nil }
        if !survey.arrangementIsSettled { (next.surroundings, next.arrangement) = (nil, nil) }
        next.builtAt = options.now.secondsSince1970
        next.takenAt = survey.takenAt
        next.savedAt = files.currentTime()
        var addendum = RecordAddendum(record: next)
        for (place, page) in result.pages.enumerated() where page.output != recorded.pages[place].output {
            addendum.outputs[place] = page.output
        }
        addendum.inputs = made.inputs
        addendum.sources = made.records
        try file.append(addendum, to: stored)
    }
}

extension PageInput {
    /// Whether it is what a story says of itself.
    fileprivate var isOfWords: Bool { recordedKind == .text || recordedKind == .card }
}
