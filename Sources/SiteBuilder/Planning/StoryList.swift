import Newsroom

/// A list of stories that has pages of its own.
struct StoryList: Sendable {
    enum Subject: Sendable {
        case section(Section)
        case term(Term)
        case period(Period)
        /// All years: the list has no stories of its own.
        case everything
    }

    let subject: Subject
    /// Newest first, as indexes into ``SitePlan/stories``.
    let stories: [Int]
    /// The addresses of its pages, the first first; never empty.
    let pages: [SitePath]

    var path: SitePath { pages[0] }

    /// - Parameter perPage: How many stories a page shows.
    init(_ subject: Subject, stories: [Int], at path: SitePath, perPage: Int) {
        self.subject = subject
        self.stories = stories
        pages = Self.pages(at: path, count: stories.count, perPage: perPage)
    }

    /// The addresses of a list's pages, which has at least one.
    static func pages(at path: SitePath, count: Int, perPage: Int) -> [SitePath] {
        [path] + stride(from: perPage, to: count, by: perPage).map { path.page($0 / perPage + 1) }
    }
}
