import Newsroom

/// What is known of the files of a bucket from the last publish: a list tells neither their headers nor, where the
/// service encrypts them, their contents.
///
/// A text file of lines, which can be lost: then each file is asked for. What it says of a file counts only while the
/// service tells the same of it.
struct BucketMemory: Sendable {
    let files: FileSystem
    let path: String

    struct Entry: Hashable, Sendable {
        /// What the service tells: the time of the last change, and a name of the contents that may not be their MD5.
        let modified: String
        let tag: String
        /// The MD5 of what was sent, and the fingerprint of its headers.
        let sum: String
        let headers: String

        /// Whether a file that is listed is the one that was remembered.
        func isOf(_ listed: Rclone.Entry) -> Bool {
            modified == listed.modified && tag == BucketMemory.tag(of: listed)
        }
    }

    private static let header = "broadsheet bucket memory 2"

    static func fingerprint(_ headers: [PublishPlan.Header]) -> String {
        ShortFingerprint(Array(headers.map { "\($0.name): \($0.value)\n" }.joined().utf8)).text
    }

    static func tag(of listed: Rclone.Entry) -> String { listed.md5 ?? "-" }

    func load() throws(FileError) -> [String: Entry] {
        guard try files.status(path)?.kind == .file else { return [:] }
        var lines = String(decoding: try files.read(path), as: UTF8.self).split(separator: "\n")[...]
        guard lines.popFirst() == Self.header[...], let count = lines.popLast(),
            count == "\(lines.count) files"
        else { return [:] }
        var known: [String: Entry] = [:]
        for line in lines {
            let parts = line.split(separator: " ", maxSplits: 4).map(String.init)
            guard parts.count == 5 else { return [:] }
            known[parts[4]] = Entry(modified: parts[0], tag: parts[1], sum: parts[2], headers: parts[3])
        }
        return known
    }

    func save(_ known: [String: Entry]) throws(FileError) {
        let lines = known.sorted { $0.key < $1.key }
            .map { "\($1.modified) \($1.tag) \($1.sum) \($1.headers) \($0)" }
        let text = ([Self.header] + lines + ["\(lines.count) files", ""]).joined(separator: "\n")
        try files.replace(path, with: Array(text.utf8))
    }
}
