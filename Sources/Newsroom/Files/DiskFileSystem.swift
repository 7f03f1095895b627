import CFiles

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

extension FileSystem {
    /// The disk, through POSIX calls: they take and give bytes, and say which error it was.
    package static let disk = FileSystem(
        read: readFile, readPart: readPartOfFile, entries: listFolder, status: fileStatus,
        statuses: fileStatuses, resolve: resolvePath, createFolder: makeFolder, write: writeWholeFile,
        append: appendToFile, move: moveFile,
        exchange: { exchange_files($0, $1) == 0 }, remove: removeFile, link: linkFile,
        linkSymbolically: makeSymbolicLink, target: targetOfLink, synchronize: { sync() }, lock: lockFile,
        makeSpool: makeDiskSpool, currentTime: currentTimeOfDay)
}

private func failure(_ operation: String, _ path: String) -> FileError {
    FileError(operation, path, reason: String(cString: strerror(errno)))
}

@Sendable private func readFile(_ path: String) throws(FileError) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure("read", path) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw failure("read", path) }
    // One byte more than the size, so that one read finds the end as well.
    var bytes: [UInt8] = []
    var room = Int(status.st_size) + 1
    while true {
        var got = 0
        let chunk = [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
            repeat { got = read(descriptor, buffer.baseAddress, room) } while got < 0 && errno == EINTR
            count = max(got, 0)
        }
        guard got >= 0 else { throw failure("read", path) }
        bytes = bytes.isEmpty ? chunk : bytes + chunk
        if got < room { return bytes }
        room = 1 << 20
    }
}

@Sendable private func readPartOfFile(
    _ path: String, range: Range<Int>
) throws(FileError) -> [UInt8] {
    // Who opens a pipe without this waits until somebody writes into it.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw failure("read", path) }
    defer { close(descriptor) }
    var failed = false
    let bytes = [UInt8](unsafeUninitializedCapacity: range.count) { buffer, count in
        while count < range.count {
            let got = pread(
                descriptor, buffer.baseAddress.map { $0 + count }, range.count - count,
                off_t(range.lowerBound + count))
            if got < 0, errno == EINTR { continue }
            failed = got < 0
            if got <= 0 { return }
            count += got
        }
    }
    guard !failed else { throw failure("read", path) }
    return bytes
}

@Sendable private func listFolder(_ path: String) throws(FileError) -> [FileEntry] {
    guard let folder = opendir(path) else { throw failure("list", path) }
    defer { closedir(folder) }
    var entries: [FileEntry] = []
    while true {
        errno = 0
        guard let entry = readdir(folder) else {
            guard errno == 0 else { throw failure("list", path) }
            return entries.sorted { $0.name < $1.name }
        }
        let name = withUnsafePointer(to: &entry.pointee.d_name) {
            $0.withMemoryRebound(to: CChar.self, capacity: Int(NAME_MAX) + 1) { String(cString: $0) }
        }
        if name == "." || name == ".." { continue }
        var status = stat()
        guard fstatat(dirfd(folder), name, &status, AT_SYMLINK_NOFOLLOW) == 0 else {
            // It was removed in the meantime.
            if errno == ENOENT { continue }
            throw failure("look at", path + "/" + name)
        }
        entries.append(FileEntry(name: name, status: FileStatus(status)))
    }
}

@Sendable private func fileStatus(_ path: String) throws(FileError) -> FileStatus? {
    var status = stat()
    guard lstat(path, &status) == 0 else {
        if errno == ENOENT || errno == ENOTDIR { return nil }
        throw failure("look at", path)
    }
    return FileStatus(status)
}

@Sendable private func fileStatuses(
    _ folder: String, _ paths: [String]
) throws(FileError) -> [FileStatus?] {
    // The way to the folder is walked once.
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else {
        if errno == ENOENT || errno == ENOTDIR { return Array(repeating: nil, count: paths.count) }
        throw failure("look at", folder)
    }
    defer { close(descriptor) }
    var statuses: [FileStatus?] = []
    statuses.reserveCapacity(paths.count)
    for path in paths {
        var status = stat()
        if fstatat(descriptor, path, &status, AT_SYMLINK_NOFOLLOW) == 0 {
            statuses.append(FileStatus(status))
        } else if errno == ENOENT || errno == ENOTDIR {
            statuses.append(nil)
        } else {
            throw failure("look at", folder + "/" + path)
        }
    }
    return statuses
}

