#if canImport(Glibc)
    import Foundation
    import Glibc
    package import Newsroom
    package import SiteBuilder

    /// Watches a site with Linux's inotify.
    ///
    /// A file that is written is told when it is closed, not before: half a story is never read. One that an editor
    /// saves beside the old and renames is told by its new name.
    package struct InotifyWatcher: SiteWatcher {
        private let tree: WatchedTree

        /// How long nothing must have happened until a burst is over.
        private static let quiet = 3
        /// How long a burst may last until what has come is told, in milliseconds.
        private static let longest: UInt64 = 100
        private static let mask =
            UInt32(IN_CLOSE_WRITE) | UInt32(IN_MOVED_TO) | UInt32(IN_MOVED_FROM) | UInt32(IN_CREATE)
            | UInt32(IN_DELETE) | UInt32(IN_DELETE_SELF) | UInt32(IN_MOVE_SELF) | UInt32(IN_ONLYDIR)

        /// - Parameter folder: The site's, absolute.
        /// - Throws: A ``FileError`` where the system gives no more watchers.
        package init(folder: String) throws(FileError) {
            let descriptor = inotify_init1(Int32(IN_CLOEXEC) | Int32(IN_NONBLOCK))
            guard descriptor >= 0 else { throw Self.failure(folder) }
            var tree = WatchedTree(folder: folder, descriptor: descriptor, mask: Self.mask)
            guard tree.watchAll() else {
                let failure = Self.failure(folder)
                close(descriptor)
                throw failure
            }
            self.tree = tree
        }

        package func changes() -> AsyncStream<ProofDesk.Change> {
            let (stream, continuation) = AsyncStream.makeStream(of: ProofDesk.Change.self)
            Thread.detachNewThread { [tree] in
                var tree = tree
                while let change = tree.nextBurst(quiet: Self.quiet, longest: Self.longest) {
                    if case .terminated = continuation.yield(change) { break }
                }
                continuation.finish()
            }
            return stream
        }

        private static func failure(_ folder: String) -> FileError {
            let reason =
                errno == ENOSPC || errno == EMFILE
                ? "the system watches no more (see fs.inotify in sysctl)" : String(cString: strerror(errno))
            return FileError("watch", folder, reason: reason)
        }
    }

    /// What has happened at once.
    private struct Burst {
        var files: Set<String> = []
        var isEverything = false
        /// Folders, or links that may lead to some.
        var hasNewFolders = false
    }

    /// The folders that are watched, by inotify's numbers for them.
    private struct WatchedTree {
        let folder: String
        let descriptor: Int32
        let mask: UInt32
        /// From the site's folder; "" is that itself. One folder can have several: to inotify a symbolic link to it is
        /// the same.
        private var paths: [Int32: [String]] = [:]

        init(folder: String, descriptor: Int32, mask: UInt32) {
            self.folder = folder
            self.descriptor = descriptor
            self.mask = mask
        }

        /// Looks for the folders anew.
        ///
        /// - Returns: Whether the system could do it; else `errno` says why.
        mutating func watchAll() -> Bool {
            let old = paths
            paths = [:]
            guard watch(""), WatchedFolders(files: .disk, site: folder).walk(enter: { watch($0) }) else {
                return false
            }
            for number in old.keys where paths[number] == nil { inotify_rm_watch(descriptor, number) }
            return true
        }

        private mutating func watch(_ path: String) -> Bool {
            let number = inotify_add_watch(descriptor, path.isEmpty ? folder : folder + "/" + path, mask)
            // A folder that is not there any more is told by the one above it when it comes.
            guard number >= 0 else { return errno != ENOSPC && errno != ENOMEM }
            paths[number, default: []].append(path)
            return true
        }

        /// Waits for changes and gathers them until nothing happens for a moment; nil where watching has failed.
        mutating func nextBurst(quiet: Int, longest: UInt64) -> ProofDesk.Change? {
            var burst = Burst()
            var deadline: UInt64?
            while true {
                var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
                let now = DispatchTime.now().uptimeNanoseconds / 1_000_000
                let isOver = deadline.map { $0 <= now } ?? false
                let ready = isOver ? 0 : poll(&waiting, 1, deadline == nil ? -1 : Int32(quiet))
                if ready < 0 {
                    if errno == EINTR { continue }
                    return nil
                }
                if ready == 0 {
                    if burst.isEverything { return .everything }
                    if !burst.files.isEmpty { return .files(burst.files) }
                    deadline = nil
                    continue
                }
                if deadline == nil { deadline = now + longest }
                guard read(into: &burst) else { return nil }
            }
        }

        private mutating func read(into burst: inout Burst) -> Bool {
            var buffer = [UInt8](repeating: 0, count: 64 * 1024)
            let count = Glibc.read(descriptor, &buffer, buffer.count)
            guard count > 0 else { return errno == EAGAIN || errno == EINTR }
            var offset = 0
            let header = MemoryLayout<inotify_event>.size
            while offset + header <= count {
                let event = buffer.withUnsafeBytes {
                    $0.loadUnaligned(fromByteOffset: offset, as: inotify_event.self)
                }
                let nameStart = offset + header
                let name = String(
                    decoding: buffer[nameStart..<min(count, nameStart + Int(event.len))].prefix { $0 != 0 },
                    as: UTF8.self)
                offset = nameStart + Int(event.len)
                take(event, name, into: &burst)
            }
            guard burst.hasNewFolders else { return true }
            burst.hasNewFolders = false
            // What came into them before they were watched is found by the survey.
            return watchAll()
        }

        private mutating func take(_ event: inotify_event, _ name: String, into burst: inout Burst) {
            func has(_ flag: some BinaryInteger) -> Bool {
                event.mask & UInt32(truncatingIfNeeded: flag) != 0
            }
            // What was lost is not known, or where a link leads now: all is looked at again.
            if has(IN_Q_OVERFLOW) || has(IN_DELETE_SELF) || has(IN_MOVE_SELF) {
                burst.isEverything = true
                burst.hasNewFolders = true
            }
            let parents = paths[event.wd] ?? []
            if has(IN_IGNORED) { paths[event.wd] = nil }
            guard !name.isEmpty else { return }
            for path in parents.map({ $0.isEmpty ? name : $0 + "/" + name })
            where WatchedPaths.contains(path) {
                let hasCome = has(IN_CREATE) || has(IN_MOVED_TO)
                if has(IN_ISDIR) {
                    burst.isEverything = true
                    burst.hasNewFolders = burst.hasNewFolders || hasCome
                } else if hasCome, isLink(path) {
                    burst.files.insert(path)
                    burst.hasNewFolders = true
                } else if !has(IN_CREATE) {
                    // A new file is told when it is closed.
                    burst.files.insert(path)
                }
            }
        }

        private func isLink(_ path: String) -> Bool {
            (try? FileSystem.disk.status(folder + "/" + path))?.kind == .symbolicLink
        }
    }
#endif
