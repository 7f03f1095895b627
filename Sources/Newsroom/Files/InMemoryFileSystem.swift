import Synchronization

extension FileSystem {
    /// A file system that lives in memory and behaves as the disk does: the twin that tests build on.
    ///
    /// The working folder is "/", so that relative paths and paths from the root are the same. The folders
    /// of what it is given are made. The values of `links` are where the symbolic links point.
    package static func inMemory(
        _ files: [String: [UInt8]] = [:], links: [String: String] = [:]
    ) -> FileSystem {
        let memory = Memory()
        for (path, bytes) in files { memory.tree.withLock { $0.plant(.file(bytes), at: path) } }
        for (path, target) in links { memory.tree.withLock { $0.plant(.link(target), at: path) } }
        return FileSystem(
            read: { path throws(FileError) in
                try memory.perform("read", path) { tree throws(Refusal) in try tree.read(path) }
            },
            readPart: { path, range throws(FileError) in
                try memory.perform("read", path) { tree throws(Refusal) in
                    let bytes = try tree.read(path)
                    return Array(bytes[range.clamped(to: bytes.indices)])
                }
            },
            entries: { path throws(FileError) in
                try memory.perform("list", path) { tree throws(Refusal) in try tree.entries(path) }
            },
            status: { path throws(FileError) in
                try memory.perform("look at", path) { tree throws(Refusal) in tree.status(path) }
            },
            statuses: { folder, paths throws(FileError) in
                try memory.perform("look at", folder) { tree throws(Refusal) in
                    paths.map { tree.status(folder + "/" + $0) }
                }
            },
            resolve: { path throws(FileError) in
                try memory.perform("resolve", path) { tree throws(Refusal) in try? tree.resolve(path) }
            },
            createFolder: { path throws(FileError) in
                try memory.perform("make folder", path) { tree throws(Refusal) in try tree.createFolder(path)
                }
            },
            write: { path, bytes throws(FileError) in
                try memory.perform("write", path) { tree throws(Refusal) in try tree.write(path, bytes) }
            },
            append: { path, bytes throws(FileError) in
                try memory.perform("write", path) { tree throws(Refusal) in
                    _ = try tree.write(path, try tree.read(path) + bytes)
                }
            },
            move: { from, to throws(FileError) in
                try memory.perform("write", to) { tree throws(Refusal) in try tree.move(from, to) }
            },
            exchange: { one, other in memory.tree.withLock { $0.exchange(one, other) } },
            remove: { path throws(FileError) in
                try memory.perform("remove", path) { tree throws(Refusal) in try tree.remove(path) }
            },
            link: { file, name throws(FileError) in
                try memory.perform("link", name) { tree throws(Refusal) in try tree.link(file, name) }
            },
            linkSymbolically: { target, path throws(FileError) in
                try memory.perform("link", path) { tree throws(Refusal) in
                    try tree.linkSymbolically(target, path)
                }
            },
            target: { path throws(FileError) in
                try memory.perform("look at", path) { tree throws(Refusal) in tree.target(path) }
            },
            synchronize: {},
            lock: { path throws(FileError) in
                guard memory.locks.withLock({ $0.insert(path).inserted }) else { return nil }
                return FileLock { memory.locks.withLock { _ = $0.remove(path) } }
            },
            makeSpool: { _ throws(FileError) in
                let spool = MemorySpool()
                return Spool(
                    append: { spool.append($0) }, read: { spool.read($0) },
                    release: { spool.release($0) })
            },
            // Later than every change: no two of them are told apart by a clock.
            currentTime: { .max })
    }
}

private final class Memory: Sendable {
    let tree = Mutex(MemoryTree())
    let locks = Mutex<Set<String>>([])

    func perform<Answer: Sendable>(
        _ operation: String, _ path: String, _ body: (inout MemoryTree) throws(Refusal) -> Answer
    ) throws(FileError) -> Answer {
        let result: Result<Answer, Refusal> = tree.withLock { tree in
            do throws(Refusal) { return .success(try body(&tree)) } catch { return .failure(error) }
        }
        do throws(Refusal) { return try result.get() } catch {
            throw FileError(operation, path, reason: error.rawValue)
        }
    }
}

