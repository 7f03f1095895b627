import Newsroom
import TestSupport

extension FileSystem {
    /// Every file under a folder by its path there; none where there is no folder.
    func allFiles(in folder: String) throws(FileError) -> [String: [UInt8]] {
        guard try status(folder) != nil else { return [:] }
        var files: [String: [UInt8]] = [:]
        var pending = [""]
        while let current = pending.popLast() {
            for entry in try entries(folder + "/" + current) {
                let path = current + entry.name
                if entry.kind == .folder {
                    pending.append(path + "/")
                } else {
                    files[path] = try read(folder + "/" + path)
                }
            }
        }
        return files
    }

    /// Writes a file and makes the folders that it needs.
    func plant(_ path: String, _ bytes: [UInt8]) throws(FileError) {
        try createFolder(Self.folder(of: path))
        try write(path, bytes)
    }

    /// Does to a site's folder what was done to a paper.
    func perform(_ operation: RandomPaper.Operation, in site: String) throws(FileError) {
        switch operation {
        case .write(let path, let bytes): try plant(site + "/" + path, bytes)
        case .replace(let path, let bytes):
            let new = site + "/" + path + ".swp~"
            try plant(new, bytes)
            try move(new, site + "/" + path)
        case .move(let path, let target):
            try createFolder(Self.folder(of: site + "/" + target))
            try move(site + "/" + path, site + "/" + target)
        case .remove(let path): try remove(site + "/" + path)
        }
    }

    private static func folder(of path: String) -> String {
        path.lastIndex(of: "/").map { String(path[..<$0]) } ?? ""
    }
}
