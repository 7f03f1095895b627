import ArgumentParser
import Newsroom
import SiteBuilder

struct NewCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "new", abstract: "Make a new site with the default theme and three stories.")

    @Argument(help: ArgumentHelp("The folder to make; it may exist if it is empty.", valueName: "dir"))
    var folder: String

    func run() throws {
        do {
            try StarterSite.create(at: SiteView.absolute(folder), files: .disk)
        } catch is StarterSite.FolderIsNotEmpty {
            throw ValidationError("\(folder) is not empty: a new site needs a folder of its own.")
        }
        Console.print("Made a site in \(folder). Build it: broadsheet build --site \(folder)")
    }
}
