import Newsroom

/// The files of `content/` that pages are made of besides the stories. Paths are from the site's folder.
struct ContentFiles: Sendable {
    /// The size of a file in bytes; nil where the path leads to no file.
    let size: @Sendable (_ path: String) throws(FileError) -> Int?
    let read: @Sendable (_ path: String) throws(FileError) -> [UInt8]
    /// Of what is in a file.
    let fingerprint: @Sendable (_ path: String) throws(FileError) -> ContentFingerprint

    /// - Parameter folder: The site's.
    init(_ siteFiles: SiteFiles, _ files: FileSystem, folder: String) {
        size = { path throws(FileError) in
            try files.status(folder + "/" + path).flatMap { $0.kind == .file ? $0.size : nil }
        }
        read = { path throws(FileError) in try siteFiles.read(path) }
        fingerprint = { path throws(FileError) in
            try siteFiles.fingerprint(of: path) ?? ContentFingerprint([])
        }
    }
}
