package import Newsroom
import Synchronization

extension FileSystem {
    /// A disk that is full after so many writes: the next leaves half of its bytes, as a real one does.
    package func failing(afterWrites limit: Int) -> FileSystem {
        let count = Mutex(0)
        var failing = self
        failing.writeFile = { [self] path, bytes throws(FileError) in
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
