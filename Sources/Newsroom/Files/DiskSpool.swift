import CFiles
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
        read: { range throws(FileError) in try file.read(range) },
        release: { file.release($0) })
}

private final class SpoolFile: Sendable {
    private let descriptor: Int32
    private let folder: String
    private let end = Mutex(End())

    /// What is not in the file yet: what will be written together, and before it what is being written.
    private struct End {
        var tail = Piece()
        var leaving: [Piece] = []
        /// How many bytes of each block of the file have not been released.
        var wanted: [Int] = []

        /// Up to here all is in the file.
        var written: Int { leaving.first?.start ?? tail.start }

        mutating func want(_ range: Range<Int>) {
            let blocks = SpoolFile.blocks(of: range)
            wanted += Array(repeating: 0, count: max(0, blocks.upperBound - wanted.count))
            for block in blocks { wanted[block] += SpoolFile.part(of: range, inBlock: block) }
        }

        /// - Returns: The blocks that nothing more will be read from or added to.
        mutating func release(_ range: Range<Int>) -> [Int] {
            let blocks = SpoolFile.blocks(of: range)
            for block in blocks { wanted[block] -= SpoolFile.part(of: range, inBlock: block) }
            return blocks.filter {
                wanted[$0] == 0 && SpoolFile.range(ofBlock: $0).upperBound <= written
            }
        }
    }

    private struct Piece {
        var start = 0
        var bytes: [UInt8] = []

        var range: Range<Int> { start..<start + bytes.count }
    }

    /// In bytes: enough that what is added is seldom written, little beside what a build needs anyway.
    private static let greatestTail = 256 * 1024

    /// In bytes: what is given back at once.
    private static let block = 256 * 1024

    private static func range(ofBlock block: Int) -> Range<Int> {
        block * Self.block..<(block + 1) * Self.block
    }

    /// - Parameter range: Not empty.
    private static func blocks(of range: Range<Int>) -> Range<Int> {
        range.lowerBound / block..<(range.upperBound - 1) / block + 1
    }

    /// How many bytes of a range stand in a block.
    private static func part(of range: Range<Int>, inBlock block: Int) -> Int {
        Self.range(ofBlock: block).clamped(to: range).count
    }

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
            if !range.isEmpty { end.want(range) }
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

    /// The system takes back blocks of which nothing is wanted any more: it need not bring to the disk what has only
    /// passed through here, and has the room for what is written next.
    func release(_ range: Range<Int>) {
        guard !range.isEmpty else { return }
        let free = end.withLock { $0.release(range) }
        for block in free {
            // Where a volume cannot do that, the room is given back with the rest.
            _ = punch_hole(descriptor, off_t(block * Self.block), off_t(Self.block))
        }
    }

    private func failure(_ operation: String) -> FileError {
        FileError(operation, folder, reason: String(cString: strerror(errno)))
    }
}
