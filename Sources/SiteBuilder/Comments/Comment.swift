import Newsroom

/// What a reader wrote under a story.
struct Comment: Hashable, Sendable {
    let id: String
    /// The comment that this one answers.
    let parent: String?
    let author: String
    /// The reader's own web address.
    let address: String?
    let published: Moment
    /// Plain text as it was typed.
    let text: String
    /// How many comments it answers, one above the other; at most ``CommentThread/deepestLevel``.
    var depth = 0
}
