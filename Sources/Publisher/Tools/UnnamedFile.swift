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
        var template = Array("/tmp/broadsheet-XXXXXX".utf8CString)
        let number = mkstemp(&template)
        guard number >= 0 else { throw Self.failure() }
        unlink(template)
        descriptor = FileDescriptor(rawValue: number)
        do {
            try descriptor.writeAll(bytes)
            try descriptor.seek(offset: 0, from: .start)
        } catch {
            throw Self.failure()
        }
    }

    deinit { try? descriptor.close() }

    private static func failure() -> FileError {
        FileError("write", "/tmp", reason: String(cString: strerror(errno)))
    }
}
