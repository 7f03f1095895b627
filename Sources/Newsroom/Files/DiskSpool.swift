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
    private let tail = Mutex(Tail())

    /// The end of the spool, which is not in the file yet.
    private struct Tail {
        var start = 0
        var bytes: [UInt8] = []
    }

    /// In bytes: enough that what is added is seldom written, little beside what a build needs anyway.
    private static let greatestTail = 256 * 1024

    init(descriptor: Int32, folder: String) {
        self.descriptor = descriptor
        self.folder = folder
    }

    deinit { close(descriptor) }

    func append(_ bytes: [UInt8]) throws(FileError) -> Range<Int> {
        try tail.withLock { tail throws(FileError) in
            let start = tail.start + tail.bytes.count
            tail.bytes += bytes
            if tail.bytes.count >= Self.greatestTail {
                try write(tail.bytes, at: tail.start)
                tail.start += tail.bytes.count
                tail.bytes.removeAll(keepingCapacity: true)
            }
            return start..<start + bytes.count
        }
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
        // What is added at once stands in one of the two as a whole.
        let unwritten = tail.withLock { tail -> [UInt8]? in
            guard range.lowerBound >= tail.start else { return nil }
            return Array(tail.bytes[range.lowerBound - tail.start..<range.upperBound - tail.start])
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
