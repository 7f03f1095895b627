import Newsroom
import SiteBuilder
import Synchronization
import TestSupport
import Testing

/// A page that only gets another frame takes its text from where it stands.
@Suite("A printed text")
struct PrintedTextTests {
    private let disk = FileSystem.inMemory()
    private static let page = Newspaper.output + "/sport/story-7/index.html"
    private static let text = "It was decided today."

    private func build() async throws -> DiskWork {
        let counted = CountedFileSystem(disk, site: Newspaper.site, output: Newspaper.output)
        let report = try await SiteBuild(files: counted.files, options: options).run()
        #expect(report.succeeded)
        return counted.work
    }

    private var options: BuildOptions {
        BuildOptions(
            site: Newspaper.site, output: Newspaper.output, jobs: 1,
            now: Moment(secondsSince1970: 1_800_000_000))
    }

    private func changeTitle() throws {
        let text = Newspaper.configuration.replacing("The Courier", with: "The Messenger")
        try Newspaper.write("site.yml", text, on: disk)
    }

    /// Compares what stands there with what a clean build makes of the same sources.
    private func expectCleanOutput() async throws {
        let clean = FileSystem.inMemory()
        for (path, bytes) in try disk.tree(Newspaper.site)
        where !path.hasPrefix("Public/") && !path.hasPrefix(".broadsheet/") {
            try clean.plant(Newspaper.site + "/" + path, bytes)
        }
        #expect(try await SiteBuild(files: clean, options: options).run().succeeded)
        let difference = FolderComparison.difference(
            try disk.tree(Newspaper.output), try clean.tree(Newspaper.output))
        #expect(difference == nil)
    }

    @Test("serves a page in another frame, with its headings, its length and what readers wrote")
    func otherFrame() async throws {
        try Newspaper.plant(on: disk)
        try Newspaper.write(
            Newspaper.path(7), Newspaper.story(7, text: "Before it.\n\n## The vote\n\nAfter it."), on: disk)
        try Newspaper.write(
            "comments/sport/story-7.json",
            #"{"comments": [{"id": "1", "author": "Jo", "date": "2026-02-01T09:00:00Z", "text": "Why?"}]}"#,
            on: disk)
        try Newspaper.write(
            "templates/article.html",
            """
            <!doctype html>{{ article.body }}{{ article.reading_minutes }}
            {% for heading in article.contents %}{{ heading.text }}{% endfor %}
            {% for comment in comments %}{{ comment.author }}{% endfor %}
            """, on: disk)
        _ = try await build()
        try changeTitle()
        let work = try await build()
        #expect(work.sourcesRead == 3, "site.yml, and the template twice")
        try await expectCleanOutput()
        let page = String(decoding: try disk.read(Self.page), as: UTF8.self)
        #expect(page.contains("The vote\n") && page.hasSuffix("Jo"))
    }

    @Test(
        "is not taken from a page that is not what the build left",
        arguments: ["changed", "cut off", "gone", "another story's"])
    func otherPage(state: String) async throws {
        try Newspaper.plant(on: disk)
        try Newspaper.write(Newspaper.path(8), Newspaper.story(8, text: "Somebody else decides."), on: disk)
        _ = try await build()
        let page = String(decoding: try disk.read(Self.page), as: UTF8.self)
        try #require(page.contains(Self.text))
        switch state {
        case "changed": try disk.plant(Self.page, Array(page.replacing("decided", with: "put off").utf8))
        case "cut off": try disk.plant(Self.page, Array(page.utf8.prefix(page.utf8.count / 2)))
        case "another story's":
            try disk.plant(Self.page, try disk.read(Newspaper.output + "/world/story-8/index.html"))
        default: try disk.remove(Self.page)
        }
        try changeTitle()
        let work = try await build()
        #expect(work.sourcesRead == 2, "site.yml, and the story whose text the page does not have")
        try await expectCleanOutput()
    }

