import Newsroom
import TestSupport

extension FileSystem {
    /// Writes a file and makes the folders that it needs.
    func plant(_ path: String, _ bytes: [UInt8]) throws(FileError) {
        try createFolder(Self.folder(of: path))
        _ = try write(path, bytes)
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
