import Newsroom
import SiteBuilder
import Synchronization
import TestSupport
import Testing

/// The guard of the build's speed: not how long it takes, but how much is done.
@Suite("The work of a build")
struct WorkCountTests {
    /// What was done, in numbers that are the same on every machine.
    struct Work: Hashable, CustomStringConvertible {
        var loaded = 0
        var planned = 0
        var rendered = 0
        var made = 0
        var written = 0
        var disk = DiskWork()

        var description: String {
            "loaded \(loaded), planned \(planned), rendered \(rendered), made \(made), written \(written); \(disk)"
        }
    }

    /// Something that a newsroom does to a site of forty stories, and the work of the build after it.
    struct Edit: Sendable, CustomStringConvertible {
        let description: String
        let work: String
        let perform: @Sendable (FileSystem) throws -> Void

        init(_ description: String, _ work: String, perform: @escaping @Sendable (FileSystem) throws -> Void)
        {
            self.description = description
            self.work = work
            self.perform = perform
        }
    }

    private static let edits = [
        Edit(
            "nothing",
            "loaded 0, planned 0, rendered 0, made 0, written 0; read 0 sources, 0 outputs, 4 records; wrote 0 outputs, 0 records"
        ) { _ in },
        Edit(
            "a source saved as it was",
            "loaded 0, planned 0, rendered 0, made 0, written 0; read 2 sources, 0 outputs, 8 records; wrote 0 outputs, 1 records"
        ) {
            try Newspaper.write(Newspaper.path(7), Newspaper.story(7), on: $0)
        },
        Edit(
            "a story's text",
            "loaded 1, planned 0, rendered 1, made 9, written 9; read 2 sources, 34 outputs, 9 records; wrote 9 outputs, 1 records"
        ) {
            try Newspaper.write(
                Newspaper.path(7),
                Newspaper.story(7, text: "It was decided today.\n\nThe vote is on Friday."),
                on: $0)
        },
        Edit(
            "a story's first paragraph",
            "loaded 1, planned 0, rendered 1, made 9, written 9; read 2 sources, 34 outputs, 9 records; wrote 9 outputs, 1 records"
        ) {
            try Newspaper.write(
                Newspaper.path(7), Newspaper.story(7, text: "It was put off until the evening."), on: $0)
        },
        Edit(
            "a tag more on one story",
            "loaded 1, planned 40, rendered 1, made 27, written 16; read 3 sources, 44 outputs, 10 records; wrote 16 outputs, 1 records"
        ) {
            try Newspaper.write(Newspaper.path(7), Newspaper.story(7, tags: ["tag 2", "tag 3"]), on: $0)
        },
        Edit(
            "a story gone",
            "loaded 0, planned 39, rendered 0, made 25, written 25; read 1 sources, 39 outputs, 8 records; wrote 25 outputs, 3 records"
        ) { try $0.remove(Newspaper.site + "/" + Newspaper.path(7)) },
        Edit(
            "the template of stories",
            "loaded 0, planned 40, rendered 0, made 40, written 40; read 3 sources, 0 outputs, 8 records; wrote 40 outputs, 1 records"
        ) {
            try Newspaper.write("templates/article.html", "<!doctype html>{{ article.title }}", on: $0)
        },
        Edit(
            "the frame that a template puts around a story's text",
            "loaded 0, planned 40, rendered 0, made 40, written 40; read 3 sources, 40 outputs, 8 records; wrote 40 outputs, 1 records"
        ) {
            try Newspaper.write("templates/article.html", "<!doctype html>{{ article.body }}", on: $0)
        },
        Edit(
            "the title in site.yml",
            "loaded 0, planned 40, rendered 0, made 112, written 112; read 1 sources, 80 outputs, 8 records; wrote 112 outputs, 1 records"
        ) {
            let text = Newspaper.configuration.replacing("The Courier", with: "The Messenger")
            try Newspaper.write("site.yml", text, on: $0)
        },
    ]

    @Test("is in proportion to what was edited", arguments: edits)
    func proportion(edit: Edit) async throws {
        let disk = FileSystem.inMemory()
        try Newspaper.plant(on: disk)
        _ = try await build(disk)
        try edit.perform(disk)
        let work = try await build(disk)
        #expect(work.description == edit.work)

        let clean = FileSystem.inMemory()
        try Newspaper.plant(on: clean)
        try edit.perform(clean)
        _ = try await build(clean)
        let difference = FolderComparison.difference(
            try disk.tree(Newspaper.output), try clean.tree(Newspaper.output))
        #expect(difference == nil)
    }

    @Test("of one edit after another adds to what is new of the record, and leaves the rest")
    func editsInARow() async throws {
        let disk = FileSystem.inMemory()
        try Newspaper.plant(on: disk)
        _ = try await build(disk)
        var record = try Self.record(on: disk)
        for (number, text) in [(7, "It was put off."), (8, "It is on."), (7, "It was put off again.")] {
            try Newspaper.write(Newspaper.path(number), Newspaper.story(number, text: text), on: disk)
            let work = try await build(disk)
            #expect(work.rendered == 1 && work.planned == 0, "story \(number)")
            let added = try Self.record(on: disk)
            #expect(added.count > record.count && added.starts(with: record))
            record = added
        }
        let idle = try await build(disk)
        #expect(idle.rendered == 0 && idle.made == 0 && idle.disk.sourcesRead == 0)
        #expect(idle.disk.recordsWritten == 0 && idle.disk.outputsRead == 0)
        // A build that plans the site has all of it from the record and what was added, and writes it as one.
        try disk.remove(Newspaper.site + "/" + Newspaper.path(9))
        let planned = try await build(disk)
        #expect(planned.rendered == 0 && planned.loaded == 0 && planned.planned == 39)
        #expect(try !Self.record(on: disk).starts(with: record))

        let clean = FileSystem.inMemory()
        try Newspaper.plant(on: clean)
        for (number, text) in [(8, "It is on."), (7, "It was put off again.")] {
            try Newspaper.write(Newspaper.path(number), Newspaper.story(number, text: text), on: clean)
        }
        try clean.remove(Newspaper.site + "/" + Newspaper.path(9))
        _ = try await build(clean)
        let difference = FolderComparison.difference(
            try disk.tree(Newspaper.output), try clean.tree(Newspaper.output))
        #expect(difference == nil)
    }

