import Newsroom

/// Who answers for the site, every address known to lead somewhere.
struct PublisherIdentity: Sendable {
    let name: String
    let logo: Story.ImageAddress?
    /// Whole web addresses.
    let sameAs: [String]
    let policies: [PolicyPage]

    struct PolicyPage: Sendable {
        let policy: Publisher.Policy
        let page: Story.ImageAddress
    }

    /// Pages and files of the site that are named.
    var paths: [SitePath] { ([logo] + policies.map(\.page)).compactMap { $0?.path } }
}
