import Newsroom
import Subprocess

#if canImport(System)
    import System
#else
    import SystemPackage
#endif

/// A program of the system that carries bytes: rclone, rsync, ssh, git, curl.
struct Tool: Sendable {
    let name: String
    /// How whoever lacks it gets it.
    let installation: String
    /// What it sees as its environment.
    var environment = Surroundings.inherited(with: [:])

    enum Surroundings: Sendable {
        /// This process's, but for some names.
        case inherited(with: [String: String])
        case only([String: String])
    }

    /// How a run ended, and what was said.
    struct Outcome: Sendable {
        let exitCode: Int
        let output: [UInt8]
        let complaint: String

        var succeeded: Bool { exitCode == 0 }

        /// The output as text, without the line end.
        var text: String {
            let text = String(decoding: output, as: UTF8.self)
            return text.hasSuffix("\n") ? String(text.dropLast()) : text
        }

        /// The last line of what the program complained of, which is where most say what it was.
        var lastComplaint: String {
            complaint.split(whereSeparator: \.isNewline).last.map(String.init) ?? "it ended with \(exitCode)"
        }
    }

    /// More output than this is a program gone mad.
    private static let outputLimit = 1 << 30

    /// Runs the program to its end.
    ///
    /// - Parameters:
    ///   - input: What it reads.
    ///   - folder: Where it works; nil is where this process does.
    /// - Throws: A ``PublishError`` where there is no such program, or it cannot be run.
    func run(
        _ arguments: [String], input: [UInt8] = [], in folder: String? = nil
    ) async throws -> Outcome {
        // From a file, not through a pipe: a program that ends before it has read all would take this one with it.
        let source = try UnnamedFile(input)
        do {
            let result = try await Subprocess.run(
                .name(name), arguments: Arguments(arguments), environment: variables,
                workingDirectory: folder.map { FilePath($0) },
                input: .fileDescriptor(source.descriptor, closeAfterSpawningProcess: false),
                output: .bytes(limit: Self.outputLimit), error: .bytes(limit: Self.outputLimit))
            let exitCode =
                switch result.terminationStatus {
                case .exited(let code): Int(code)
                case .signaled(let signal): 128 + Int(signal)
                }
            return Outcome(
                exitCode: exitCode, output: result.standardOutput,
                complaint: String(decoding: result.standardError, as: UTF8.self))
        } catch let error as SubprocessError where error.code == .executableNotFound {
            throw PublishError(.usage, "\(name) is not installed", hint: installation)
        } catch let error as SubprocessError {
            throw PublishError(.failed, "cannot run \(name): \(error)")
        }
    }

    private var variables: Environment {
        func named(_ values: [String: String]) -> [Environment.Key: String] {
            // What programs say is read, so it has to be in the words that are known.
            let values = values.merging(["LC_ALL": "C"]) { $1 }
            return Dictionary(values.map { (Environment.Key(stringLiteral: $0), $1) }) { first, _ in first }
        }
        switch environment {
        case .inherited(let changes): return .inherit.updating(named(changes))
        case .only(let values): return .custom(named(values))
        }
    }
}
