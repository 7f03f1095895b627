import Newsroom

/// What is known of the files of a bucket from the last publish: a list tells neither their headers nor, where the
/// service encrypts them, their contents.
///
/// A text file of lines, which can be lost: then each file is asked for. What it says of a file counts only while the
/// service tells the same time of its last change.
struct BucketMemory: Sendable {
    let files: FileSystem
    let path: String

    struct Entry: Sendable {
        let modified: String
        let md5: String
        let headers: String
    }

    private static let header = "broadsheet bucket memory 1"

    static func fingerprint(_ headers: [PublishPlan.Header]) -> String {
        ShortFingerprint(Array(headers.map { "\($0.name): \($0.value)\n" }.joined().utf8)).text
    }

    func load() throws(FileError) -> [String: Entry] {
        guard try files.status(path)?.kind == .file else { return [:] }
        var lines = String(decoding: try files.read(path), as: UTF8.self).split(separator: "\n")[...]
        guard lines.popFirst() == Self.header[...], let count = lines.popLast(),
            count == "\(lines.count) files"
        else { return [:] }
        var known: [String: Entry] = [:]
        for line in lines {
            let parts = line.split(separator: " ", maxSplits: 3).map(String.init)
            guard parts.count == 4 else { return [:] }
            known[parts[3]] = Entry(modified: parts[0], md5: parts[1], headers: parts[2])
        }
        return known
    }

    func save(_ known: [String: Entry]) throws(FileError) {
        let lines = known.sorted { $0.key < $1.key }
            .map { "\($1.modified) \($1.md5) \($1.headers) \($0)" }
        let text = ([Self.header] + lines + ["\(lines.count) files", ""]).joined(separator: "\n")
        try files.replace(path, with: Array(text.utf8))
    }
}
