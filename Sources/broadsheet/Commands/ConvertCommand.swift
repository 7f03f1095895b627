import ArgumentParser
import ContentLoader
import Foundation
import Newsroom

struct ConvertCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "convert", abstract: "Print the Markdown that Broadsheet makes of a source.",
        discussion: """
            Takes Markdown, plain text and HTML, saved web pages too, and prints each as Markdown with front \
            matter, in the order given. What it could not find, such as a date, it says.
            """)

    @Argument(help: ArgumentHelp("The files to convert.", valueName: "file"))
    var files: [String]

    @Option(help: ArgumentHelp("The time zone of dates that name none.", valueName: "name"))
    var timeZone = "UTC"

    func validate() throws {
        guard !files.isEmpty else { throw ValidationError("Name at least one file.") }
        guard SiteTimeZone(name: timeZone) != nil else {
            throw ValidationError(
                "Unknown time zone \(timeZone). \(Spelling.hint(for: timeZone, in: SiteTimeZone.names) ?? "")"
            )
        }
    }

    func run() throws {
        var diagnostics: [Diagnostic] = []
        for file in files {
            let converted = ArticleConverter.convert(
                path: file, bytes: try FileSystem.disk.read(file),
                timeZone: SiteTimeZone(name: timeZone) ?? .utc)
            if let markdown = converted.markdown { Console.print(String(decoding: markdown, as: UTF8.self)) }
            diagnostics += converted.diagnostics
        }
        Console.show(diagnostics.sortedByPlace())
        if diagnostics.hasErrors { throw ExitStatus.contentHasErrors }
    }
}
