import Newsroom

/// A place that a site can be sent to.
protocol Destination: Sendable {
    /// Where it is, for people.
    var description: String { get }

    /// Compares what stands there with a site; changes nothing that readers get.
    func compare(_ site: BuiltSite) async throws -> Standing

    /// Makes the uploads of a plan visible, in their order or all at once.
    ///
    /// - Parameter progress: Is told how many have been sent so far, where that is known before all are.
    func send(_ plan: PublishPlan, of site: BuiltSite, progress: PublishProgress) async throws

    /// Takes away what the plan deletes, and what is kept of earlier publishes no longer; after all else went well.
    func finish(_ plan: PublishPlan) async throws

    /// Goes back to what was there before.
    func rollBack() async throws -> RolledBack
}

/// What a target is back at.
package struct RolledBack: Sendable {
    /// For people.
    package let state: String
    /// The files that readers get otherwise now, or no more.
    let changed: [String]
}
