import Newsroom

/// Puts comments in the order in which they are read.
enum CommentThread {
    /// Answers to answers are no longer indented beyond this.
    static let deepestLevel = 5

    /// Oldest first, each followed by its answers; comments of one instant in the order of their ids.
    ///
    /// An answer to a comment that is not there, or to itself by any way round, stands by itself.
    static func order(_ comments: [Comment]) -> [Comment] {
        let sorted = comments.sorted {
            ($0.published.secondsSince1970, $0.id) < ($1.published.secondsSince1970, $1.id)
        }
        let ids = Set(sorted.map(\.id))
        let answers = Dictionary(grouping: sorted.filter { $0.parent.map(ids.contains) ?? false }) {
            $0.parent ?? ""
        }
        var placed: Set<String> = []
        var thread: [Comment] = []
        func place(_ roots: [Comment]) {
            var pending = roots.reversed().map { (comment: $0, depth: 0) }
            while let next = pending.popLast() {
                guard placed.insert(next.comment.id).inserted else { continue }
                var comment = next.comment
                comment.depth = min(next.depth, deepestLevel)
                thread.append(comment)
                pending += (answers[comment.id] ?? []).reversed().map { ($0, next.depth + 1) }
            }
        }
        place(sorted.filter { $0.parent.map { !ids.contains($0) } ?? true })
        for comment in sorted { place([comment]) }
        return thread
    }
}
