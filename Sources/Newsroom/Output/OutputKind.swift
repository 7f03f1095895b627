/// What a file of the built site is to its readers, as the letter that stands for it in an ``OutputRecord``.
package enum OutputKind: String, Sendable {
    /// A file of the theme: its name changes with its contents, so it can be kept forever.
    case asset = "a"
    /// A file of `content/` that is copied as it is.
    case media = "m"
    /// A story, a standing page, a page that leads elsewhere.
    case page = "p"
    /// The front page, sections, tags, archives: pages that lead to stories.
    case list = "l"
    case feed = "f"
    /// A sitemap, `robots.txt` and their like.
    case machine = "s"
    /// A copy of a text file in fewer bytes, for servers that hand it out in its place.
    case precompressed = "z"
}
