/// What Broadsheet wrote into an output folder, so that it removes nothing else, and publishes what it means to.
///
/// A text file of lines: a header, the state, what the site shows, the files in order, and their number. A record
/// that does not read to its end counts as none.
package struct OutputRecord: Hashable, Sendable {
    /// False from before the first change to the folder until after the last.
    package var isFinished: Bool
    package var showing: Showing
    /// In the order of their paths.
    package let files: [File]

    /// A file of the output.
    package struct File: Hashable, Sendable {
        /// Relative to the output folder.
        package let path: String
        package let kind: OutputKind

        package init(_ path: String, _ kind: OutputKind) {
            self.path = path
            self.kind = kind
        }
    }

    /// What the site shows that is not out.
    package struct Showing: Hashable, Sendable {
        /// Drafts and stories to come.
        package var hasUnpublished: Bool
        /// The instant as of which the site was built, where that had not come yet, in seconds since
        /// 1970-01-01T00:00:00Z.
        package var future: Int?

        package init(hasUnpublished: Bool, future: Int?) {
            self.hasUnpublished = hasUnpublished
            self.future = future
        }
    }

    private static let header = "broadsheet output record 2"
    /// How the record of a build begins that has ended.
    static let finishedHead = Array((header + "\nfinished\n").utf8)

    /// - Parameter files: In any order, each once.
    package init(isFinished: Bool, showing: Showing, files: [File]) {
        self.isFinished = isFinished
        self.showing = showing
        self.files = files.sorted { $0.path < $1.path }
    }

    package init?(_ bytes: [UInt8]) {
        var lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
            .map { String(decoding: $0, as: UTF8.self) }[...]
        guard lines.popFirst() == Self.header, let state = lines.popFirst(),
            state == "finished" || state == "unfinished",
            let showing = lines.popFirst().flatMap(Showing.init),
            lines.popLast() == "", let count = lines.popLast(), count == "\(lines.count) files"
        else { return nil }
        var files: [File] = []
        files.reserveCapacity(lines.count)
        for line in lines {
            guard let kind = OutputKind(rawValue: String(line.prefix(1))), line.dropFirst().first == " "
            else { return nil }
            files.append(File(String(line.dropFirst(2)), kind))
        }
        self.init(isFinished: state == "finished", showing: showing, files: files)
    }

    package var bytes: [UInt8] {
        let state = isFinished ? "finished" : "unfinished"
        var bytes = Array("\(Self.header)\n\(state)\n\(showing.line)\n".utf8)
        for file in files {
            bytes += file.kind.rawValue.utf8
            bytes.append(UInt8(ascii: " "))
            bytes += file.path.utf8
            bytes.append(UInt8(ascii: "\n"))
        }
        return bytes + "\(files.count) files\n".utf8
    }
}

extension OutputRecord.Showing {
    fileprivate var line: String {
        "shows " + (hasUnpublished ? "what is not out" : "what is out")
            + (future.map { " as of \($0)" } ?? "")
    }

    fileprivate init?(_ line: String) {
        let parts = line.split(separator: " as of ", maxSplits: 1)
        switch parts.first {
        case "shows what is not out": hasUnpublished = true
        case "shows what is out": hasUnpublished = false
        default: return nil
        }
        future = nil
        if parts.count == 2 {
            guard let instant = Int(parts[1]) else { return nil }
            future = instant
        }
    }
}
