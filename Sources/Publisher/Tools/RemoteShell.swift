import Newsroom

/// A POSIX shell on another machine, through ssh that never asks.
struct RemoteShell: Sendable {
    private let host: String
    private let options: [String]
    private let ssh = Tool(name: "ssh", installation: "install it: `apt install openssh-client`")

    init(_ settings: PublishTarget.Rsync) {
        host = settings.host
        options =
            ["-o", "BatchMode=yes", "-o", "ConnectTimeout=15", "-o", "ServerAliveInterval=15"]
            + (settings.port.map { ["-p", String($0)] } ?? [])
            + (settings.identity.map { ["-o", "IdentitiesOnly=yes", "-i", $0] } ?? [])
    }

    /// The command by which rsync reaches the machine; what can be configured has no spaces.
    var command: String { (["ssh"] + options).joined(separator: " ") }

    /// Runs a script there.
    ///
    /// - Returns: What it printed.
    /// - Throws: A ``PublishError`` where the machine cannot be reached or the script fails.
    @discardableResult
    func run(_ script: String) async throws -> String {
        let outcome = try await ssh.run(options + ["--", host, "sh", "-s"], input: Array(script.utf8))
        guard outcome.succeeded else { throw explained(outcome, "\(host) could not do it") }
        return outcome.text
    }

    /// What a failed run of ssh, or of rsync through it, means to people.
    func explained(_ outcome: Tool.Outcome, _ summary: String) -> PublishError {
        let told = outcome.complaint
        if let error = Self.explained(told, of: host) { return error }
        let lines = told.split(whereSeparator: \.isNewline)
        let line = lines.first { $0.contains("rsync:") || $0.hasPrefix("ssh:") } ?? lines.last
        return PublishError(.failed, "\(summary): \(line ?? "it ended with \(outcome.exitCode)")")
    }

    /// What OpenSSH and rsync complain of, where that is known.
    static func explained(_ complaint: String, of host: String) -> PublishError? {
        meanings.first { complaint.contains($0.0) }.map { _, meaning, hint in
            PublishError(.failed, "\(host): \(meaning)", hint: hint)
        }
    }

    /// What OpenSSH and rsync say, and what it means.
    private static let meanings = [
        (
            "REMOTE HOST IDENTIFICATION HAS CHANGED", "the host's key has changed",
            "make sure that it is the same machine, then `ssh-keygen -R` its name and connect once by hand"
        ),
        (
            "Host key verification failed", "the host's key is not known here",
            "connect once with `ssh` by hand and compare the key"
        ),
        (
            "Permission denied (", "the key was refused",
            "load the right key into an agent, or set `identity` of an rsync target, and see that it is allowed there"
        ),
        (
            "Connection refused", "nothing answers there (connection refused)",
            "see where the target leads in site.yml"
        ),
        (
            "Could not resolve hostname", "there is no machine of that name",
            "see where the target leads in site.yml"
        ),
        ("No space left on device", "No space left on device", "make room there and publish again"),
        ("rsync: not found", "rsync is not installed there", "install it there: `apt install rsync`"),
        ("rsync: command not found", "rsync is not installed there", "install it there: `apt install rsync`"),
    ]
}
