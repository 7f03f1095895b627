import Newsroom
import SiteBuilder

/// What the panel says of the page on screen.
struct PageFacts: Encodable {
    let number: Int
    var source: String?
    /// Where the text of a story begins, or what asked for another page stands.
    var line: Int?
    var templates: [String] = []
    var words: Int?
    /// Why readers cannot see the story, in words.
    var unpublished: String?
    /// What changed last, from the site's folder.
    let changed: [String]
    /// How long the last change took, and this page.
    let siteMilliseconds: Double
    var pageMilliseconds: Double?
    let clock: String?
    let timeZone: String?
    let isLive: Bool
    /// When something is due, as the newsroom's clocks show it.
    let nextChange: String?
    let problems: [String]
    let warnings: [String]
    /// What readers cannot see of what the page may lead to, by address.
    let marks: [String: String]

    /// - Parameter address: Of the page, from the host's root, percent-encoded.
    init(of address: String, _ showing: PreviewSite.Showing) {
        let proof = showing.proof
        number = showing.number
        changed = showing.changed
        siteMilliseconds = showing.duration.milliseconds
        clock = proof?.wallClock(of: showing.now)
        timeZone = proof?.timeZone.name
        isLive = showing.isLive
        nextChange = showing.nextChange.flatMap { proof?.wallClock(of: $0) }
        marks = (proof?.unpublished ?? [:]).mapValues { proof?.words(for: $0) ?? "" }
        warnings = showing.diagnostics.filter { $0.severity == .warning }.map(\.text)
        var problems = showing.failure.map { [$0] } ?? []
        if showing.diagnostics.hasErrors { problems += showing.diagnostics.map(\.text) }
        let start = ContinuousClock.now
        do {
            if let proof, let file = Self.file(at: address, in: proof), let page = try proof.page(file) {
                pageMilliseconds = (ContinuousClock.now - start).milliseconds
                source = page.origin?.file
                line = page.story?.bodyLine ?? page.origin.map { $0.line ?? 1 }
                templates = page.templates
                words = page.story?.wordCount
                unpublished = page.story?.state.map(proof.words)
                problems += page.diagnostics.map(\.text)
            }
        } catch {
            problems.append("\(error)")
        }
        self.problems = problems
    }

    /// The page at an address, from the output folder; nil where there is none.
    static func file(at address: String, in proof: Proof) -> String? {
        guard let path = SafePath.decoded(address[...]), path.hasPrefix(proof.root) else { return nil }
        let file = Responder.file(named: String(path.dropFirst(proof.root.count)))
        return proof.has(file) ? file : nil
    }
}

extension Proof {
    fileprivate func words(for state: Unpublished) -> String {
        switch state {
        case .draft: "Draft"
        case .until(let moment): "Embargoed until \(wallClock(of: moment).replacing("T", with: " "))"
        }
    }
}

extension Duration {
    var milliseconds: Double { (self / .milliseconds(1) * 100).rounded() / 100 }
}
