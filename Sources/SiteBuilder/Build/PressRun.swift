import Newsroom

/// Makes the pages of an edition that are not as they should be, and leaves the others alone.
struct PressRun: Sendable {
    let edition: Edition
    let renderer: PageRenderer
    /// What the last build left behind.
    let output: StandingOutput
    /// Nothing but stories' texts has changed since the recorded build.
    let arrangementHasStayed: Bool
    let folder: OutputFolder
    let siteFiles: SiteFiles
    let options: BuildOptions
    let progress: BuildProgress

    /// What became of the output.
    struct Result: Sendable {
        var diagnostics: [Diagnostic] = []
        var written: [String] = []
        var unchanged = 0
        var removed = 0
        var renderedCount = 0
        /// Of all pages; only where that was asked for.
        var explanations: [PageExplanation] = []
        /// In the order of the plan; not all where the run did not end well.
        var pages: [PageRecord] = []
        var inputs: [InputRecord] = []
    }

    private var recorded: RecordedPages { output.recorded }

    func run() async throws -> Result {
        let known =
            arrangementHasStayed
            ? CurrentInputs.ofSameArrangement(recorded.inputs, in: edition)
            : try await CurrentInputs.compare(recorded.inputs, with: edition, jobs: options.jobs)
        let pages = edition.plan.pages
        async let inspected = pages.concurrentMap(jobs: options.jobs) { inspect($0, known) }
        var result = Result()
        let planned = pages.map { OutputRecord.File($0.path.file, $0.outputKind) }
            .sorted { $0.path < $1.path }
        let showing = OutputRecord.Showing(
            hasUnpublished: options.includesUnpublished,
            future: options.isAhead ? options.now.secondsSince1970 : nil)
        switch try folder.prepare(
            for: planned, intact: output.files, showing: showing, force: options.force)
        {
        case .refused(let diagnostics): result.diagnostics = diagnostics
        case .ready(let session):
            let standing = try await inspected
            let pending = standing.indices.filter { !standing[$0].isCurrent }
            progress.begin(.writing, total: pending.count)
            try session.begin()
            defer { session.endReplacing() }
            var log = PressLog(standing, InputRegister(known, recorded: recorded.inputs))
            try await pending.concurrentMap(
                jobs: options.jobs, stretches: { try print($0, standing, session) }, forEach: { log.add($0) })
            result = log.result
            result.unchanged = pages.count - result.written.count
            result.renderedCount = pending.count
            if options.explains {
                result.explanations = try explanations(of: standing, written: Set(result.written))
            }
            guard result.diagnostics.isEmpty else { break }
            async let inputs = log.register.records(of: edition, jobs: options.jobs)
            result.removed = try session.finish()
            result.inputs = try await inputs
        }
        return result
    }

    // MARK: What stands there

    /// A planned page and what there is of it already.
    struct Standing: Sendable {
        /// Relative to the output folder.
        let file: String
        let identity: ContentFingerprint
        /// How the file came to be; nil for one that is not recorded.
        var making: PageRecord.Making?
        /// The file, where it is what the record says.
        var output: PageRecord.Output?
        /// The inputs that are not what they were, as their places in the record; the first alone, unless all
        /// are to be told.
        var changedInputs: [Int] = []

        /// The page need not be made.
        var isCurrent: Bool {
            output != nil && making?.identity == identity && changedInputs.isEmpty
        }
    }

    private func inspect(_ page: PlannedPage, _ known: CurrentInputs) -> Standing {
        let file = page.path.file
        let found = output[file]
        let stayed = arrangementHasStayed ? found?.record.making.identity : nil
        var standing = Standing(file: file, identity: stayed ?? page.identity(in: edition))
        guard let found else { return standing }
        standing.making = found.record.making
        standing.output = found.output
        let changedInputs = found.record.making.inputs.lazy.map(Int.init).filter { known[$0] == nil }
        standing.changedInputs = Array(changedInputs.prefix(options.explains ? .max : 1))
        return standing
    }

    // MARK: Printing

