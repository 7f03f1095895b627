import Foundation
import Newsroom
import Testing

struct InMemoryFileSystemTests {
    private let files = FileSystem.inMemory(
        ["/site/content/a.md": Array("A".utf8), "/site/content/world/b.md": Array("BB".utf8)],
        links: ["/site/latest": "content/world", "/site/loop": "loop", "/site/out": "/elsewhere"])

    @Test("Files are read and listed in order, through symbolic links too")
    func reads() throws {
        #expect(try files.read("/site/latest/b.md") == Array("BB".utf8))
        let entries = try files.entries("/site/content")
        #expect(entries.map(\.name) == ["a.md", "world"])
        #expect(entries.map(\.kind) == [.file, .folder])
        #expect(try files.status("/site/latest")?.kind == .symbolicLink)
        let status = try files.status("/site/content/world/b.md")
        #expect(status?.kind == .file && status?.size == 2)
        #expect(try files.resolve("/site/latest/../a.md") == "/site/content/a.md")
        #expect(try files.resolve("/site/loop") == nil)
        #expect(try files.resolve("/site/out/x") == nil)
    }

    @Test(
        "Many files below a folder are looked at as one by one", arguments: [true, false])
    func looksAtMany(onDisk: Bool) throws {
        let files = onDisk ? FileSystem.disk : files
        let folder =
            onDisk ? NSTemporaryDirectory() + "many-\(UUID().uuidString)" : "/site/many"
        try files.createFolder(folder + "/world")
        defer { try? files.removeAll(folder) }
        try files.write(folder + "/world/b.md", Array("BB".utf8))
        try files.linkSymbolically("world", folder + "/latest")
        let paths = ["world/b.md", "absent.md", "latest", "world", "world/b.md/deeper", "latest/b.md"]
        let statuses = try files.statuses(folder, paths)
        #expect(statuses == (try paths.map { try files.status(folder + "/" + $0) }))
        #expect(statuses.map { $0?.kind } == [.file, nil, .symbolicLink, .folder, nil, .file])
        #expect(try files.statuses(folder + "/absent", ["world", "a.md"]) == [nil, nil])
        #expect(try files.statuses(folder + "/world/b.md", ["world"]) == [nil])
    }

    @Test("Who writes a file is told its status", arguments: [true, false])
    func tellsStatus(onDisk: Bool) throws {
        let files = onDisk ? FileSystem.disk : files
        let folder = onDisk ? NSTemporaryDirectory() + "told-\(UUID().uuidString)" : "/site/told"
        try files.createFolder(folder)
        defer { try? files.removeAll(folder) }
        let path = folder + "/a.md"
        for text in ["A", "Longer.", "B", ""] {
            let status = try files.write(path, Array(text.utf8))
            #expect(status == (try files.status(path)))
            #expect(status.kind == .file && status.size == text.utf8.count)
        }
    }

    @Test("Writing, moving and removing do what the disk does")
    func changes() throws {
        try files.createFolder("/out/deep")
        try files.write("/out/deep/new", [1])
        try files.append("/out/deep/new", [2, 3])
        try files.move("/out/deep/new", "/out/old")
        #expect(try files.read("/out/old") == [1, 2, 3])
        #expect(throws: FileError.self) { try files.append("/out/absent", [1]) }
        try files.move("/out", "/site/moved")
        #expect(try files.entries("/site/moved").map(\.name) == ["deep", "old"])
        #expect(try files.status("/out") == nil)
        try files.remove("/site/moved/old")
        try files.remove("/site/moved/deep")
        try files.remove("/site/moved")
        #expect(try files.status("/site/moved") == nil)
    }

    @Test("Two files change places; where one is missing, nothing happens")
    func exchanges() throws {
        #expect(files.exchange("/site/content/a.md", "/site/content/world/b.md"))
        #expect(try files.read("/site/content/a.md") == Array("BB".utf8))
        #expect(try files.read("/site/content/world/b.md") == Array("A".utf8))
        #expect(!files.exchange("/site/content/a.md", "/site/content/absent.md"))
        #expect(try files.read("/site/content/a.md") == Array("BB".utf8))
    }

    @Test("A file that was written again has another status, though its bytes are the same")
    func changesStatus() throws {
        let before = try files.status("/site/content/a.md")
        try files.write("/site/content/a.md", Array("A".utf8))
        #expect(try files.status("/site/content/a.md") != before)
        #expect(try files.status("/site/content/a.md") == files.entries("/site/content").first?.status)
    }

    @Test("What the disk refuses is refused in its words")
    func refuses() {
        func reason(_ body: () throws -> Void) -> String? {
            do { try body() } catch { return (error as? FileError)?.description }
            return nil
        }
        #expect(
            reason { try files.write("/nowhere/x", []) }
                == "cannot write /nowhere/x: No such file or directory"
        )
        #expect(reason { try files.remove("/site") } == "cannot remove /site: Directory not empty")
        #expect(reason { _ = try files.read("/site") } == "cannot read /site: Is a directory")
        #expect(
            reason { _ = try files.read("/site/loop") }
                == "cannot read /site/loop: Too many levels of symbolic links")
        #expect(
            reason { try files.createFolder("/site/content/a.md/x") }
                == "cannot make folder /site/content/a.md/x: Something else has this name")
    }
}
