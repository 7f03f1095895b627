import Newsroom

/// Writes down what became of each page of the plan, in their order, while others are still made.
struct PressLog {
    private(set) var result = PressRun.Result()
    private(set) var register: InputRegister
    /// The pages of which nothing is written down yet.
    private var rest: ArraySlice<PressRun.Standing>

    /// - Parameters:
    ///   - standing: All pages.
    ///   - register: An empty one.
    init(_ standing: [PressRun.Standing], _ register: InputRegister) {
        rest = standing[...]
        self.register = register
        addCurrent()
    }

    /// - Parameter printed: What became of the next page that is not current.
    mutating func add(_ printed: PressRun.Printed) {
        guard let standing = rest.popFirst() else { return }
        result.diagnostics += printed.diagnostics
        if printed.outcome == .written { result.written.append(standing.file) }
        if let status = printed.status {
            result.pages.append(
                PageRecord(
                    output: PageRecord.Output(
                        file: standing.file, status: status, contents: printed.contents,
                        text: printed.text),
                    making: PageRecord.Making(
                        identity: standing.identity, inputs: register.places(of: printed.inputs))))
        }
        addCurrent()
    }

    /// Those before the next that is made.
    private mutating func addCurrent() {
        while let standing = rest.first, standing.isCurrent {
            rest.removeFirst()
            guard let output = standing.output, let making = standing.making else { continue }
            result.pages.append(PageRecord(output: output, making: register.taken(over: making)))
        }
    }
}