    /// What became of a page.
    struct Printed: Sendable {
        /// Nil for a page that was not written.
        var outcome: OutputSession.Outcome?
        var status: FileStatus?
        var contents = ContentFingerprint(high: 0, low: 0)
        /// Where in it the HTML of its story stands.
        var text: Range<Int>?
        var inputs: [PageInput] = []
        var diagnostics: [Diagnostic] = []
    }

    /// In bytes: as much as the processor keeps at hand.
    private static let greatestBatch = 1 << 20

    /// Makes some pages and then writes them, rather than each as soon as it is made: our code and the system's would
    /// push each other out of the processor's caches, and both take a fifth longer.
    ///
    /// - Parameter places: In the plan.
    private func print(
        _ places: ArraySlice<Int>, _ standing: [Standing], _ session: OutputSession
    ) throws(FileError) -> [Printed] {
        let pages = edition.plan.pages
        var printed: [Printed] = []
        printed.reserveCapacity(places.count)
        var rest = places
        while !rest.isEmpty {
            var batch: [RenderedPage] = []
            var size = 0
            for place in rest where size < Self.greatestBatch {
                let rendered = try renderer.render(pages[place])
                size += rendered.bytes.count
                batch.append(rendered)
            }
            for rendered in batch {
                let place = rest.removeFirst()
                printed.append(try print(rendered, on: pages[place], standing[place], session))
                progress.advance()
            }
        }
        return printed
    }

    private func print(
        _ rendered: RenderedPage, on page: PlannedPage, _ standing: Standing, _ session: OutputSession
    ) throws(FileError) -> Printed {
        // A page that its template could not finish is not shipped.
        guard rendered.diagnostics.isEmpty else { return Printed(diagnostics: rendered.diagnostics) }
        let contents = ContentFingerprint(rendered.bytes)
        if let output = standing.output, output.contents == contents {
            return Printed(
                outcome: .unchanged, status: output.status, contents: contents, text: rendered.text,
                inputs: rendered.inputs)
        }
        let (outcome, status) = try session.write(
            rendered.bytes, to: standing.file, isOther: standing.output != nil)
        if let place = rendered.text { edition.storyHasBeenPrinted(on: page, at: place) }
        return Printed(
            outcome: outcome, status: status, contents: contents, text: rendered.text,
            inputs: rendered.inputs)
    }

    // MARK: Why

    private func explanations(
        of standing: [Standing], written: Set<String>
    ) throws(FileError) -> [PageExplanation] {
        var explanations: [PageExplanation] = []
        for standing in standing {
            let reason = try reason(standing)
            var template: InputRecord?
            if case .inputs = reason {
                template = standing.making?.inputs.lazy.map { recorded.inputs[Int($0)] }
                    .first { $0.input.recordedKind == .template }
            }
            explanations.append(
                PageExplanation(
                    file: standing.file,
                    outcome: standing.isCurrent
                        ? .leftAlone : written.contains(standing.file) ? .written : .unchanged,
                    reason: reason, template: template?.name))
        }
        return explanations
    }

    private func reason(_ standing: Standing) throws(FileError) -> PageExplanation.Reason {
        guard let making = standing.making else { return recorded.pages.isEmpty ? .noRecord : .new }
        if making.identity != standing.identity { return .other }
        if standing.isCurrent { return .current }
        var changed: [String] = []
        for input in standing.changedInputs.map({ recorded.inputs[$0] }) {
            let files = input.input.recordedKind == .template ? try changedSources(of: input.name) : []
            let words = input.input.explanation(named: input.name)
            changed += files.isEmpty ? [words] : files
        }
        return changed.isEmpty ? .outputTouched : .inputs(changed)
    }

    /// The files of a page's template, and of those that it extends, includes and imports, that are not what they
    /// were.
    private func changedSources(of template: String) throws(FileError) -> [String] {
        guard let number = edition.templateNumbers[template] else { return [] }
        var changed: [String] = []
        for source in edition.templates[number].sources where try siteFiles.hasChanged("templates/" + source)
        {
            changed.append("templates/" + source)
        }
        return changed
    }
}
