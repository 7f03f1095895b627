import Newsroom

/// One dated entry of live coverage.
struct LiveUpdate: Sendable {
    /// The anchor, which never changes.
    let id: String
    let title: String?
    let published: Moment
    let author: String?
    /// UTF-8.
    let html: [UInt8]
    /// Without markup.
    let text: String
}
