import Newsroom

/// When a file is sent, where files become visible one by one.
///
/// A page that readers can find is one that was there before. Such a page may lead to anything new once it has
/// changed, so all that is new goes first; nothing leads to it yet. Within both, what leads to others comes after
/// them: files before pages, pages deep in the site before those above, lists before the front page, and at last what
/// tells machines of all.
struct SendingOrder: Comparable {
    let stage: Stage
    private let path: String

    /// Files of one stage can be sent in any order, and at once.
    struct Stage: Hashable, Comparable {
        private let isNew: Bool
        private let rank: Int
        /// How deep in the site pages stand; of no meaning for other files.
        private let depth: Int

        init(_ upload: PublishPlan.Upload) {
            isNew = upload.reason == .new
            (rank, depth) =
                switch upload.file.kind {
                case .asset: (0, 0)
                case .media: (1, 0)
                case .precompressed: (2, 0)
                case .page: (3, Self.depth(upload.file.path))
                case .list: (4, Self.depth(upload.file.path))
                case .feed: (5, 0)
                case .machine: (6, 0)
                }
        }

        private static func depth(_ path: String) -> Int { path.utf8.count { $0 == UInt8(ascii: "/") } }

        static func < (left: Stage, right: Stage) -> Bool {
            if left.isNew != right.isNew { return left.isNew }
            if left.rank != right.rank { return left.rank < right.rank }
            return left.depth > right.depth
        }
    }

    init(_ upload: PublishPlan.Upload) {
        stage = Stage(upload)
        path = upload.file.path
    }

    static func < (left: SendingOrder, right: SendingOrder) -> Bool {
        left.stage == right.stage ? left.path < right.path : left.stage < right.stage
    }
}
