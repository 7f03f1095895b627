import ArgumentParser
import Foundation
import Newsroom

/// What tells this program from other versions of it.
enum ProgramIdentity {
    /// The version, and the state of the executable's file: two builds of one version are two programs.
    static var current: String {
        let version = Broadsheet.configuration.version
        guard let path = Bundle.main.executablePath, let resolved = try? FileSystem.disk.resolve(path),
            let status = try? FileSystem.disk.status(resolved)
        else { return version }
        return "\(version) \(status.size) \(status.modified) \(status.inode)"
    }
}
