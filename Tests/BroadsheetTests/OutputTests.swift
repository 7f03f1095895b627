import Foundation
import Testing

@Suite("The output folder")
struct OutputTests {
    private let manager = FileManager.default

    @Test("keeps what was put there by hand and loses what is no longer in the site")
    func keepsForeignFiles() throws {
        let site = try Fixtures.copy("site")
        _ = try Executable.run("build", "--site", site.path)
        try site.write("example.org", to: "Public/CNAME")
        try site.write("mine", to: "Public/sport/cup-final/notes.txt")
        try manager.removeItem(atPath: site.path + "/content/sport/final.txt")
        try manager.removeItem(atPath: site.path + "/content/sport/third.md")
        // What named it has to go too.
        try manager.removeItem(atPath: site.path + "/content/world/talks.md")
        try manager.removeItem(atPath: site.path + "/content/front.yml")
        let outcome = try Executable.run("build", "--site", site.path)
        #expect(outcome.status == 0, "\(outcome.errors)")
        let tree = try site.tree("Public")
        #expect(tree["CNAME"] == Data("example.org".utf8))
        #expect(tree["sport/cup-final/notes.txt"] == Data("mine".utf8))
        #expect(tree["sport/cup-final/index.html"] == nil)
        #expect(!manager.fileExists(atPath: site.path + "/Public/sport/third"), "an empty folder stayed")
    }

    @Test("does not touch a page whose bytes have not changed")
    func leavesUnchangedPagesAlone() throws {
        let site = try Fixtures.copy("site")
        _ = try Executable.run("build", "--site", site.path)
        let page = site.path + "/Public/sport/third/index.html"
        let old = Date(timeIntervalSince1970: 1_000_000_000)
        try manager.setAttributes([.modificationDate: old], ofItemAtPath: page)
        let unchanged = try Executable.run("build", "--site", site.path)
        #expect(unchanged.output.contains("(0 written"))
        try site.write(
            "---\ntitle: Third story\ndate: 2021-12-31T23:30:00Z\n---\nChanged.", to: "content/sport/third.md"
        )
        _ = try Executable.run("build", "--site", site.path, "--output", site.path + "/Elsewhere")
        #expect(try manager.attributesOfItem(atPath: page)[.modificationDate] as? Date == old)
        _ = try Executable.run("build", "--site", site.path)
        #expect(try manager.attributesOfItem(atPath: page)[.modificationDate] as? Date != old)
    }

    @Test("is refused where Broadsheet did not make it and it is not empty, unless forced")
    func isRefusedWhereForeign() throws {
        let site = try Fixtures.copy("site")
        try site.write("mine", to: "Public/index.html")
        try site.write("mine", to: "Public/other.html")
        // Of a site that has stayed as it was nothing is written.
        try site.write("---\ntitle: New\ndate: 2022-01-01\n---\nText.", to: "content/world/new.md")
        let refused = try Executable.run("build", "--site", site.path)
        #expect(refused.status == 1)
        #expect(refused.errors.contains("--force"))
        #expect(try site.tree("Public").count == 2)
        let forced = try Executable.run("build", "--site", site.path, "--force")
        #expect(forced.status == 0, "\(forced.errors)")
        #expect(try site.read("Public/other.html") == "mine")
        #expect(try site.read("Public/index.html") != "mine")
    }

    @Test("may hold the names that git and the system leave in empty folders")
    func mayHoldUnremarkableNames() throws {
        let site = try Fixtures.copy("site")
        try site.write("", to: "Public/.gitkeep")
        #expect(try Executable.run("build", "--site", site.path).status == 0)
    }

    @Test("never loses a file put where a new page would stand")
    func neverOverwritesForeignFile() throws {
        let site = try Fixtures.copy("site")
        _ = try Executable.run("build", "--site", site.path)
        try site.write("mine", to: "Public/world/new/index.html")
        try site.write("---\ntitle: New\ndate: 2022-01-01\n---\nText.", to: "content/world/new.md")
        let before = try site.tree("Public")
        let outcome = try Executable.run("build", "--site", site.path)
        #expect(outcome.status == 1)
        #expect(outcome.errors.contains("Public/world/new/index.html"))
        #expect(try site.tree("Public") == before)
    }

    @Test("is never left through a symbolic link, neither in writing nor in clearing up")
    func isNeverLeft() throws {
        let site = try Fixtures.copy("site")
        let outside = try TemporaryFolder()
        try outside.write("precious", to: "third/index.html")
        _ = try Executable.run("build", "--site", site.path)
        try manager.removeItem(atPath: site.path + "/Public/sport")
        try manager.createSymbolicLink(atPath: site.path + "/Public/sport", withDestinationPath: outside.path)
        // Of a site that has stayed as it was nothing is written.
        try site.write("---\ntitle: New\ndate: 2022-01-01\n---\nText.", to: "content/world/new.md")
        let refused = try Executable.run("build", "--site", site.path)
        #expect(refused.status == 1)
        #expect(refused.errors.contains("symbolic link"))
        for source in ["sport", "world/talks.md", "front.yml"] {
            try manager.removeItem(atPath: site.path + "/content/" + source)
        }
        try site.write("title: T\nurl: https://x.example.org", to: "site.yml")
        let cleared = try Executable.run("build", "--site", site.path)
        #expect(cleared.status == 0, "\(cleared.errors)")
        #expect(try outside.tree() == ["third/index.html": Data("precious".utf8)])
    }

