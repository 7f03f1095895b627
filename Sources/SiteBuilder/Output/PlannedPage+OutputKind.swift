import Newsroom

extension PlannedPage {
    /// What its file is to readers.
    var outputKind: OutputKind {
        switch content {
        case .asset: .asset
        case .media: .media
        case .article, .comments, .standing, .notFound, .redirect: .page
        case .front, .list, .terms, .corrections: .list
        case .feed: .feed
        case .machine: .machine
        case .precompressed: .precompressed
        }
    }
}
