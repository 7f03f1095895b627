import Newsroom

/// The files of `content/` that pages are made of besides the stories.
struct ContentFiles: Sendable {
    /// The size of a file in bytes; nil where the path leads to no file. Its path is from the site's folder.
    let size: @Sendable (_ path: String) throws(FileError) -> Int?
    /// Of what is in a file. Its path is from the site's folder.
    let fingerprint: @Sendable (_ path: String) throws(FileError) -> ContentFingerprint

    init(
        size: @escaping @Sendable (String) throws(FileError) -> Int?,
        fingerprint: @escaping @Sendable (String) throws(FileError) -> ContentFingerprint
    ) {
        self.size = size
        self.fingerprint = fingerprint
    }

    /// - Parameter folder: The site's.
    init(_ files: FileSystem, folder: String) {
        size = { path throws(FileError) in
            try files.status(folder + "/" + path).flatMap { $0.kind == .file ? $0.size : nil }
        }
        fingerprint = { path throws(FileError) in
            ContentFingerprint(try files.read(folder + "/" + path))
        }
    }
}
