import Foundation
import Newsroom

/// rclone, told of one bucket.
///
/// It is configured by its environment alone: no file of the user's changes what it does, and neither the secrets nor
/// anything else stand where other users of the machine can read them.
struct Rclone: Sendable {
    private let settings: PublishTarget.S3
    private let rclone: Tool

    /// A file as rclone lists it.
    struct Entry: Decodable, Sendable {
        let path: String
        let size: Int
        /// When it was last written, as the service says.
        let modified: String
        /// Of the contents; nil where the service does not tell.
        let md5: String?
        /// What the file is handed out with, where that was asked for.
        let metadata: [String: String]?

        enum CodingKeys: String, CodingKey {
            case path = "Path"
            case size = "Size"
            case modified = "ModTime"
            case hashes = "Hashes"
            case metadata = "Metadata"
        }

        init(from decoder: any Decoder) throws {
            let values = try decoder.container(keyedBy: CodingKeys.self)
            path = try values.decode(String.self, forKey: .path)
            size = try values.decode(Int.self, forKey: .size)
            modified = try values.decode(String.self, forKey: .modified)
            md5 = try values.decodeIfPresent([String: String].self, forKey: .hashes)?["md5"]
            metadata = try values.decodeIfPresent([String: String].self, forKey: .metadata)
        }
    }

    /// - Throws: A ``PublishError`` where the environment lacks a secret.
    init(_ settings: PublishTarget.S3, environment: [String: String]) throws(PublishError) {
        self.settings = settings
        for name in ["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"]
        where environment[name, default: ""].isEmpty {
            throw PublishError(
                .usage, "\(name) is not set", hint: "secrets of an s3 target come from the environment")
        }
        let passedOn = [
            "PATH", "HOME", "TMPDIR", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN",
            "SSL_CERT_FILE", "SSL_CERT_DIR", "HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY", "http_proxy",
            "https_proxy", "no_proxy",
        ]
        var values = environment.filter { passedOn.contains($0.key) }
        let options = [
            "TYPE": "s3", "PROVIDER": settings.provider, "ENV_AUTH": "true", "REGION": settings.region,
            "ENDPOINT": settings.endpoint ?? "", "NO_CHECK_BUCKET": "true", "NO_HEAD": "true",
        ]
        for (name, value) in options where !value.isEmpty { values["RCLONE_CONFIG_SITE_" + name] = value }
        values["RCLONE_CONFIG"] = "/dev/null"
        // rclone itself cannot do with this one of Amazon's names.
        values["RCLONE_CA_CERT"] = environment["AWS_CA_BUNDLE"]
        rclone = Tool(
            name: "rclone", installation: "install it: `apt install rclone`, `brew install rclone`",
            environment: .only(values))
    }

    /// Where the site is in rclone's words.
    private var remote: String {
        "site:" + settings.bucket + (settings.prefix.isEmpty ? "" : "/" + settings.prefix)
    }

    // MARK: Looking

    /// All files of the site in the bucket.
    func remoteFiles() async throws -> [Entry] {
        let outcome = try await list(remote, ["--hash", "--hash-type", "md5", "--use-server-modtime"])
        if outcome.succeeded { return try entries(outcome) }
        // A folder that has nothing in it does not exist either.
        guard outcome.complaint.contains("directory not found"), !settings.prefix.isEmpty else {
            throw explained(outcome)
        }
        let bucket = try await list("site:" + settings.bucket, ["--max-depth", "1"])
        guard bucket.succeeded else { throw explained(bucket) }
        return []
    }

    /// What some files of the bucket are handed out with; one request for each.
    func remoteHeaders(of paths: [String]) async throws -> [Entry] {
        guard !paths.isEmpty else { return [] }
        let outcome = try await list(remote, ["--metadata", "--files-from-raw", "-", "--no-traverse"], paths)
        guard outcome.succeeded else { throw explained(outcome) }
        return try entries(outcome)
    }

    /// Some files of a folder on this machine.
    func localFiles(in folder: String, _ paths: [String]) async throws -> [Entry] {
        let outcome = try await list(
            folder, ["--hash", "--hash-type", "md5", "--files-from-raw", "-", "--no-traverse"], paths)
        guard outcome.succeeded else {
            throw PublishError(.failed, "cannot read \(folder): \(outcome.lastComplaint)")
        }
        return try entries(outcome)
    }

    private func list(_ place: String, _ options: [String], _ paths: [String] = []) async throws
        -> Tool.Outcome
    {
        try await rclone.run(
            ["lsjson", "--recursive", "--files-only", "--no-mimetype", "--checkers", "16"] + options + limits
                + ["--", place], input: lines(paths))
    }

    private func entries(_ outcome: Tool.Outcome) throws -> [Entry] {
        do {
            return try JSONDecoder().decode([Entry].self, from: Data(outcome.output))
        } catch {
            throw PublishError(
                .failed, "rclone's list cannot be read", hint: "rclone 1.60 or later is needed")
        }
    }

    // MARK: Changing

    /// Sends files of a folder, each in one request or, if it is large, in parts.
    func send(_ paths: [String], from folder: String, with headers: [PublishPlan.Header]) async throws {
        let outcome = try await rclone.run(
            ["copy", "--files-from-raw", "-", "--no-traverse", "--no-check-dest", "--transfers", "16"]
                + headers.flatMap { ["--header-upload", "\($0.name): \($0.value)"] } + limits
                + ["--", folder, remote], input: lines(paths))
        guard outcome.succeeded else { throw explained(outcome) }
    }

    func delete(_ paths: [String]) async throws {
        let outcome = try await rclone.run(
            ["delete", "--files-from-raw", "-", "--no-traverse", "--checkers", "16"] + limits
                + ["--", remote], input: lines(paths))
        guard outcome.succeeded else { throw explained(outcome) }
    }

    /// Each request is tried again by itself; to begin all over would send twice what had arrived.
    private var limits: [String] {
        [
            "--retries", "1", "--low-level-retries", String(settings.retries + 1), "--contimeout", "15s",
            "--timeout", "60s",
        ]
    }

    private func lines(_ paths: [String]) -> [UInt8] { Array(paths.map { $0 + "\n" }.joined().utf8) }

    /// What a failure means to people.
    private func explained(_ outcome: Tool.Outcome) -> PublishError {
        let told = outcome.complaint
        for (sign, meaning, hint) in Self.meanings where told.contains(sign) {
            return PublishError(.failed, "bucket \(settings.bucket): \(meaning)", hint: hint)
        }
        // "2026/11/27 22:45:00 ERROR : what: why"
        let line = outcome.lastComplaint
        let reason = line.range(of: " : ").map { String(line[$0.upperBound...]) } ?? line
        return PublishError(.failed, "bucket \(settings.bucket): \(reason)")
    }

    private static let meanings = [
        ("SignatureDoesNotMatch", "the secret was refused", "see AWS_SECRET_ACCESS_KEY"),
        ("InvalidAccessKeyId", "the access key is not known there", "see AWS_ACCESS_KEY_ID"),
        ("ExpiredToken", "the session has ended", "get a new AWS_SESSION_TOKEN"),
        ("AccessDenied", "the key may not do this", "allow it to list, read, write and delete there"),
        ("status code: 403", "the key was refused", "see AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY"),
        ("NoSuchBucket", "there is no such bucket", "see `bucket` and `region` in site.yml"),
        ("directory not found", "there is no such bucket", "see `bucket` and `region` in site.yml"),
        ("no such host", "there is no such service", "see `endpoint` in site.yml"),
        ("connection refused", "nothing answers there (connection refused)", "see `endpoint` in site.yml"),
    ]
}
