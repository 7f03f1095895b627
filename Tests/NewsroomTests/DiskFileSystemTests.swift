import Foundation
import Newsroom
import Testing

@Suite("The disk")
struct DiskFileSystemTests {
    @Test("does not wait for what somebody may write into a pipe one day", .timeLimit(.minutes(1)))
    func pipe() throws {
        let path = NSTemporaryDirectory() + "broadsheet-" + UUID().uuidString
        try #require(mkfifo(path, 0o600) == 0)
        defer { unlink(path) }
        #expect(throws: FileError.self) { try FileSystem.disk.readPart(path, 0..<10) }
    }
}
