import Newsroom

extension BuiltSite {
    /// Of all paths and contents, as thirty-two hexadecimal digits.
    func fingerprint(files: FileSystem, jobs: Int) async throws -> String {
        let contents = try await self.files.concurrentMap(jobs: jobs) { file in
            try Self.fingerprint(of: folder + "/" + file.path, size: file.size, files: files)
        }
        var builder = FingerprintBuilder()
        for (file, contents) in zip(self.files, contents) {
            builder.add(file.path)
            builder.add(contents)
        }
        let value = builder.value
        return [value.high, value.low].map {
            let digits = String($0, radix: 16)
            return String(repeating: "0", count: 16 - digits.count) + digits
        }.joined()
    }

    /// Block by block: a film need not be in memory.
    private static func fingerprint(
        of path: String, size: Int, files: FileSystem
    ) throws(FileError) -> ContentFingerprint {
        let blockSize = 1 << 20
        var builder = FingerprintBuilder()
        for start in stride(from: 0, to: size, by: blockSize) {
            builder.add(try files.readPart(path, start..<min(start + blockSize, size)))
        }
        return builder.value
    }
}