    @Test("is never left through a link in the place of Broadsheet's own working folder")
    func isNeverLeftThroughWorkingFolder() throws {
        let site = try Fixtures.copy("site")
        let outside = try TemporaryFolder()
        try outside.write("precious", to: "1")
        try outside.write("precious", to: "folder/2")
        _ = try Executable.run("build", "--site", site.path)
        try manager.createSymbolicLink(
            atPath: site.path + "/Public/.broadsheet-partial", withDestinationPath: outside.path)
        #expect(try Executable.run("build", "--site", site.path).status == 0)
        #expect(try outside.tree().count == 2)
        try site.write("left", to: "Public/.broadsheet-partial/deep/by/a/kill")
        #expect(try Executable.run("build", "--site", site.path).status == 0)
        #expect(try !site.tree("Public").keys.contains { $0.hasPrefix(".broadsheet-partial") })
    }

    @Test("follows a page that becomes a folder, and a folder that becomes a page")
    func followsPageThatBecomesFolder() throws {
        let site = try Fixtures.copy("site")
        let story = { (permalink: String) in
            "---\ntitle: P\ndate: 2022-01-01\npermalink: \(permalink)\n---\nText."
        }
        try site.write(story("/place.html"), to: "content/world/place.md")
        _ = try Executable.run("build", "--site", site.path)
        try site.write(story("/place.html/inner/"), to: "content/world/place.md")
        let folder = try Executable.run("build", "--site", site.path)
        #expect(folder.status == 0, "\(folder.errors)")
        #expect(try site.tree("Public")["place.html/inner/index.html"] != nil)
        try site.write(story("/place.html"), to: "content/world/place.md")
        let page = try Executable.run("build", "--site", site.path)
        #expect(page.status == 0, "\(page.errors)")
        #expect(try site.tree("Public")["place.html"] != nil)
    }

    @Test("takes folders without anything away that stand where a page is to be written")
    func takesEmptyFoldersAway() throws {
        let site = try Fixtures.copy("site")
        _ = try Executable.run("build", "--site", site.path)
        let built = try site.tree("Public")
        for page in ["sport/third/index.html", "atom.xml"] {
            try manager.removeItem(atPath: site.path + "/Public/" + page)
            for folder in ["one/inner", "two"] {
                try manager.createDirectory(
                    atPath: site.path + "/Public/" + page + "/" + folder, withIntermediateDirectories: true)
            }
        }
        let outcome = try Executable.run("build", "--site", site.path)
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(outcome.output.contains("(2 written"))
        #expect(outcome.output.contains(" 0 removed)"))
        #expect(try site.tree("Public") == built)
    }

    @Test("is written to where it was asked for, each place with a record of its own")
    func isWrittenWhereAsked() throws {
        let site = try Fixtures.copy("site")
        let elsewhere = try TemporaryFolder()
        for _ in 0..<2 {
            #expect(try Executable.run("build", "--site", site.path, "--output", elsewhere.path).status == 0)
        }
        _ = try Executable.run("build", "--site", site.path)
        #expect(try elsewhere.tree() == site.tree("Public"))
    }

    @Test("is written by one build at a time")
    func isWrittenByOneBuildAtATime() throws {
        let site = try Fixtures.copy("site")
        _ = try Executable.run("build", "--site", site.path)
        let lock = try #require(site.tree(".broadsheet").keys.first { $0.hasSuffix(".lock") })
        let descriptor = open(site.path + "/.broadsheet/" + lock, O_RDWR)
        #expect(flock(descriptor, LOCK_EX | LOCK_NB) == 0)
        // A build that has nothing to do need not wait for another.
        try site.write("---\ntitle: New\ndate: 2022-01-01\n---\nText.", to: "content/world/new.md")
        let refused = try Executable.run("build", "--site", site.path)
        #expect(refused.status == 3)
        #expect(refused.errors.contains("Another build"))
        close(descriptor)
        #expect(try Executable.run("build", "--site", site.path).status == 0)
    }

    @Test("is known by the record of what it was made of where the list of its files is damaged")
    func isKnownWithDamagedList() throws {
        let site = try Fixtures.copy("site")
        _ = try Executable.run("build", "--site", site.path)
        try damageList(of: site)
        let built = try site.tree("Public")
        try site.write("Not ours.", to: "Public/notes.txt")
        try site.write("title: Another\nurl: https://example.org\n", to: "site.yml")
        #expect(try Executable.run("build", "--site", site.path).status == 0)
        #expect(try site.tree("Public") != built)
        #expect(try site.read("Public/notes.txt") == "Not ours.")
    }

    @Test("is refused again where all that is recorded of it is damaged")
    func isRefusedWithDamagedRecord() throws {
        let site = try Fixtures.copy("site")
        _ = try Executable.run("build", "--site", site.path)
        try damageList(of: site)
        let name = try #require(site.tree(".broadsheet").keys.first { $0.hasPrefix("build-") })
        try site.write("broadsheet build record 0", to: ".broadsheet/" + name)
        #expect(try Executable.run("build", "--site", site.path).status == 1)
        #expect(try Executable.run("build", "--site", site.path, "--force").status == 0)
    }

    private func damageList(of site: TemporaryFolder) throws {
        let name = try #require(
            site.tree(".broadsheet").keys.first { $0.hasPrefix("output-") && !$0.hasSuffix(".lock") })
        let list = try site.read(".broadsheet/" + name)
        try site.write(String(list.dropLast(30)), to: ".broadsheet/" + name)
    }
}
