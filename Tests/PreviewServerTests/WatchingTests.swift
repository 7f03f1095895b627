#if canImport(Glibc)
    import Foundation
    import Newsroom
    import PreviewServer
    import SiteBuilder
    import Testing

    @Suite("Of a folder behind a link", .timeLimit(.minutes(3)))
    struct WatchingTests {
        private let files = FileSystem.disk
        private let site =
            FileManager.default.temporaryDirectory.resolvingSymlinksInPath().path
            + "/broadsheet-" + UUID().uuidString

        /// Each is asked for its changes once.
        private func watchers() throws -> [any SiteWatcher] {
            [
                try InotifyWatcher(folder: site),
                PollingWatcher(files: files, folder: site, pause: .milliseconds(20)),
            ]
        }

        private func plant(_ file: String, _ text: String = "Text.") throws {
            let path = site + "/" + file
            try files.createFolder(String(path[..<(path.lastIndex(of: "/") ?? path.endIndex)]))
            try files.write(path, Array(text.utf8))
        }

        /// The names of a file that are told until some of them are, while it is saved again and again. A watcher
        /// that looks at one name after the other may tell them one by one.
        private func told(
            _ names: Set<String>, of changes: inout AsyncStream<ProofDesk.Change>.Iterator,
            saving file: String
        ) async throws -> Set<String> {
            let saving = Task {
                for number in 0... {
                    try plant(file, "Saved \(number) times.")
                    try await Task.sleep(for: .milliseconds(50))
                }
            }
            defer { saving.cancel() }
            var told: Set<String> = []
            while !names.isSubset(of: told), let change = await changes.next() {
                // The last save of another file may still be told.
                let name = "/" + (file.split(separator: "/").last ?? "")
                if case .files(let files) = change { told.formUnion(files.filter { $0.hasSuffix(name) }) }
            }
            return told
        }

        @Test("what is saved is told by the link's name, and links that lead back end somewhere")
        func followsLinks() async throws {
            defer { try? FileManager.default.removeItem(atPath: site) }
            try plant("content/world/a.md")
            try plant("shared/old/b.md")
            try plant("comments/world/a.json")
            try files.linkSymbolically("../shared", site + "/content/culture")
            try files.linkSymbolically("..", site + "/shared/back")
            try files.linkSymbolically("../content/world", site + "/shared/world")
            try files.linkSymbolically("../comments", site + "/content/comments")
            let saves: KeyValuePairs<String, Set<String>> = [
                "shared/old/b.md": ["content/culture/old/b.md"],
                // A folder that has a name of its own in `content/` is told by that.
                "content/world/a.md": ["content/world/a.md"],
                "comments/world/a.json": ["comments/world/a.json", "content/comments/world/a.json"],
            ]
            for (saved, names) in saves {
                for watcher in try watchers() {
                    var changes = watcher.changes().makeAsyncIterator()
                    let told = try await told(names, of: &changes, saving: saved)
                    #expect(told == names, "\(type(of: watcher))")
                }
            }
        }

        @Test("what is saved is told where the link came later, or leads to another folder now")
        func followsNewLinks() async throws {
            defer { try? FileManager.default.removeItem(atPath: site) }
            try plant("content/world/a.md")
            try plant("shared/b.md")
            try plant("other/c.md")
            for watcher in try watchers() {
                var changes = watcher.changes().makeAsyncIterator()
                let link = site + "/content/culture"
                for (target, file) in [("shared", "b.md"), ("other", "c.md")] {
                    try? files.remove(link)
                    try files.linkSymbolically("../" + target, link)
                    let name = "content/culture/" + file
                    #expect(
                        try await told([name], of: &changes, saving: target + "/" + file).contains(name),
                        "\(type(of: watcher))")
                }
            }
        }
    }
#endif
