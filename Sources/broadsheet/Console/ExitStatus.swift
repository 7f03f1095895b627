import Foundation
import Publisher

/// How a command ended; throwing one ends the program.
enum ExitStatus: Int32, Error {
    case done = 0
    /// The content, templates or configuration have errors.
    case contentHasErrors = 1
    case wrongUsage = 2
    /// Disk, permission or network.
    case machineFailed = 3

    func exit() -> Never { Foundation.exit(rawValue) }
}

extension ExitStatus {
    init(_ kind: PublishError.Kind) {
        self =
            switch kind {
            case .unready: .contentHasErrors
            case .usage: .wrongUsage
            case .failed: .machineFailed
            }
    }
}
