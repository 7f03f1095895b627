import Newsroom
import TestSupport
import Testing

@testable import Publisher

@Suite("A folder of releases")
struct DirectoryTests {
    private static let old = [
        "index.html": "old front", "world/talks/index.html": "talks", "assets/style.1.css": "old style",
        "gone.html": "gone",
    ]
    private static let new = [
        "index.html": "new front", "world/talks/index.html": "talks", "assets/style.2.css": "new style",
        "sport/final/index.html": "final",
    ]

    @Test("shows what was published, file by file, with the lasting files of the releases before it")
    func showsWhatWasPublished() async throws {
        let disk = FileSystem.inMemory()
        try await Self.publish(Self.old, on: disk)
        #expect(try disk.texts("/srv/current") == Self.old)
        try await Self.publish(Self.new, on: disk)
        #expect(
            try disk.texts("/srv/current")
                == Self.new.merging(["assets/style.1.css": "old style"]) { $1 })
        let plan = try await Self.plan(Self.new, on: disk)
        #expect(plan.isEmpty && plan.unchangedCount == Self.new.count)
    }

    @Test("keeps so many releases, and their lasting files only as long")
    func keepsReleases() async throws {
        let disk = FileSystem.inMemory()
        for edition in 1...6 {
            try await Self.publish(
                ["index.html": "\(edition)", "assets/style.\(edition).css": "\(edition)"], on: disk,
                keeping: 3)
        }
        let releases = try disk.entries("/srv/releases").filter { $0.kind == .folder }.map(\.name)
        #expect(releases.map { Releases.number($0) } == [4, 5, 6])
        #expect(
            Set(try disk.texts("/srv/current").keys) == [
                "index.html", "assets/style.6.css", "assets/style.5.css", "assets/style.4.css",
                "assets/style.3.css",
            ], "the third was kept when the sixth was made")
    }

    @Test("goes back release by release, and forward again")
    func goesBack() async throws {
        let disk = FileSystem.inMemory()
        for edition in 1...3 { try await Self.publish(["index.html": "\(edition)"], on: disk) }
        let destination = Self.destination(disk)
        _ = try await destination.rollBack()
        #expect(try disk.texts("/srv/current") == ["index.html": "2"])
        _ = try await destination.rollBack()
        #expect(try disk.texts("/srv/current") == ["index.html": "1"])
        await #expect(throws: PublishError.self) { try await destination.rollBack() }
        try await Self.publish(["index.html": "3"], on: disk)
        #expect(try disk.texts("/srv/current") == ["index.html": "3"])
    }

    @Test("never goes back to a release that was gone back from")
    func neverGoesBackToMistake() async throws {
        let disk = FileSystem.inMemory()
        for text in ["good", "mistake"] {
            try await Self.publish(["index.html": text, "same.html": ""], on: disk)
        }
        let back = try await Self.destination(disk).rollBack()
        #expect(back.changed == ["index.html"], "what a CDN has to forget")
        try await Self.publish(["index.html": "mended"], on: disk)
        _ = try await Self.destination(disk).rollBack()
        #expect(try disk.texts("/srv/current") == ["index.html": "good", "same.html": ""])
        try await Self.publish(["index.html": "mended"], on: disk)
        let names = try disk.entries("/srv/releases").map(\.name).filter { !$0.hasPrefix(".") }
        #expect(names.allSatisfy { !$0.hasPrefix("withdrawn") }, "\(names)")
    }

    @Test("keeps what a page of a withdrawn release asks for")
    func keepsWithdrawnAssets() async throws {
        let disk = FileSystem.inMemory()
        try await Self.publish(Self.old, on: disk)
        try await Self.publish(Self.new, on: disk)
        _ = try await Self.destination(disk).rollBack()
        #expect(try disk.texts("/srv/current")["assets/style.2.css"] == "new style")
    }

    @Test("is not changed by a plan that was made over another release")
    func isNotChangedByOldPlan() async throws {
        let disk = FileSystem.inMemory()
        try await Self.publish(Self.old, on: disk)
        let site = try Self.site(Self.new, on: disk)
        let destination = Self.destination(disk)
        let plan = try Plans.planner().plan(site, over: try await destination.compare(site))
        try await Self.publish(["index.html": "somebody else's"], on: disk)
        await #expect(throws: PublishError.self) {
            try await destination.send(plan, of: site, progress: PublishProgress())
        }
        #expect(try disk.texts("/srv/current")["index.html"] == "somebody else's")
    }

    @Test("is made anew where somebody has removed the release, and found where releases are on another disk")
    func isMadeAnew() async throws {
        let disk = FileSystem.inMemory(["/large/x": []], links: ["/srv/releases": "/large"])
        try await Self.publish(Self.old, on: disk)
        try await Self.publish(Self.new, on: disk)
        #expect(
            try disk.entries("/large").filter { $0.kind == .folder }.map { Releases.number($0.name) } == [
                1, 2,
            ])
        let target = try disk.target("/srv/current")
        let release = try #require(target?.split(separator: "/").last)
        try disk.removeAll("/large/" + release)
        try await Self.publish(Self.new, on: disk)
        #expect(try disk.texts("/srv/current")["index.html"] == "new front")
    }

    @Test("is whole at every write at which the disk can be full, and the next run finishes")
    func isWholeOnFullDisk() async throws {
        var failures = 0
        while true {
            let disk = FileSystem.inMemory()
            try await Self.publish(Self.old, on: disk)
            do {
                try await Self.publish(Self.new, on: disk, through: disk.failing(afterWrites: failures + 1))
                break
            } catch is FileError {
                failures += 1
                #expect(try disk.texts("/srv/current") == Self.old)
                #expect(try disk.status("/srv/releases/incoming") == nil, "a full disk gets its room back")
                try await Self.publish(Self.new, on: disk)
                #expect(try disk.texts("/srv/current")["index.html"] == "new front")
            }
        }
        #expect(failures == 4, "three files that are new or have changed, and the list of lasting ones")
    }

    @Test(
        "is not taken where its link is somebody else's",
        arguments: ["releases/../../etc", "/var/www", "x/000001-a"])
    func isNotTaken(target: String) async throws {
        let disk = FileSystem.inMemory(["/srv/releases/x": []], links: ["/srv/current": target])
        await #expect(throws: PublishError.self) { try await Self.plan(Self.new, on: disk) }
    }

    @Test("is not taken where a folder stands in the link's place")
    func isNotTakenOverFolder() async throws {
        let disk = FileSystem.inMemory(["/srv/current/index.html": []])
        await #expect(throws: PublishError.self) { try await Self.plan(Self.new, on: disk) }
    }

    @Test("has one publisher at a time")
    func hasOnePublisher() async throws {
        let disk = FileSystem.inMemory()
        try await Self.publish(Self.old, on: disk)
        let lock = try disk.lock("/srv/releases/.lock")
        await #expect(throws: PublishError.self) { try await Self.publish(Self.new, on: disk) }
        withExtendedLifetime(lock) {}
        #expect(try disk.texts("/srv/current") == Self.old)
    }

    // MARK: Publishing

    private static func destination(_ files: FileSystem, keeping count: Int = 5) -> DirectoryDestination {
        DirectoryDestination(
            files: files, folder: "/srv", keptReleases: count, jobs: 2,
            now: Moment(secondsSince1970: 1_700_000_000))
    }

    private static func site(_ texts: [String: String], on disk: FileSystem) throws -> BuiltSite {
        try disk.removeAll("/site/Public")
        for (path, text) in texts {
            let file = "/site/Public/" + path
            try disk.createFolder(String(file[..<(file.lastIndex(of: "/") ?? file.startIndex)]))
            try disk.write(file, Array(text.utf8))
        }
        let files = texts.sorted { $0.key < $1.key }.map {
            BuiltSite.File(path: $0, kind: $0.hasPrefix("assets/") ? .asset : .page, size: $1.utf8.count)
        }
        return BuiltSite(folder: "/site/Public", files: files)
    }

    private static func plan(_ texts: [String: String], on disk: FileSystem) async throws -> PublishPlan {
        let site = try site(texts, on: disk)
        return try Plans.planner().plan(site, over: try await destination(disk).compare(site))
    }

    private static func publish(
        _ texts: [String: String], on disk: FileSystem, through files: FileSystem? = nil,
        keeping count: Int = 5
    ) async throws {
        let site = try site(texts, on: disk)
        let destination = destination(files ?? disk, keeping: count)
        let plan = try Plans.planner().plan(site, over: try await destination.compare(site))
        try await destination.send(plan, of: site, progress: PublishProgress())
        try await destination.finish(plan)
    }
}

extension FileSystem {
    fileprivate func texts(_ folder: String) throws -> [String: String] {
        try tree(folder).mapValues { String(decoding: $0, as: UTF8.self) }
    }
}
