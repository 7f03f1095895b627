/// What stands at a target, compared with a built site.
package struct Standing: Hashable, Sendable {
    /// How each file of the site stands there; of one that is not there nothing.
    package var files: [String: State] = [:]
    /// Files there that the site has not, sorted.
    package var surplus: [String] = []
    /// What it was that was compared, where the target has names for its states: a release, a commit.
    package var base: String?
    /// Why what stands there had better not be overwritten, if it should be asked first.
    package var objection: String?

    package enum State: Hashable, Sendable {
        case same
        case otherContents
        /// The same bytes, told of otherwise.
        case otherHeaders
    }

    package init(
        files: [String: State] = [:], surplus: [String] = [], base: String? = nil, objection: String? = nil
    ) {
        self.files = files
        self.surplus = surplus
        self.base = base
        self.objection = objection
    }
}
