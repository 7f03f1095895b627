import Foundation
import SiteBuilder

/// How long each stage of a build took, as `--timings` shows it.
struct Timings {
    private let stages: [BuildTimings.Stage]

    init(_ report: BuildReport) {
        stages = report.timings
    }

    func show() {
        let width = stages.map(\.name.count).max() ?? 0
        for stage in stages {
            let milliseconds = stage.duration / .milliseconds(1)
            let number = String(format: "%9.1f ms", milliseconds)
            Console.print(stage.name.padding(toLength: width, withPad: " ", startingAt: 0) + number)
        }
    }
}
