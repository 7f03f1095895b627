/// Which lists of stories have feeds, and what is in them.
package struct FeedSettings: Hashable, Sendable {
    /// A list, or a kind of lists, that can have feeds.
    package enum Subject: String, CaseIterable, Hashable, Sendable {
        /// All stories.
        case site
        case sections, tags, authors, series, topics
        /// The corrections of all stories.
        case corrections
    }

    /// The formats of each subject's feeds; those that are not here have none.
    package var formats: [Subject: Set<FeedFormat>]
    /// How many of the newest stories a feed has, at least 1.
    package var itemCount: Int
    /// Whether stories stand in feeds as a whole; otherwise their summaries do.
    package var hasFullText: Bool

    /// Every format where many subscribe; of lists that a site has by the hundred, RSS, which every reader takes.
    package static let defaultFormats: [Subject: Set<FeedFormat>] = [
        .site: Set(FeedFormat.allCases), .sections: Set(FeedFormat.allCases),
        .corrections: Set(FeedFormat.allCases), .tags: [.rss], .authors: [.rss], .series: [.rss],
        .topics: [.rss],
    ]

    package init(
        formats: [Subject: Set<FeedFormat>] = FeedSettings.defaultFormats, itemCount: Int = 30,
        hasFullText: Bool = true
    ) {
        self.formats = formats
        self.itemCount = itemCount
        self.hasFullText = hasFullText
    }
}
