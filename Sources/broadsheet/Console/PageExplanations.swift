import SiteBuilder

/// What became of pages and why, as `--explain` shows it.
struct PageExplanations {
    private let report: BuildReport

    init(_ report: BuildReport) {
        self.report = report
    }

    /// - Parameter page: A page's address from the site's root, or its file; empty for all that were made.
    func show(page: String) {
        if page.isEmpty {
            let made = report.explanations.filter { $0.outcome != .leftAlone }
            for explanation in made { Console.print(explanation.text) }
            let rest = report.explanations.count - made.count
            Console.print(rest == 1 ? "1 other page was left alone." : "\(rest) other pages were left alone.")
        } else {
            let file = Self.file(of: page)
            let explanation = report.explanations.first { $0.file == file }
            Console.print(explanation?.text ?? "\(file): the site has no such page")
        }
    }

    private static func file(of page: String) -> String {
        let path = page.drop { $0 == "/" }
        return path.isEmpty || path.hasSuffix("/") ? path + "index.html" : String(path)
    }
}

extension PageExplanation {
    fileprivate var text: String {
        "\(file): \(outcome.text), because \(reason.text)" + (template.map { ", through \($0)" } ?? "")
    }
}

extension PageExplanation.Outcome {
    /// What follows the page's name.
    var text: String {
        switch self {
        case .written: "written"
        case .unchanged: "made, and found unchanged"
        case .leftAlone: "not made"
        }
    }
}

extension PageExplanation.Reason {
    /// What follows "because".
    var text: String {
        switch self {
        case .current: "nothing that it is made of has changed"
        case .noRecord: "there is no record of an earlier build"
        case .new: "the last build had no such page"
        case .other: "the address was another page's"
        case .inputs(let inputs): Self.list(inputs) + " changed"
        case .outputTouched: "somebody had changed or removed the file"
        }
    }

    private static func list(_ inputs: [String]) -> String {
        inputs.count < 2
            ? inputs.joined() : inputs.dropLast().joined(separator: "; ") + "; and " + (inputs.last ?? "")
    }
}
