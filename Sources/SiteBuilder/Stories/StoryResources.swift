import ContentLoader
import MarkdownRenderer
import Newsroom

/// What the stories of a build have in common, in making them.
final class StoryResources: Sendable {
    let site: Site
    let links: LinkTable
    let markdown: MarkdownRenderer
    let shortcodes: ShortcodeLibrary
    let loader: ContentLoader
    let files: FileSystem
    /// The site's folder.
    let folder: String
    let clock: NewsroomClock
    let words: Words
    /// Entries whose time has not come are shown.
    let includesUnpublished: Bool

    init(
        site: Site, links: LinkTable, markdown: MarkdownRenderer, shortcodes: ShortcodeLibrary,
        loader: ContentLoader, files: FileSystem, folder: String, clock: NewsroomClock, words: Words,
        includesUnpublished: Bool
    ) {
        self.site = site
        self.links = links
        self.markdown = markdown
        self.shortcodes = shortcodes
        self.loader = loader
        self.files = files
        self.folder = folder
        self.clock = clock
        self.words = words
        self.includesUnpublished = includesUnpublished
    }
}
