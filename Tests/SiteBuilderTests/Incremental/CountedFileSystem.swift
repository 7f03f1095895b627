import Newsroom
import Synchronization

/// How often a build asked the disk for something.
struct DiskWork: Hashable, CustomStringConvertible {
    /// Files of `content/` and `comments/`, `site.yml` and what lies in `templates/`.
    var sourcesRead = 0
    /// Files of the output, and files and parts of files of the record in `.broadsheet/`.
    var outputsRead = 0
    var recordsRead = 0
    var outputsWritten = 0
    var recordsWritten = 0

    var description: String {
        "read \(sourcesRead) sources, \(outputsRead) outputs, \(recordsRead) records; "
            + "wrote \(outputsWritten) outputs, \(recordsWritten) records"
    }
}

/// A file system that counts what is read and written through it.
final class CountedFileSystem: Sendable {
    private let counted = Mutex(DiskWork())
    private let inner: FileSystem
    private let site: String
    private let output: String

    init(_ inner: FileSystem, site: String, output: String) {
        self.inner = inner
        self.site = site
        self.output = output
    }

    var work: DiskWork { counted.withLock { $0 } }

    var files: FileSystem {
        var files = inner
        files.read = { [self] path throws(FileError) in
            note(path, output: \.outputsRead, record: \.recordsRead, source: \.sourcesRead)
            return try inner.read(path)
        }
        files.readPart = { [self] path, range throws(FileError) in
            note(path, output: \.outputsRead, record: \.recordsRead, source: \.sourcesRead)
            return try inner.readPart(path, range)
        }
        files.writeFile = { [self] path, bytes throws(FileError) in
            note(path, output: \.outputsWritten, record: \.recordsWritten, source: nil)
            return try inner.write(path, bytes)
        }
        files.append = { [self] path, bytes throws(FileError) in
            // What is not in its place yet was counted when it was begun.
            if !path.hasSuffix(".new") {
                note(path, output: \.outputsWritten, record: \.recordsWritten, source: nil)
            }
            try inner.append(path, bytes)
        }
        return files
    }

    private func note(
        _ path: String, output: WritableKeyPath<DiskWork, Int>, record: WritableKeyPath<DiskWork, Int>,
        source: WritableKeyPath<DiskWork, Int>?
    ) {
        counted.withLock { work in
            if path.hasPrefix(self.output + "/") {
                work[keyPath: output] += 1
            } else if path.hasPrefix(site + "/.broadsheet/") {
                work[keyPath: record] += 1
            } else if let source {
                work[keyPath: source] += 1
            }
        }
    }
}
