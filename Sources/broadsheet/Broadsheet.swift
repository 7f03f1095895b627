import ArgumentParser
import Newsroom
import Publisher

#if canImport(CMimalloc)
    import CMimalloc
#endif

/// The command line. Commands are syntax; what they do is in the targets they call.
@main
struct Broadsheet: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Turns a folder of articles into a news site.",
        discussion: """
            A site is a folder with site.yml, content/ and templates/. `broadsheet new DIR` makes one.

            Exit codes: 0 done; 1 the content, templates or configuration have errors; 2 wrong usage; \
            3 the machine failed (disk, permission, network).
            """,
        version: "0.1.0",
        subcommands: [
            BuildCommand.self, PreviewCommand.self, PublishCommand.self, CheckCommand.self,
            NextChangeCommand.self, NewCommand.self, ConvertCommand.self,
        ])

    static func main() async {
        #if canImport(CMimalloc)
            // A build asks for all its memory in a second: a page fault for every 4 KB of it takes longer.
            use_large_pages()
        #endif
        do {
            var command = try parseAsRoot()
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
        } catch let error as FileError {
            Console.error("broadsheet: \(error)")
            ExitStatus.machineFailed.exit()
        } catch let error as PublishError {
            Console.error("broadsheet: \(error.summary)" + (error.hint.map { "\n  hint: \($0)" } ?? ""))
            ExitStatus(error.kind).exit()
        } catch let status as ExitStatus {
            status.exit()
        } catch {
            let isHelp = exitCode(for: error) == .success
            if isHelp {
                Console.print(fullMessage(for: error))
            } else {
                Console.error(fullMessage(for: error))
            }
            (isHelp ? ExitStatus.done : .wrongUsage).exit()
        }
    }
}
