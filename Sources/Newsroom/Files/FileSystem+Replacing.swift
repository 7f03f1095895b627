extension FileSystem {
    /// Puts a file in place of whatever has its name, in one step: a kill leaves the old or the new.
    ///
    /// - Throws: A ``FileError`` where the file cannot be written, or what stands there not removed.
    package func replace(_ path: String, with bytes: [UInt8]) throws(FileError) {
        try write(path + ".new", bytes)
        try replace(path, by: path + ".new")
    }

    /// The same with a file that stands there already, under another name.
    package func replace(_ path: String, by new: String) throws(FileError) {
        // A move replaces a file, but not a folder.
        if try status(path)?.kind == .folder { try removeAll(path) }
        try move(new, path)
    }

    /// Removes what stands at a path, if anything, and all in it; of a symbolic link the link alone.
    ///
    /// - Throws: A ``FileError`` where a part of it cannot be removed.
    package func removeAll(_ path: String) throws(FileError) {
        guard let status = try status(path) else { return }
        if status.kind == .folder {
            for entry in try entries(path) { try removeAll(path + "/" + entry.name) }
        }
        try remove(path)
    }
}
