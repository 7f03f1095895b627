import Newsroom
import Testing

@testable import Publisher

@Suite("A built site")
struct BuiltSiteTests {
    private static let now = Moment(secondsSince1970: 1_700_000_000)

    private static func find(_ record: OutputRecord?, with file: String? = "index.html") throws -> BuiltSite {
        var sources: [String: [UInt8]] = ["/site/site.yml": []]
        if let file { sources["/site/Public/" + file] = [1, 2, 3] }
        let disk = FileSystem.inMemory(sources)
        if let record {
            try OutputRecordFile(files: disk, site: "/site", output: "/site/Public").save(record)
        }
        return try BuiltSite.find(files: disk, site: "/site", output: "/site/Public", now: now)
    }

    private static func record(
        isFinished: Bool = true, hasUnpublished: Bool = false, future: Int? = nil
    ) -> OutputRecord {
        OutputRecord(
            isFinished: isFinished,
            showing: OutputRecord.Showing(hasUnpublished: hasUnpublished, future: future),
            files: [OutputRecord.File("index.html", .list)])
    }

    @Test("is what the record of a finished build says")
    func isWhatRecordSays() throws {
        let site = try Self.find(Self.record())
        #expect(site.files == [BuiltSite.File(path: "index.html", kind: .list, size: 3)])
        #expect(try Self.find(Self.record(future: 1_700_000_000)).files.count == 1, "that instant has come")
    }

    @Test("is none where nothing was built, the build has not ended, or it shows what is not out")
    func isNone() {
        for record in [
            nil, Self.record(isFinished: false), Self.record(hasUnpublished: true),
            Self.record(future: 1_700_000_001),
        ] {
            #expect { try Self.find(record) } throws: { ($0 as? PublishError)?.kind == .unready }
        }
        #expect { try Self.find(Self.record(), with: nil) } throws: {
            ($0 as? PublishError)?.summary == "/site/Public has no file index.html any more"
        }
    }

    @Test("is none while a build writes")
    func isNoneWhileWritten() throws {
        let disk = FileSystem.inMemory(["/site/site.yml": []])
        let lock = try OutputRecordFile(files: disk, site: "/site", output: "/site/Public").lock()
        #expect(throws: FileError.self) {
            try BuiltSite.find(files: disk, site: "/site", output: "/site/Public", now: Self.now)
        }
        withExtendedLifetime(lock) {}
    }
}
