import Newsroom

/// Which inputs of the last build are what they were, by their places in its record.
struct CurrentInputs: Sendable {
    private let inputs: [PageInput?]

    /// The input as it is called in this build; nil where it has changed or is no more.
    subscript(place: Int) -> PageInput? { inputs[place] }

    var count: Int { inputs.count }

    /// Those of a build with the same arrangement: every input is called what it was, and texts alone can differ.
    static func ofSameArrangement(_ recorded: [InputRecord], in edition: Edition) -> CurrentInputs {
        let stories = edition.stories.count + edition.standingPages.count
        return CurrentInputs(
            inputs: recorded.map { record in
                guard record.input.recordedKind == .text else { return record.input }
                guard record.input.subject < stories,
                    edition.story(record.input.subject).digest.text == record.contents
                else { return nil }
                return record.input
            })
    }

    static func compare(
        _ recorded: [InputRecord], with edition: Edition, jobs: Int
    ) async throws -> CurrentInputs {
        CurrentInputs(
            inputs: try await recorded.concurrentMap(jobs: jobs) { record in
                guard let kind = record.input.recordedKind,
                    let input = edition.input(kind, named: record.name, detail: record.input.detail),
                    try edition.fingerprint(of: input) == record.contents
                else { return nil }
                return input
            })
    }
}
