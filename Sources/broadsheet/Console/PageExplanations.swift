import SiteBuilder

/// Why pages were made, as `--explain` shows it.
struct PageExplanations {
    private let report: BuildReport

    init(_ report: BuildReport) {
        self.report = report
    }

    /// - Parameter page: A page's address from the site's root, or its file; empty for all that were made.
    func show(page: String) {
        let written = Set(report.written)
        let file = Self.file(of: page)
        let asked = page.isEmpty ? report.explanations : report.explanations.filter { $0.file == file }
        for explanation in asked {
            let outcome = written.contains(explanation.file) ? "written" : "made, and found unchanged"
            Console.print("\(explanation.file): \(outcome), because \(explanation.reason.text)")
        }
        if page.isEmpty {
            let rest = report.pages - asked.count
            Console.print(rest == 1 ? "1 other page was left alone." : "\(rest) other pages were left alone.")
        } else if asked.isEmpty {
            Console.print("\(file): not made, because nothing that it is made of has changed")
        }
    }

    private static func file(of page: String) -> String {
        let path = page.drop { $0 == "/" }
        return path.isEmpty || path.hasSuffix("/") ? path + "index.html" : String(path)
    }
}

extension PageExplanation.Reason {
    /// What follows "because".
    var text: String {
        switch self {
        case .noRecord: "there is no record of an earlier build"
        case .new: "the last build had no such page"
        case .other: "the address was another page's"
        case .input(let input): "\(input) changed"
        case .outputTouched: "somebody had changed or removed the file"
        }
    }
}
