package import Newsroom

extension FileSystem {
    /// Every file under a folder, by its path there; none where there is no folder.
    package func tree(_ folder: String) throws(FileError) -> [String: [UInt8]] {
        guard try status(folder) != nil else { return [:] }
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
}