extension FileStatus {
    fileprivate init(_ status: stat) {
        let kind: FileKind =
            switch status.st_mode & S_IFMT {
            case S_IFREG: .file
            case S_IFDIR: .folder
            case S_IFLNK: .symbolicLink
            default: .other
            }
        #if canImport(Darwin)
            let (modified, changed) = (status.st_mtimespec, status.st_ctimespec)
        #else
            let (modified, changed) = (status.st_mtim, status.st_ctim)
        #endif
        self.init(
            kind: kind, size: Int(status.st_size), modified: modified.nanoseconds,
            changed: changed.nanoseconds, inode: UInt64(status.st_ino))
    }
}

extension timespec {
    fileprivate var nanoseconds: Int { Int(tv_sec) * 1_000_000_000 + Int(tv_nsec) }
}

@Sendable private func resolvePath(_ path: String) throws(FileError) -> String? {
    guard let resolved = realpath(path, nil) else {
        if errno == ENOENT || errno == ENOTDIR || errno == ELOOP { return nil }
        throw failure("resolve", path)
    }
    defer { free(resolved) }
    return String(cString: resolved)
}

@Sendable private func makeFolder(_ path: String) throws(FileError) {
    if mkdir(path, 0o777) == 0 { return }
    switch errno {
    case EEXIST:
        var status = stat()
        guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else {
            throw FileError("make folder", path, reason: "Something else has this name")
        }
    case ENOENT:
        guard let slash = path.lastIndex(of: "/"), slash != path.startIndex else {
            throw failure("make folder", path)
        }
        try makeFolder(String(path[..<slash]))
        guard mkdir(path, 0o777) == 0 || errno == EEXIST else { throw failure("make folder", path) }
    default:
        throw failure("make folder", path)
    }
}

@Sendable private func writeWholeFile(_ path: String, _ bytes: [UInt8]) throws(FileError) -> FileStatus {
    try write(bytes, to: path, O_CREAT | O_TRUNC)
}

@Sendable private func appendToFile(_ path: String, _ bytes: [UInt8]) throws(FileError) {
    _ = try write(bytes, to: path, O_APPEND)
}

private func write(_ bytes: [UInt8], to path: String, _ flags: Int32) throws(FileError) -> FileStatus {
    let descriptor = open(path, O_WRONLY | O_CLOEXEC | O_NOFOLLOW | flags, 0o666)
    guard descriptor >= 0 else { throw failure("write", path) }
    var status = stat()
    // The way to the file is walked once.
    guard writeAll(bytes, to: descriptor), fstat(descriptor, &status) == 0 else {
        let error = failure("write", path)
        close(descriptor)
        throw error
    }
    // A network volume may report a full disk only here.
    guard close(descriptor) == 0 else { throw failure("write", path) }
    return FileStatus(status)
}

/// False where that fails; `errno` says why.
private func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    var offset = 0
    while offset < bytes.count {
        let written = bytes[offset...].withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
        if written < 0, errno != EINTR { return false }
        offset += max(written, 0)
    }
    return true
}

@Sendable private func moveFile(_ from: String, _ to: String) throws(FileError) {
    guard rename(from, to) == 0 else { throw failure("write", to) }
}

@Sendable private func removeFile(_ path: String) throws(FileError) {
    guard remove(path) == 0 else { throw failure("remove", path) }
}

@Sendable private func linkFile(_ file: String, _ name: String) throws(FileError) {
    guard link(file, name) == 0 else { throw failure("link", name) }
}

@Sendable private func makeSymbolicLink(_ target: String, _ path: String) throws(FileError) {
    guard symlink(target, path) == 0 else { throw failure("link", path) }
}

@Sendable private func targetOfLink(_ path: String) throws(FileError) -> String? {
    var target = [CChar](repeating: 0, count: Int(PATH_MAX))
    let count = readlink(path, &target, target.count)
    guard count >= 0 else {
        if errno == EINVAL || errno == ENOENT || errno == ENOTDIR { return nil }
        throw failure("look at", path)
    }
    return String(decoding: target[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
}

@Sendable private func lockFile(_ path: String) throws(FileError) -> FileLock? {
    let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o666)
    guard descriptor >= 0 else { throw failure("lock", path) }
    // The system lets go of the lock when the process ends, however it ends.
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
        let isTaken = errno == EWOULDBLOCK
        let error = failure("lock", path)
        close(descriptor)
        if isTaken { return nil }
        throw error
    }
    return FileLock { close(descriptor) }
}

@Sendable private func currentTimeOfDay() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return time.nanoseconds
}
