package import Newsroom
package import SiteBuilder
import Synchronization

/// The site that a preview shows: takes changes, keeps the last good proof, and tells who listens.
package actor PreviewSite {
    private let desk: ProofDesk
    private let settings: Settings
    private var clock: PreviewClock
    private var waiting: ProofDesk.Change?
    private var isWorking = false
    private var alarm: Task<Void, Never>?
    private nonisolated let shown = Mutex(Showing())
    private nonisolated let listeners = Listeners()

    package struct Settings: Sendable {
        /// Whether saving a story takes the browser to it.
        package let follows: Bool
        /// The real time.
        package let time: @Sendable () -> Moment
        /// Is told what became of each change.
        package let report: @Sendable (Showing) -> Void

        package init(
            follows: Bool, time: @escaping @Sendable () -> Moment,
            report: @escaping @Sendable (Showing) -> Void
        ) {
            self.follows = follows
            self.time = time
            self.report = report
        }
    }

    /// What is on the screens.
    package struct Showing: Sendable {
        /// The last that had no mistakes.
        package var proof: Proof?
        /// What is wrong now; warnings where nothing is.
        package var diagnostics: [Diagnostic] = []
        /// What the machine could not do.
        package var failure: String?
        /// Counts the changes.
        package var number = 0
        /// The files that changed last, from the site's folder; empty at the beginning and where time has passed.
        package var changed: [String] = []
        /// From the change to the proof.
        package var duration: Duration = .zero
        /// The instant of which the site is shown.
        package var now = Moment(secondsSince1970: 0)
        /// The clock goes with the real time.
        package var isLive = true
        package var nextChange: Moment?

        package var hasProblems: Bool { failure != nil || diagnostics.hasErrors }
    }

    /// - Parameters:
    ///   - desk: Where the proofs are made.
    ///   - instant: Of which the site is shown; nil for the real time.
    package init(desk: ProofDesk, at instant: Moment?, settings: Settings) {
        self.desk = desk
        self.settings = settings
        clock = instant.map(PreviewClock.stopped) ?? .live
    }

    package nonisolated var showing: Showing { shown.withLock { $0 } }

    /// The messages to come; see ``PreviewMessage``.
    nonisolated func messages() -> AsyncStream<PreviewMessage> { listeners.messages() }

    /// Takes a change into the proof. Those that come while one is being made are taken together, after it.
    package func take(_ change: ProofDesk.Change) async {
        waiting = waiting.map { $0.merging(change) } ?? change
        guard !isWorking else { return }
        isWorking = true
        while let next = waiting {
            waiting = nil
            await work(next)
        }
        isWorking = false
    }

    /// Shows the site as of another instant; nil for the real time.
    func move(to instant: Moment?) async {
        clock = instant.map(PreviewClock.stopped) ?? .live
        await take(.files([]))
    }

    private func work(_ change: ProofDesk.Change) async {
        let start = ContinuousClock.now
        // Where the machine fails here, it fails for the proof as well, which tells it.
        let sifted = (try? await desk.sifted(change)) ?? change
        if sifted.isNothing, !change.isNothing { return }
        let now = clock.now(settings.time)
        var next = showing
        next.number += 1
        next.now = now
        next.isLive = clock.isLive
        if case .files(let files) = sifted { next.changed = files.sorted() } else { next.changed = [] }
        do {
            let outcome = try await desk.proof(after: sifted, at: now)
            next.failure = nil
            next.diagnostics = outcome.diagnostics
            if let proof = outcome.proof {
                next.proof = proof
                next.nextChange = outcome.nextChange
            }
        } catch {
            next.failure = "\(error)"
        }
        next.duration = ContinuousClock.now - start
        shown.withLock { $0 = next }
        listeners.tell(PreviewMessage(next, follows: settings.follows))
        settings.report(next)
        setAlarm(next)
    }

    /// What is due is shown when it is due.
    private func setAlarm(_ showing: Showing) {
        alarm?.cancel()
        guard clock.isLive, let next = showing.nextChange else { return }
        let seconds = max(1, next.secondsSince1970 - settings.time().secondsSince1970)
        alarm = Task { [weak self] in
            // An alarm of years is set anew each day.
            guard (try? await Task.sleep(for: .seconds(min(seconds, 86_400)))) != nil else { return }
            // In a task of its own: the next alarm cancels this one.
            Task { await self?.take(.files([])) }
        }
    }
}

/// Which time it is in a preview.
private enum PreviewClock {
    case live
    case stopped(Moment)

    var isLive: Bool {
        if case .live = self { true } else { false }
    }

    func now(_ time: () -> Moment) -> Moment {
        switch self {
        case .live: time()
        case .stopped(let moment): moment
        }
    }
}
