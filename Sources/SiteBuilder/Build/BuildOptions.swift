package import Newsroom

/// What is asked of a build.
package struct BuildOptions: Sendable {
    /// The site's folder, absolute, without a slash at the end.
    package var site: String
    /// The output folder, absolute, without a slash at the end.
    package var output: String
    /// Drafts, and stories whose time has not come, are part of the site.
    package var includesUnpublished: Bool
    /// Warnings count as errors.
    package var isStrict: Bool
    /// An output folder that Broadsheet did not make is taken over.
    package var force: Bool
    /// How many tasks may work at once, at least 1. The output does not depend on it.
    package var jobs: Int
    /// The instant at which the site is built: stories of later moments stay out.
    package var now: Moment
    /// Whether ``now`` has not come yet. What is built then is to be looked at, not to be published.
    package var isAhead: Bool
    /// Names the program that builds: a record of another is of no use to it.
    package var program: String
    /// The report says why pages were made.
    package var explains: Bool

    package init(
        site: String, output: String, includesUnpublished: Bool = false, isStrict: Bool = false,
        force: Bool = false, jobs: Int, now: Moment, isAhead: Bool = false, program: String = "",
        explains: Bool = false
    ) {
        self.site = site
        self.output = output
        self.includesUnpublished = includesUnpublished
        self.isStrict = isStrict
        self.force = force
        self.jobs = jobs
        self.now = now
        self.isAhead = isAhead
        self.program = program
        self.explains = explains
    }
}
