import Newsroom

/// Which inputs of the last build are what they were, by their places in its record.
struct CurrentInputs: Sendable {
    private let inputs: [PageInput?]

    /// The input as it is called in this build; nil where it has changed or is no more.
    subscript(place: Int) -> PageInput? { inputs[place] }

    var count: Int { inputs.count }

    static func compare(
        _ recorded: [InputRecord], with edition: Edition, jobs: Int
    ) async throws -> CurrentInputs {
        CurrentInputs(
            inputs: try await recorded.concurrentMap(jobs: jobs) { record in
                guard let kind = UInt8(exactly: record.kind).flatMap(PageInput.Kind.init),
                    let input = edition.input(kind, named: record.name, detail: record.detail),
                    try edition.fingerprint(of: input) == record.contents
                else { return nil }
                return input
            })
    }
}