private final class MemorySpool: Sendable {
    private let bytes = Mutex<[UInt8]>([])

    func append(_ added: [UInt8]) -> Range<Int> {
        bytes.withLock { bytes in
            bytes += added
            return bytes.count - added.count..<bytes.count
        }
    }

    func read(_ range: Range<Int>) -> [UInt8] { bytes.withLock { Array($0[range]) } }

    func release(_ range: Range<Int>) {
        bytes.withLock { bytes in
            for place in range { bytes[place] = 0 }
        }
    }
}

/// Why an operation fails, in the system's words.
private enum Refusal: String, Error {
    case absent = "No such file or directory"
    case notFolder = "Not a directory"
    case folder = "Is a directory"
    case notEmpty = "Directory not empty"
    case tooManyLinks = "Too many levels of symbolic links"
    case taken = "Something else has this name"
}

private struct MemoryTree {
    enum Node {
        case file([UInt8])
        case folder(names: Set<String>)
        case link(String)
    }

    /// By canonical path: "" is the root, others begin with "/".
    private var nodes: [String: Node] = ["": .folder(names: [])]
    /// How many changes there have been, and the number of the last change to each file.
    private var changeCount = 0
    private var changes: [String: Int] = [:]

    mutating func plant(_ node: Node, at path: String) {
        let parts = Self.parts(path)
        var folder = ""
        for part in parts.dropLast() {
            add(part, to: folder)
            folder += "/" + part
            if nodes[folder] == nil { nodes[folder] = .folder(names: []) }
        }
        guard let name = parts.last else { return }
        add(name, to: folder)
        nodes[folder + "/" + name] = node
        noteChange(of: folder + "/" + name)
    }

    func read(_ path: String) throws(Refusal) -> [UInt8] {
        switch nodes[try canonical(path)] {
        case .file(let bytes): return bytes
        case .folder: throw .folder
        default: throw .absent
        }
    }

    func entries(_ path: String) throws(Refusal) -> [FileEntry] {
        let folder = try canonical(path)
        switch nodes[folder] {
        case .folder(let names):
            return names.sorted().compactMap { name in
                status(folder + "/" + name).map { FileEntry(name: name, status: $0) }
            }
        case nil: throw .absent
        default: throw .notFolder
        }
    }

    func status(_ path: String) -> FileStatus? {
        guard let place = try? canonical(path, followingLast: false), let node = nodes[place] else {
            return nil
        }
        return status(of: node, at: place)
    }

    private func status(of node: Node, at place: String) -> FileStatus {
        let size =
            switch node {
            case .file(let bytes): bytes.count
            case .folder: 0
            case .link(let target): target.utf8.count
            }
        let change = changes[place] ?? 0
        return FileStatus(
            kind: Self.kind(node), size: size, modified: change, changed: change, inode: UInt64(change))
    }

    func resolve(_ path: String) throws(Refusal) -> String {
        let place = try canonical(path)
        guard nodes[place] != nil else { throw .absent }
        return place.isEmpty ? "/" : place
    }

    mutating func createFolder(_ path: String) throws(Refusal) {
        var folder = ""
        for part in Self.parts(path) {
            let place = try canonical(folder + "/" + part)
            switch nodes[place] {
            case .folder: break
            case nil: try put(.folder(names: []), at: place)
            default: throw .taken
            }
            folder = place
        }
    }

    mutating func write(_ path: String, _ bytes: [UInt8]) throws(Refusal) -> FileStatus {
        let place = try canonical(path, followingLast: false)
        switch nodes[place] {
        case .folder: throw .folder
        case .link: throw .tooManyLinks
        default:
            try put(.file(bytes), at: place)
            return status(of: .file(bytes), at: place)
        }
    }

    /// The bytes get a second place; that a later change would show in both is not imitated.
    mutating func link(_ file: String, _ name: String) throws(Refusal) {
        let place = try canonical(name, followingLast: false)
        guard nodes[place] == nil else { throw .taken }
        try put(.file(try read(file)), at: place)
    }

