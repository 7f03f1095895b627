import Foundation
import Newsroom
import SiteBuilder
import TestSupport

/// A place where sites are built: memory or the disk.
struct SiteGround: Sendable {
    let files: FileSystem
    /// A folder of its own, absolute.
    let root: String
    /// Whether files are on the disk, with times of their own.
    let isOnDisk: Bool

    var site: String { root + "/site" }

    static func inMemory() -> SiteGround { SiteGround(files: .inMemory(), root: "", isOnDisk: false) }

    /// A temporary folder on the disk, which ``clear()`` removes.
    static func onDisk() throws -> SiteGround {
        let url = FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
            .appending(path: "broadsheet-" + UUID().uuidString)
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        return SiteGround(files: .disk, root: url.path, isOnDisk: true)
    }

    func clear() throws {
        if isOnDisk { try FileManager.default.removeItem(atPath: root) }
    }

    /// Does to the site's folder what was done to a paper; a file that is overwritten keeps the time of its last
    /// change where that is asked for, to the nanosecond, and where the disk has such times.
    func perform(_ operation: RandomPaper.Operation, keepingTime: Bool) throws(FileError) {
        guard isOnDisk, keepingTime, case .write(let path, _) = operation else {
            return try files.perform(operation, in: site)
        }
        var before = stat()
        let isThere = stat(site + "/" + path, &before) == 0
        try files.perform(operation, in: site)
        guard isThere else { return }
        let times = [before.st_atim, before.st_mtim]
        if utimensat(AT_FDCWD, site + "/" + path, times, 0) != 0 {
            throw FileError("set the time of", path, reason: String(cString: strerror(errno)))
        }
    }

    /// Makes the paper's folder anew.
    func plant(_ paper: RandomPaper) throws(FileError) {
        for (path, bytes) in paper.files { try files.plant(site + "/" + path, bytes) }
    }

    func options(_ paper: RandomPaper, output: String, jobs: Int = 2, force: Bool = false) -> BuildOptions {
        BuildOptions(
            site: site, output: root + output, includesUnpublished: paper.includesUnpublished,
            isStrict: paper.isStrict, force: force, jobs: jobs, now: Moment(secondsSince1970: paper.now))
    }

    func build(
        _ paper: RandomPaper, output: String, jobs: Int = 2, force: Bool = false
    ) async throws -> BuiltSite {
        let build = SiteBuild(
            files: files, options: options(paper, output: output, jobs: jobs, force: force))
        return BuiltSite(report: try await build.run(), files: try files.tree(root + output))
    }

    /// What a build of the same sources writes that finds no output and no record: in memory, under the same names.
    func cleanBuild(_ paper: RandomPaper, output: String) async throws -> BuiltSite {
        let clean = SiteGround(files: .inMemory(), root: root, isOnDisk: false)
        try clean.plant(paper)
        return try await clean.build(paper, output: output)
    }
}

/// What a build reports and leaves behind.
struct BuiltSite: Sendable {
    let report: BuildReport
    let files: [String: [UInt8]]

    /// Whether the build had found its errors before it wrote anything.
    var wasRefused: Bool { !report.succeeded && report.written.isEmpty && report.unchanged == 0 }
}

/// Tells how two folders differ.
enum FolderComparison {
    /// Nil where they are equal, or else the first few files in which they are not.
    static func difference(_ found: [String: [UInt8]], _ expected: [String: [UInt8]]) -> String? {
        guard found != expected else { return nil }
        let names = Set(found.keys).union(expected.keys).filter { found[$0] != expected[$0] }.sorted()
        return names.prefix(3).map { name in
            switch (found[name], expected[name]) {
            case (nil, _): "\(name) is missing"
            case (_, nil): "\(name) should not be there"
            case (let found?, let expected?): "\(name): \(contrast(found, expected))"
            }
        }.joined(separator: "\n  ") + (names.count > 3 ? "\n  and \(names.count - 3) more" : "")
    }

    /// What stands in both where they part.
    private static func contrast(_ found: [UInt8], _ expected: [UInt8]) -> String {
        let common = zip(found, expected).prefix { $0 == $1 }.count
        func excerpt(_ bytes: [UInt8]) -> String {
            let part = bytes[max(0, common - 40)..<min(bytes.count, common + 40)]
            return String(decoding: part, as: UTF8.self).replacing("\n", with: "⏎")
        }
        return "at byte \(common) “\(excerpt(found))”, not “\(excerpt(expected))”"
    }
}
