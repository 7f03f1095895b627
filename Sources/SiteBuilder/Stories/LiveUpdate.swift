import Newsroom

/// One entry of a story that is reported live.
struct LiveUpdate: Sendable {
    /// The anchor: unique on the story's page, and the same for ever.
    let id: String
    let title: String
    /// As the newsroom's clocks tell it.
    let published: Moment
    let author: String?
    let html: [UInt8]
    /// The same without markup, on one line.
    let text: String
}
