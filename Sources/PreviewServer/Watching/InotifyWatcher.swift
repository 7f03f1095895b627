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
            | UInt32(IN_DELETE) | UInt32(IN_DELETE_SELF) | UInt32(IN_ONLYDIR)

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

    /// The folders that are watched, by inotify's numbers for them.
    private struct WatchedTree {
        let folder: String
        let descriptor: Int32
        let mask: UInt32
        /// From the site's folder; "" is that itself.
        private var paths: [Int32: String] = [:]

        init(folder: String, descriptor: Int32, mask: UInt32) {
            self.folder = folder
            self.descriptor = descriptor
            self.mask = mask
        }

        /// - Returns: Whether the system could do it; else `errno` says why.
        mutating func watchAll() -> Bool {
            watch("", deeply: false) && WatchedPaths.folders.allSatisfy { watch($0, deeply: true) }
        }

        private mutating func watch(_ path: String, deeply: Bool) -> Bool {
            let place = path.isEmpty ? folder : folder + "/" + path
            let number = inotify_add_watch(descriptor, place, mask)
            // A folder that is not there, or no more, is told by the one above it when it comes.
            guard number >= 0 else { return errno != ENOSPC && errno != ENOMEM }
            paths[number] = path
            guard deeply, let entries = try? FileSystem.disk.entries(place) else { return true }
            for entry in entries where entry.kind == .folder {
                guard watch(path + "/" + entry.name, deeply: true) else { return false }
            }
            return true
        }

        /// Waits for changes and gathers them until nothing happens for a moment; nil where watching has failed.
        mutating func nextBurst(quiet: Int, longest: UInt64) -> ProofDesk.Change? {
            var files: Set<String> = []
            var everything = false
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
                    if everything { return .everything }
                    if !files.isEmpty { return .files(files) }
                    deadline = nil
                    continue
                }
                if deadline == nil { deadline = now + longest }
                guard read(into: &files, &everything) else { return nil }
            }
        }

        private mutating func read(into files: inout Set<String>, _ everything: inout Bool) -> Bool {
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
                guard take(event, name, &files, &everything) else { return false }
            }
            return true
        }

        /// - Returns: Whether watching goes on.
        private mutating func take(
            _ event: inotify_event, _ name: String, _ files: inout Set<String>, _ everything: inout Bool
        ) -> Bool {
            func has(_ flag: some BinaryInteger) -> Bool {
                event.mask & UInt32(truncatingIfNeeded: flag) != 0
            }
            if has(IN_Q_OVERFLOW) {
                // What was lost is not known: all is looked at again.
                everything = true
                return watchAll()
            }
            if has(IN_IGNORED) { paths[event.wd] = nil }
            guard let parent = paths[event.wd], !name.isEmpty else { return true }
            let path = parent.isEmpty ? name : parent + "/" + name
            guard WatchedPaths.contains(path) else { return true }
            if has(IN_ISDIR) {
                everything = true
                // What came into the folder before it was watched is found by the survey.
                if has(IN_CREATE) || has(IN_MOVED_TO) { return watch(path, deeply: true) }
            } else if !has(IN_CREATE) || isLink(path) {
                // A new file is told when it is closed.
                files.insert(path)
            }
            return true
        }

        private func isLink(_ path: String) -> Bool {
            (try? FileSystem.disk.status(folder + "/" + path))?.kind == .symbolicLink
        }
    }
#endif