    @Test("is rendered where the page has it in another form, and where much stands beside it")
    func otherForm() async throws {
        try Newspaper.plant(on: disk)
        try Newspaper.write(
            "templates/article.html", "<!doctype html>{{ article.body|upper }}{{ page.title }}", on: disk)
        _ = try await build()
        try Newspaper.write(
            "templates/article.html", "<!doctype html>{{ article.body }}{{ page.title }}", on: disk)
        #expect(try await build().sourcesRead == 43, "site.yml, the template twice, and every story")
        try await expectCleanOutput()

        let words = String(repeating: "and on ", count: 400)
        try Newspaper.write(
            "comments/sport/story-7.json",
            #"{"comments": [{"id": "1", "author": "Jo", "date": "2026-02-01T09:00:00Z", "text": "\#(words)"}]}"#,
            on: disk)
        _ = try await build()
        try Newspaper.write("templates/article.html", "<!doctype html>{{ article.body }}", on: disk)
        #expect(try await build().sourcesRead == 5, "site.yml, the template twice, one story, its comments")
        try await expectCleanOutput()
    }

    @Test(
        "that is lost is rendered from a source that changes meanwhile, but not where it may have got an embargo",
        arguments: [nil, "embargo: 2030-01-01 10:00"])
    func changingSource(embargo: String?) async throws {
        try Newspaper.plant(on: disk)
        _ = try await build()
        try disk.remove(Self.page)
        let source = Newspaper.site + "/" + Newspaper.path(7)
        let story = Newspaper.story(7, text: "Nobody knew.")
            .replacing("\n---\n", with: "\n\(embargo ?? "")\n---\n")
        let edit = Once { [disk] in #expect(throws: Never.self) { try disk.plant(source, Array(story.utf8)) }
        }
        var files = disk
        files.read = { [disk] path throws(FileError) in
            if path == source { edit.perform() }
            return try disk.read(path)
        }
        let hasText = {
            (try? disk.read(Self.page)).map { String(decoding: $0, as: UTF8.self).contains("Nobody knew.") }
        }
        if embargo == nil {
            #expect(try await SiteBuild(files: files, options: options).run().succeeded)
            #expect(hasText() == true)
        } else {
            await #expect(throws: FileError.self) {
                try await SiteBuild(files: files, options: options).run()
            }
            #expect(hasText() == nil)
        }
        _ = try await build()
        try await expectCleanOutput()
    }

    @Test("is taken by the form on a page of its own after the story's page has got another frame")
    func twoPages() async throws {
        try Newspaper.plant(on: disk)
        try Newspaper.write(
            "site.yml", Newspaper.configuration + "\ncomments:\n  action: https://comments.example/post\n",
            on: disk)
        try Newspaper.write(
            "templates/comment.html", "<!doctype html>{{ article.reading_minutes }}{{ site.title }}", on: disk
        )
        _ = try await build()
        let configuration = String(decoding: try disk.read(Newspaper.site + "/site.yml"), as: UTF8.self)
        try Newspaper.write("site.yml", configuration.replacing("Courier", with: "Messenger"), on: disk)
        let work = try await build()
        #expect(work.sourcesRead == 2, "site.yml and the template")
        try await expectCleanOutput()
    }

    @Test("gives back the room that it took before, whether or not the build began with nothing")
    func room() async throws {
        try Newspaper.plant(on: disk)
        try Newspaper.write(
            "content/about.md", Newspaper.story(1, text: "It is a paper.").replacing("date", with: "updated"),
            on: disk)
        let room = Mutex(0)
        var files = disk
        files.makeSpool = { [disk] folder throws(FileError) in
            let spool = try disk.makeSpool(folder)
            return Spool(
                append: { bytes throws(FileError) in
                    room.withLock { $0 += bytes.count }
                    return try spool.append(bytes)
                }, read: spool.read,
                release: { range in
                    room.withLock { $0 -= range.count }
                    spool.release(range)
                })
        }
        for text in ["Nothing was said.", "It was said twice."] {
            try Newspaper.write(Newspaper.path(7), Newspaper.story(7, tags: [text], text: text), on: disk)
            #expect(try await SiteBuild(files: files, options: options).run().succeeded)
            #expect(room.withLock { $0 } == 0)
        }
        try await expectCleanOutput()
    }
}
