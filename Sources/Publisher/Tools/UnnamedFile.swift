import Newsroom

#if canImport(System)
    import System
#else
    import SystemPackage
#endif
#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A file that only this process can reach, open to be read: it has no name, and goes with its descriptor.
final class UnnamedFile: Sendable {
    let descriptor: FileDescriptor

    /// - Throws: A ``FileError`` where there is no room for it.
    init(_ bytes: [UInt8]) throws {
        let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
        var template = Array((folder + "/broadsheet-XXXXXX").utf8CString)
        let number = mkstemp(&template)
        guard number >= 0 else { throw Self.failure(in: folder) }
        unlink(template)
        _ = fcntl(number, F_SETFD, FD_CLOEXEC)
        descriptor = FileDescriptor(rawValue: number)
        do {
            try descriptor.writeAll(bytes)
            try descriptor.seek(offset: 0, from: .start)
        } catch {
            throw Self.failure(in: folder)
        }
    }

    deinit { try? descriptor.close() }

    private static func failure(in folder: String) -> FileError {
        FileError("write", folder, reason: String(cString: strerror(errno)))
    }
}
