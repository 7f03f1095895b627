import Foundation

/// The sites that tests share, beside the tests' sources.
enum Fixtures {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Fixtures")

    /// The top of the project.
    static let project = folder.deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// With `BROADSHEET_RENEW=1` the expectations are written anew instead of compared.
    static let isUpdating = ProcessInfo.processInfo.environment["BROADSHEET_RENEW"] == "1"

    /// A copy of a fixture that a test may change.
    static func copy(_ name: String) throws -> TemporaryFolder {
        let source = folder.appending(path: name)
        return try copy(try FileManager.default.contentsOfDirectory(atPath: source.path), of: source)
    }

    /// A copy of the project's own sample site.
    static func copySampleSite() throws -> TemporaryFolder {
        try copy(["site.yml", "content", "templates", "comments"], of: project)
    }

    private static func copy(_ items: [String], of source: URL) throws -> TemporaryFolder {
        let copy = try TemporaryFolder()
        for item in items {
            try FileManager.default.copyItem(
                at: source.appending(path: item), to: URL(filePath: copy.path).appending(path: item))
        }
        return copy
    }
}
