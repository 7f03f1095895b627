/// The time over which a story is reported live.
package struct Coverage: Hashable, Sendable {
    /// Nil: from the first update.
    package var start: Moment?
    /// Nil while it goes on.
    package var end: Moment?

    package init(start: Moment? = nil, end: Moment? = nil) {
        self.start = start
        self.end = end
    }
}
