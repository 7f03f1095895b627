package import Newsroom
import Synchronization

extension FileSystem {
    /// Every file under a folder, by its path there.
    package func tree(_ folder: String) throws -> [String: [UInt8]] {
        var tree: [String: [UInt8]] = [:]
        var pending = [""]
        while let current = pending.popLast() {
            for entry in try entries(folder + "/" + current) {
                let path = current + entry.name
                if entry.kind == .folder {
                    pending.append(path + "/")
                } else {
                    tree[path] = try read(folder + "/" + path)
                }
            }
        }
        return tree
    }

    /// A disk that is full after so many writes: the next leaves half of its bytes, as a real one does.
    package func failing(afterWrites limit: Int) -> FileSystem {
        let count = Mutex(0)
        var failing = self
        failing.write = { [self] path, bytes throws(FileError) in
            let number = count.withLock { count in
                count += 1
                return count
            }
            guard number >= limit else { return try write(path, bytes) }
            if number == limit { try write(path, Array(bytes.prefix(bytes.count / 2))) }
            throw FileError("write", path, reason: "No space left on device")
        }
        return failing
    }
}
