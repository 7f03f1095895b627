import Foundation
import Newsroom

/// The folder that a build writes, and the promise that nothing else in it is touched.
///
/// First ``prepare(for:force:)`` looks, without writing; then ``OutputSession`` acts.
struct OutputFolder {
    let files: FileSystem
    /// Where the folder is; its last part may be a symbolic link that somebody put there.
    let path: String
    /// How diagnostics name the folder.
    let displayName: String
    let recordFile: OutputRecordFile
    /// What the files here were made of.
    let buildRecordFile: BuildRecordFile

    init(files: FileSystem, site: String, path: String) {
        self.files = files
        self.path = path
        displayName = path.hasPrefix(site + "/") ? String(path.dropFirst(site.count + 1)) : path
        recordFile = OutputRecordFile(files: files, site: site, output: path)
        buildRecordFile = BuildRecordFile(files: files, path: recordFile.buildRecordPath)
    }

    /// What a build of these files would meet.
    enum Preparation {
        case ready(OutputSession)
        case refused([Diagnostic])
    }

    /// Finds out whether every planned file may be written, before one is; other builds of this folder have to
    /// wait until the session ends.
    ///
    /// - Parameters:
    ///   - planned: In the order of their paths.
    ///   - intact: Files that stand there as the last build left them, planned or not: they are ours, even where
    ///     the list of ours is lost.
    ///   - showing: What the planned site shows that is not out.
    ///   - force: Take over a folder, and files in it, that Broadsheet did not write.
    func prepare(
        for planned: [OutputRecord.File], intact: Set<String>, showing: OutputRecord.Showing, force: Bool
    ) throws(FileError) -> Preparation {
        let lock = try recordFile.lock()
        let record = try recordFile.load()
        if let refusal = try refusalOfFolder(isOurs: record != nil || !intact.isEmpty || force) {
            return .refused([refusal])
        }
        let written = intact.union(record?.files.map(\.path) ?? [])
        var survey = Survey(folder: self, written: written, force: force)
        for file in planned where !intact.contains(file.path) { try survey.visit(file.path) }
        guard survey.refusals.isEmpty else { return .refused(survey.refusals) }

        // On a disk that ignores case, a page renamed from `World/` to `world/` is one file under two names: the
        // old name has to go before the new one comes.
        let stale = written.subtracting(planned.lazy.map(\.path))
        let keys = stale.isEmpty ? [] : Set(planned.lazy.map { collisionKey($0.path) })
        let inTheWay = stale.filter { survey.inTheWay.contains($0) || keys.contains(collisionKey($0)) }
        return .ready(
            OutputSession(
                folder: self, lock: lock,
                planned: OutputRecord(isFinished: true, showing: showing, files: planned),
                absent: survey.absent, written: written, recorded: record,
                inTheWay: inTheWay.sorted() + survey.emptyFolders, stale: stale.subtracting(inTheWay).sorted()
            ))
    }

    /// Writing into a folder in which the same files stand as ever, all of them ours.
    ///
    /// - Throws: A ``FileError`` where another build is writing there.
    func session() throws(FileError) -> OutputSession {
        // A session compares the two, and with the same in both there is nothing to record.
        let same = OutputRecord(
            isFinished: true, showing: OutputRecord.Showing(hasUnpublished: false, future: nil), files: [])
        return OutputSession(
            folder: self, lock: try recordFile.lock(), planned: same, absent: [], written: [], recorded: same,
            inTheWay: [], stale: [])
    }

    /// How the folder names a file of it in diagnostics.
    func place(of file: String) -> Place {
        Place(file: file.isEmpty ? displayName : displayName + "/" + file)
    }

    /// Names that systems and git leave in a folder that is as good as empty.
    private static let unremarkable: Set<String> = [".gitkeep", ".gitignore", ".DS_Store"]

    private func refusalOfFolder(isOurs: Bool) throws(FileError) -> Diagnostic? {
        guard let resolved = try files.resolve(path), let status = try files.status(resolved) else {
            guard try files.status(path) != nil else { return nil }
            return .error("the output folder is a symbolic link that leads nowhere", at: place(of: ""))
        }
        guard status.kind == .folder else {
            return .error("the output folder's name belongs to a file", at: place(of: ""))
        }
        if isOurs { return nil }
        let isEmpty = try files.entries(path).allSatisfy { Self.unremarkable.contains($0.name) }
        return isEmpty
            ? nil
            : .error(
                "the output folder is not empty, and Broadsheet did not make what is in it",
                at: place(of: ""),
                hint: "choose another with --output, or let Broadsheet write into it with --force")
    }
}

/// Looks at what stands where files are planned.
private struct Survey {
    let folder: OutputFolder
    let written: Set<String>
    let force: Bool
    private(set) var refusals: [Diagnostic] = []
    /// Files of an earlier build that stand where a folder is needed now, or under a folder that must become a
    /// file.
    private(set) var inTheWay: Set<String> = []
    /// Folders without anything that stand where a file is planned.
    private(set) var emptyFolders: [String] = []
    /// Planned files where nothing stands.
    private(set) var absent: Set<String> = []
    /// The folders that were looked at, and whether they are there.
    private var folders: [String: Bool] = [:]

    init(folder: OutputFolder, written: Set<String>, force: Bool) {
        self.folder = folder
        self.written = written
        self.force = force
    }

    mutating func visit(_ file: String) throws(FileError) {
        var index = file.startIndex
        while let slash = file.utf8[index...].firstIndex(of: UInt8(ascii: "/")) {
            let parent = String(file[..<slash])
            if folders[parent] == nil { folders[parent] = try visitFolder(parent) }
            guard folders[parent] == true else {
                absent.insert(file)
                return
            }
            index = file.utf8.index(after: slash)
        }
        switch try folder.files.status(folder.path + "/" + file)?.kind {
        case nil: absent.insert(file)
        case .folder: try visitFolderThatBecomesFile(file)
        case .symbolicLink where !written.contains(file):
            // Replacing the link would lose it; writing through it could leave the folder.
            refuse(file, "a symbolic link stands where a page is to be written", hint: "remove it")
        case _ where !written.contains(file) && !force:
            refuse(
                file, "a file that Broadsheet did not write stands where a page is to be written",
                hint: "move it away, give the page another address, or overwrite it with --force")
        default: break
        }
    }

    /// False where nothing stands under the folder.
    private mutating func visitFolder(_ path: String) throws(FileError) -> Bool {
        switch try folder.files.status(folder.path + "/" + path)?.kind {
        case nil: break
        case .folder: return true
        case .file where written.contains(path): inTheWay.insert(path)
        case .symbolicLink:
            refuse(
                path, "a symbolic link stands where a folder of pages is to be written",
                hint: "remove it: pages are never written through a link")
        default:
            refuse(path, "a file stands where a folder of pages is to be written", hint: "move it away")
        }
        return false
    }

    private mutating func visitFolderThatBecomesFile(_ path: String) throws(FileError) {
        let entries = try folder.files.entries(folder.path + "/" + path)
        if entries.isEmpty { emptyFolders.append(path) }
        for entry in entries {
            let inner = path + "/" + entry.name
            if entry.kind == .folder {
                try visitFolderThatBecomesFile(inner)
            } else if written.contains(inner) {
                inTheWay.insert(inner)
            } else {
                refuse(inner, "a file that Broadsheet did not write stands under the name of a page")
            }
        }
    }

    private mutating func refuse(_ file: String, _ summary: String, hint: String? = nil) {
        refusals.append(.error(summary, at: folder.place(of: file), hint: hint))
    }
}