    @Test("is not added to a record that another build has written meanwhile")
    func recordOfAnotherBuild() async throws {
        let disk = FileSystem.inMemory()
        try Newspaper.plant(on: disk)
        _ = try await build(disk)
        let path = try Self.recordPath(on: disk)
        let others = try disk.read(path)
        try Newspaper.write(Newspaper.path(7), Newspaper.story(7, text: "It was put off."), on: disk)
        _ = try await build(disk)
        try Newspaper.write(Newspaper.path(8), Newspaper.story(8, text: "It is on."), on: disk)
        var meanwhile = disk
        meanwhile.writeFile = { file, bytes throws(FileError) in
            if file.hasPrefix(Newspaper.output) { try disk.write(path, others) }
            return try disk.write(file, bytes)
        }
        _ = try await build(meanwhile)
        #expect(try disk.read(path) == others)

        _ = try await build(disk)
        let clean = FileSystem.inMemory()
        try Newspaper.plant(on: clean)
        try Newspaper.write(Newspaper.path(7), Newspaper.story(7, text: "It was put off."), on: clean)
        try Newspaper.write(Newspaper.path(8), Newspaper.story(8, text: "It is on."), on: clean)
        _ = try await build(clean)
        let difference = FolderComparison.difference(
            try disk.tree(Newspaper.output), try clean.tree(Newspaper.output))
        #expect(difference == nil)
    }

    private static func recordPath(on disk: FileSystem) throws -> String {
        let folder = Newspaper.site + "/.broadsheet"
        return folder + "/"
            + (try #require(try disk.entries(folder).map(\.name).first { $0.hasPrefix("build-") }))
    }

    private static func record(on disk: FileSystem) throws -> [UInt8] {
        try disk.read(recordPath(on: disk))
    }

    @Test("of a clean build reads every source once and writes every page once")
    func cleanBuild() async throws {
        let disk = FileSystem.inMemory()
        try Newspaper.plant(on: disk)
        let work = try await build(disk).description
        #expect(
            work
                == "loaded 40, planned 40, rendered 40, made 121, written 121; "
                + "read 41 sources, 0 outputs, 0 records; wrote 121 outputs, 3 records")
    }

    @Test("of a first build looks at no page again when it is written")
    func lookingAtWritten() async throws {
        let disk = FileSystem.inMemory()
        try Newspaper.plant(on: disk)
        let lookedAt = Mutex<[String]>([])
        var watched = disk
        watched.status = { path throws(FileError) in
            let status = try disk.status(path)
            if status?.kind == .file, path.hasPrefix(Newspaper.output + "/") {
                lookedAt.withLock { $0.append(path) }
            }
            return status
        }
        _ = try await build(watched)
        #expect(lookedAt.withLock { $0 } == [])
        #expect(try await build(disk).disk.outputsRead == 0, "the record has the pages as they stand there")
    }

    @Test("is to copy a few files at a time, each read once, and to hold no more than a megabyte of them")
    func batches() async throws {
        let disk = FileSystem.inMemory()
        try Newspaper.plant(on: disk)
        for number in 0..<80 {
            let path = Newspaper.site + "/content/photographs/\(number).jpg"
            try disk.plant(path, [UInt8](repeating: UInt8(number), count: 300_000))
        }
        let copies = Mutex((read: 0, written: 0, mostHeld: 0))
        var watched = disk
        watched.read = { path throws(FileError) in
            if path.hasSuffix(".jpg") {
                copies.withLock {
                    $0.read += 1
                    $0.mostHeld = max($0.mostHeld, $0.read - $0.written)
                }
            }
            return try disk.read(path)
        }
        watched.writeFile = { path, bytes throws(FileError) in
            if path.hasSuffix(".jpg") { copies.withLock { $0.written += 1 } }
            return try disk.write(path, bytes)
        }
        _ = try await build(watched)
        #expect(copies.withLock { $0 } == (read: 80, written: 80, mostHeld: 4))
    }

    private func build(_ disk: FileSystem) async throws -> Work {
        let counted = CountedFileSystem(disk, site: Newspaper.site, output: Newspaper.output)
        let options = BuildOptions(
            site: Newspaper.site, output: Newspaper.output, jobs: 1,
            now: Moment(secondsSince1970: 1_800_000_000))
        let report = try await SiteBuild(files: counted.files, options: options).run()
        #expect(report.succeeded)
        return Work(
            loaded: report.counts.loaded, planned: report.counts.planned, rendered: report.counts.rendered,
            made: report.counts.made,
            written: report.written.count, disk: counted.work)
    }
}
