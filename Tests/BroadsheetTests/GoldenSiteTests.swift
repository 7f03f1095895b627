import Foundation
import Testing

@Suite("The fixture site")
struct GoldenSiteTests {
    private static let golden = Fixtures.folder.appending(path: "golden")

    @Test("becomes the golden folder, byte for byte and file for file")
    func becomesGoldenFolder() throws {
        let site = try Fixtures.copy("site")
        let outcome = try Executable.run("build", "--site", site.path)
        #expect(outcome.status == 0, "\(outcome.errors)")
        let tree = try site.tree("Public")
        if Fixtures.isUpdating { try update(tree) }
        let expected = try Self.files(in: Self.golden)
        #expect(tree.keys.sorted() == expected.keys.sorted())
        for (name, bytes) in expected {
            #expect(
                String(decoding: tree[name] ?? Data(), as: UTF8.self)
                    == String(decoding: bytes, as: UTF8.self),
                "\(name)")
        }
    }

    @Test("leaves no trace of drafts and of stories whose time has not come")
    func leavesNoTraceOfUnpublished() throws {
        let site = try Fixtures.copy("site")
        _ = try Executable.run("build", "--site", site.path)
        for (name, bytes) in try site.tree("Public") {
            let text = String(decoding: bytes, as: UTF8.self)
            #expect(
                !text.contains("MARKER") && !text.contains("embargoed") && !text.contains("A draft"),
                "\(name)")
            #expect(!name.contains("embargoed") && !name.contains("draft"), "\(name)")
        }
    }

    @Test("has drafts and future stories where they are asked for")
    func hasDraftsWhereAsked() throws {
        let site = try Fixtures.copy("site")
        _ = try Executable.run("build", "--site", site.path, "--drafts")
        let tree = try site.tree("Public")
        #expect(tree["sport/draft/index.html"] != nil)
        #expect(tree["world/embargoed/index.html"] != nil)
    }

    @Test("is the same whatever the number of tasks, the time zone and the folder")
    func isSameEverywhere() throws {
        let first = try Fixtures.copy("site")
        let second = try Fixtures.copy("site")
        _ = try Executable.run(
            "build", "--site", first.path, "--jobs", "1", environment: ["TZ": "Asia/Tokyo"])
        _ = try Executable.run(
            "build", "--site", second.path, "--jobs", "8",
            environment: ["TZ": "America/St_Johns", "LC_ALL": "de_DE.UTF-8", "LANG": "de_DE.UTF-8"])
        let tree = try first.tree("Public")
        #expect(try tree == second.tree("Public"))
        #expect(!tree.isEmpty)
    }

    private func update(_ tree: [String: Data]) throws {
        try? FileManager.default.removeItem(at: Self.golden)
        for (name, bytes) in tree {
            let url = Self.golden.appending(path: name)
            try FileManager.default.createDirectory(
                at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
            try bytes.write(to: url)
        }
    }

    private static func files(in folder: URL) throws -> [String: Data] {
        var files: [String: Data] = [:]
        for name in try FileManager.default.subpathsOfDirectory(atPath: folder.path) {
            let url = folder.appending(path: name)
            if !url.hasDirectoryPath,
                try url.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true
            {
                files[name] = try Data(contentsOf: url)
            }
        }
        return files
    }
}