    mutating func linkSymbolically(_ target: String, _ path: String) throws(Refusal) {
        let place = try canonical(path, followingLast: false)
        guard nodes[place] == nil else { throw .taken }
        try put(.link(target), at: place)
    }

    func target(_ path: String) -> String? {
        guard let place = try? canonical(path, followingLast: false), case .link(let target) = nodes[place]
        else { return nil }
        return target
    }

    mutating func move(_ from: String, _ to: String) throws(Refusal) {
        let source = try canonical(from, followingLast: false)
        let target = try canonical(to, followingLast: false)
        guard let node = nodes[source] else { throw .absent }
        guard source != target else { return }
        guard case .folder = node else {
            if case .folder = nodes[target] { throw .folder }
            try put(node, at: target)
            take(source)
            return
        }
        switch nodes[target] {
        case .folder(let names) where !names.isEmpty: throw .notEmpty
        case .file, .link: throw .notFolder
        default: break
        }
        let inside = nodes.keys.filter { $0.hasPrefix(source + "/") }
        guard !target.hasPrefix(source + "/") else { throw .taken }
        try put(node, at: target)
        for place in inside {
            nodes[target + place.dropFirst(source.count)] = nodes.removeValue(forKey: place)
            noteChange(of: target + place.dropFirst(source.count))
        }
        take(source)
    }

    mutating func exchange(_ one: String, _ other: String) -> Bool {
        guard let one = try? canonical(one, followingLast: false),
            let other = try? canonical(other, followingLast: false), let first = nodes[one],
            let second = nodes[other]
        else { return false }
        nodes[one] = second
        nodes[other] = first
        noteChange(of: one)
        noteChange(of: other)
        return true
    }

    mutating func remove(_ path: String) throws(Refusal) {
        let place = try canonical(path, followingLast: false)
        switch nodes[place] {
        case nil: throw .absent
        case .folder(let names) where !names.isEmpty: throw .notEmpty
        default: take(place)
        }
    }

    // MARK: Names and places

    private mutating func put(_ node: Node, at place: String) throws(Refusal) {
        let (folder, name) = Self.split(place)
        switch nodes[folder] {
        case .folder: add(name, to: folder)
        case nil: throw .absent
        default: throw .notFolder
        }
        nodes[place] = node
        noteChange(of: place)
    }

    private mutating func noteChange(of place: String) {
        changeCount += 1
        changes[place] = changeCount
    }

    private mutating func take(_ place: String) {
        let (folder, name) = Self.split(place)
        nodes[place] = nil
        guard case .folder(var names) = nodes[folder] else { return }
        names.remove(name)
        nodes[folder] = .folder(names: names)
    }

    private mutating func add(_ name: String, to folder: String) {
        guard case .folder(var names) = nodes[folder] else { return }
        names.insert(name)
        nodes[folder] = .folder(names: names)
    }

    /// The path with symbolic links followed. Its last part may be absent, the others may not.
    private func canonical(_ path: String, followingLast: Bool = true) throws(Refusal) -> String {
        var pending = Array(Self.parts(path).reversed())
        var place = ""
        var links = 0
        while let part = pending.popLast() {
            if part == ".." {
                place = Self.split(place).folder
                continue
            }
            let next = place + "/" + part
            switch nodes[next] {
            case .link(let target) where followingLast || !pending.isEmpty:
                links += 1
                guard links <= 40 else { throw .tooManyLinks }
                if target.hasPrefix("/") { place = "" }
                pending += Self.parts(target).reversed()
            case .file where !pending.isEmpty: throw .notFolder
            case nil where !pending.isEmpty: throw .absent
            default: place = next
            }
        }
        return place
    }

    private static func kind(_ node: Node) -> FileKind {
        switch node {
        case .file: .file
        case .folder: .folder
        case .link: .symbolicLink
        }
    }

    private static func parts(_ path: String) -> [String] {
        path.split(separator: "/").map(String.init).filter { $0 != "." }
    }

    private static func split(_ place: String) -> (folder: String, name: String) {
        guard let slash = place.lastIndex(of: "/") else { return ("", place) }
        return (String(place[..<slash]), String(place[place.index(after: slash)...]))
    }
}
