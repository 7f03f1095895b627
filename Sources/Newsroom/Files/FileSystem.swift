/// The file system as Broadsheet uses it: a port, so that a test can put a full disk behind it.
///
/// Paths are absolute or relative to the working folder, parts joined by "/". Every operation throws a
/// ``FileError`` when the machine fails.
package struct FileSystem: Sendable {
    /// The whole contents of a file. Follows symbolic links.
    package var read: @Sendable (_ path: String) throws(FileError) -> [UInt8]
    /// The bytes of a file in a range; fewer where the file ends before. Follows symbolic links.
    package var readPart: @Sendable (_ path: String, _ range: Range<Int>) throws(FileError) -> [UInt8]
    /// What is directly in a folder, sorted by name, without "." and "..".
    package var entries: @Sendable (_ folder: String) throws(FileError) -> [FileEntry]
    /// What stands at a path, symbolic links not followed; nil where nothing does.
    package var status: @Sendable (_ path: String) throws(FileError) -> FileStatus?
    /// ``status`` of many paths below a folder, in their order: quicker than to ask for one after another.
    package var statuses: @Sendable (_ folder: String, _ paths: [String]) throws(FileError) -> [FileStatus?]
    /// The path with every symbolic link followed; nil where it leads nowhere.
    package var resolve: @Sendable (_ path: String) throws(FileError) -> String?
    /// Makes a folder and those above it; no error where it exists.
    package var createFolder: @Sendable (_ path: String) throws(FileError) -> Void
    /// What ``write(_:_:)`` does.
    package var writeFile: @Sendable (_ path: String, _ bytes: [UInt8]) throws(FileError) -> FileStatus
    /// Adds to the end of a file that is there.
    package var append: @Sendable (_ path: String, _ bytes: [UInt8]) throws(FileError) -> Void
    /// Puts a file in the place of another in one step, on one volume.
    package var move: @Sendable (_ from: String, _ to: String) throws(FileError) -> Void
    /// Lets two files of one volume change places in one step; false where the system does not know how, or one of
    /// them is not there.
    ///
    /// Where a file is moved over another, ext4 puts the new one on the disk at once, which takes far longer than to
    /// write it; not where they change places.
    package var exchange: @Sendable (_ one: String, _ other: String) -> Bool
    /// Removes a file, a symbolic link (not its target) or an empty folder.
    package var remove: @Sendable (_ path: String) throws(FileError) -> Void
    /// Gives a file a second name on the same volume.
    package var link: @Sendable (_ file: String, _ name: String) throws(FileError) -> Void
    /// Makes a symbolic link. What it points to is taken as it is, and need not exist.
    package var linkSymbolically: @Sendable (_ target: String, _ path: String) throws(FileError) -> Void
    /// What a symbolic link points to; nil where there is none.
    package var target: @Sendable (_ path: String) throws(FileError) -> String?
    /// Waits until all that was written would outlast a power failure.
    package var synchronize: @Sendable () -> Void
    /// Keeps other processes from taking the same lock for as long as what it returns lives, and no longer than
    /// this process; nil where somebody else has it. The file at the path is made and stays.
    package var lock: @Sendable (_ path: String) throws(FileError) -> FileLock?
    /// Makes room in a folder for what a process wants out of its memory; nothing of it is left when the process
    /// ends, however it ends.
    package var makeSpool: @Sendable (_ folder: String) throws(FileError) -> Spool
    /// What time it is by the clock of ``FileStatus/changed``, in nanoseconds since 1970-01-01T00:00:00Z.
    package var currentTime: @Sendable () -> Int

    package init(
        read: @escaping @Sendable (String) throws(FileError) -> [UInt8],
        readPart: @escaping @Sendable (String, Range<Int>) throws(FileError) -> [UInt8],
        entries: @escaping @Sendable (String) throws(FileError) -> [FileEntry],
        status: @escaping @Sendable (String) throws(FileError) -> FileStatus?,
        statuses: @escaping @Sendable (String, [String]) throws(FileError) -> [FileStatus?],
        resolve: @escaping @Sendable (String) throws(FileError) -> String?,
        createFolder: @escaping @Sendable (String) throws(FileError) -> Void,
        write: @escaping @Sendable (String, [UInt8]) throws(FileError) -> FileStatus,
        append: @escaping @Sendable (String, [UInt8]) throws(FileError) -> Void,
        move: @escaping @Sendable (String, String) throws(FileError) -> Void,
        exchange: @escaping @Sendable (String, String) -> Bool,
        remove: @escaping @Sendable (String) throws(FileError) -> Void,
        link: @escaping @Sendable (String, String) throws(FileError) -> Void,
        linkSymbolically: @escaping @Sendable (String, String) throws(FileError) -> Void,
        target: @escaping @Sendable (String) throws(FileError) -> String?,
        synchronize: @escaping @Sendable () -> Void,
        lock: @escaping @Sendable (String) throws(FileError) -> FileLock?,
        makeSpool: @escaping @Sendable (String) throws(FileError) -> Spool,
        currentTime: @escaping @Sendable () -> Int
    ) {
        self.read = read
        self.readPart = readPart
        self.entries = entries
        self.status = status
        self.statuses = statuses
        self.resolve = resolve
        self.createFolder = createFolder
        writeFile = write
        self.append = append
        self.move = move
        self.exchange = exchange
        self.remove = remove
        self.link = link
        self.linkSymbolically = linkSymbolically
        self.target = target
        self.synchronize = synchronize
        self.lock = lock
        self.makeSpool = makeSpool
        self.currentTime = currentTime
    }
}

extension FileSystem {
    /// Makes a file or replaces its contents, and gives the ``status`` that it has then. A kill in between can leave
    /// half of it: see ``move``.
    @discardableResult
    package func write(_ path: String, _ bytes: [UInt8]) throws(FileError) -> FileStatus {
        try writeFile(path, bytes)
    }
}

/// A lock that ends with its last reference.
package final class FileLock: Sendable {
    private let unlock: @Sendable () -> Void

    package init(unlock: @escaping @Sendable () -> Void) {
        self.unlock = unlock
    }

    deinit { unlock() }
}

/// One name in a folder.
package struct FileEntry: Hashable, Sendable {
    package let name: String
    /// Symbolic links are not followed.
    package let status: FileStatus

    package var kind: FileKind { status.kind }

    package init(name: String, status: FileStatus) {
        self.name = name
        self.status = status
    }
}

/// What stands at a path. Two that are equal are, in all likelihood, of the same contents.
package struct FileStatus: Hashable, Sendable {
    package let kind: FileKind
    /// In bytes.
    package let size: Int
    /// When the contents were last changed, in nanoseconds since 1970-01-01T00:00:00Z. Anybody can set it back.
    package let modified: Int
    /// When the contents, or anything else about the file, were last changed; the system alone sets it.
    package let changed: Int
    /// The file's number on its volume.
    package let inode: UInt64

    package init(kind: FileKind, size: Int, modified: Int = 0, changed: Int = 0, inode: UInt64 = 0) {
        self.kind = kind
        self.size = size
        self.modified = modified
        self.changed = changed
        self.inode = inode
    }
}

package enum FileKind: UInt8, Sendable {
    case file, folder, symbolicLink
    /// A device, socket or pipe: never read.
    case other
}
