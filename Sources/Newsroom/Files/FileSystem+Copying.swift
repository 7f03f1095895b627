extension FileSystem {
    /// So many bytes are in memory at once.
    private static var blockSize: Int { 1 << 20 }

    /// Makes a file with the contents of another, or replaces its contents; a kill can leave half of it.
    ///
    /// - Throws: A ``FileError`` where one cannot be read or the other not written.
    package func copy(_ source: String, to path: String) throws(FileError) {
        var block = try readPart(source, 0..<Self.blockSize)
        _ = try write(path, block)
        var offset = block.count
        while block.count == Self.blockSize {
            block = try readPart(source, offset..<offset + Self.blockSize)
            try append(path, block)
            offset += block.count
        }
    }

    /// Whether two files of one size have the same bytes.
    ///
    /// - Parameter size: In bytes.
    /// - Throws: A ``FileError`` where one cannot be read.
    package func haveSameContents(_ left: String, _ right: String, size: Int) throws(FileError) -> Bool {
        for start in stride(from: 0, to: size, by: Self.blockSize) {
            let range = start..<min(start + Self.blockSize, size)
            if try readPart(left, range) != readPart(right, range) { return false }
        }
        return true
    }
}
