import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A spool in a file that has no name any more: the system takes it back with its last descriptor.
@Sendable func makeDiskSpool(in folder: String) throws(FileError) -> Spool {
    var template = Array((folder + "/spool-XXXXXX").utf8CString)
    let descriptor = mkstemp(&template)
    guard descriptor >= 0 else {
        throw FileError("write", folder, reason: String(cString: strerror(errno)))
    }
    unlink(template)
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    let file = SpoolFile(descriptor: descriptor, folder: folder)
    return Spool(
        append: { bytes throws(FileError) in try file.append(bytes) },
        read: { range throws(FileError) in try file.read(range) })
}

private final class SpoolFile: Sendable {
    private let descriptor: Int32
    private let folder: String
    private let end = Mutex(End())

    /// What is not in the file yet: what will be written together, and before it what is being written.
    private struct End {
        var tail = Piece()
        var leaving: [Piece] = []
    }

    private struct Piece {
        var start = 0
        var bytes: [UInt8] = []

        var range: Range<Int> { start..<start + bytes.count }
    }

    /// In bytes: enough that what is added is seldom written, little beside what a build needs anyway.
    private static let greatestTail = 256 * 1024

    init(descriptor: Int32, folder: String) {
        self.descriptor = descriptor
        self.folder = folder
    }

    deinit { close(descriptor) }

    func append(_ bytes: [UInt8]) throws(FileError) -> Range<Int> {
        // Written without the lock, so that others need not wait for the disk.
        let (range, full) = end.withLock { end -> (Range<Int>, Piece?) in
            let start = end.tail.range.upperBound
            end.tail.bytes += bytes
            let range = start..<end.tail.range.upperBound
            guard end.tail.bytes.count >= Self.greatestTail else { return (range, nil) }
            let full = end.tail
            end.leaving.append(full)
            end.tail = Piece(start: range.upperBound)
            end.tail.bytes.reserveCapacity(full.bytes.capacity)
            return (range, full)
        }
        if let full {
            try write(full.bytes, at: full.start)
            end.withLock { end in end.leaving.removeAll { $0.start == full.start } }
        }
        return range
    }

    private func write(_ bytes: [UInt8], at start: Int) throws(FileError) {
        var offset = 0
        while offset < bytes.count {
            let written = bytes[offset...].withUnsafeBytes {
                pwrite(descriptor, $0.baseAddress, $0.count, off_t(start + offset))
            }
            if written < 0, errno != EINTR { throw failure("write") }
            offset += max(written, 0)
        }
    }

    func read(_ range: Range<Int>) throws(FileError) -> [UInt8] {
        // What is added at once stands in one piece as a whole.
        let unwritten = end.withLock { end -> [UInt8]? in
            let piece =
                range.lowerBound >= end.tail.start
                ? end.tail : end.leaving.first { $0.range.contains(range.lowerBound) }
            guard let piece else { return nil }
            return Array(piece.bytes[range.lowerBound - piece.start..<range.upperBound - piece.start])
        }
        if let unwritten { return unwritten }
        var failed = false
        let bytes = [UInt8](unsafeUninitializedCapacity: range.count) { buffer, count in
            while count < range.count {
                let got = pread(
                    descriptor, buffer.baseAddress.map { $0 + count }, range.count - count,
                    off_t(range.lowerBound + count))
                if got < 0, errno == EINTR { continue }
                guard got > 0 else {
                    failed = true
                    return
                }
                count += got
            }
        }
        guard !failed else { throw failure("read") }
        return bytes
    }

    private func failure(_ operation: String) -> FileError {
        FileError(operation, folder, reason: String(cString: strerror(errno)))
    }
}
