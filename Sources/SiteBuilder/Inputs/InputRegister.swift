import Newsroom

/// Numbers the inputs of a build's pages for its record.
struct InputRegister {
    private let known: CurrentInputs
    private let recorded: [InputRecord]
    /// What is recorded of inputs that have stayed as they were.
    private var stayed: [PageInput: Int] = [:]
    private var inputs: [PageInput] = []
    private var places = InputNumbers()
    /// Where the inputs of the last record stand in this one.
    private var placesOfKnown: [Int32?]

    /// - Parameter recorded: The inputs of the last build.
    init(_ known: CurrentInputs, recorded: [InputRecord]) {
        self.known = known
        self.recorded = recorded
        for place in recorded.indices {
            if let input = known[place] { stayed[input] = place }
        }
        placesOfKnown = Array(repeating: nil, count: known.count)
    }

    /// The places of a page's inputs, in order.
    mutating func places(of pageInputs: [PageInput]) -> [Int32] {
        pageInputs.map { place(of: $0) }.sorted()
    }

    /// What a page was made of that stays as the last build left it.
    mutating func taken(over making: PageRecord.Making) -> PageRecord.Making {
        var making = making
        making.inputs = making.inputs.compactMap { old in
            if let place = placesOfKnown[Int(old)] { return place }
            guard let input = known[Int(old)] else { return nil }
            let place = place(of: input)
            placesOfKnown[Int(old)] = place
            return place
        }.sorted()
        return making
    }

    func records(of edition: Edition, jobs: Int) async throws -> [InputRecord] {
        try await inputs.concurrentMap(jobs: jobs) { [recorded, stayed] input in
            if let place = stayed[input] {
                return InputRecord(
                    input: input, name: recorded[place].name, contents: recorded[place].contents)
            }
            return InputRecord(
                input: input, name: edition.name(of: input), contents: try edition.fingerprint(of: input))
        }
    }

    private mutating func place(of input: PageInput) -> Int32 {
        if let place = places[input] { return place }
        let place = Int32(inputs.count)
        inputs.append(input)
        places[input] = place
        return place
    }
}
