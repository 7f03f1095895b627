import Newsroom

extension BuiltSite {
    /// Of all paths and contents, as thirty-two hexadecimal digits.
    func fingerprint(files: FileSystem, jobs: Int) async throws -> String {
        let contents = try await self.files.concurrentMap(jobs: jobs) { file in
            ContentFingerprint(try files.read(folder + "/" + file.path))
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
}
