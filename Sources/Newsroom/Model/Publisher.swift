/// Who answers for the site, as machines are told.
package struct Publisher: Hashable, Sendable {
    /// Nil: the site's title.
    package var name: String?
    /// A picture of the site, or a whole web address.
    package var logo: SiteReference?
    /// The newsroom's pages elsewhere, whole web addresses.
    package var sameAs: [String]
    /// In the order of ``Policy``.
    package var policies: [PolicyPage]

    /// What a newsroom tells of the way it works; the raw value is the key in `site.yml`.
    package enum Policy: String, CaseIterable, Hashable, Sendable {
        case corrections, ethics, masthead, ownership, diversity
        case verification = "verification_fact_checking"
        case unnamedSources = "unnamed_sources"
        case feedback

        /// The property of schema.org's `NewsMediaOrganization`.
        package var property: String {
            switch self {
            case .corrections: "correctionsPolicy"
            case .ethics: "ethicsPolicy"
            case .masthead: "masthead"
            case .ownership: "ownershipFundingInfo"
            case .diversity: "diversityPolicy"
            case .verification: "verificationFactCheckingPolicy"
            case .unnamedSources: "unnamedSourcesPolicy"
            case .feedback: "actionableFeedbackPolicy"
            }
        }
    }

    /// Where the newsroom tells one of them.
    package struct PolicyPage: Hashable, Sendable {
        package let policy: Policy
        package let page: SiteReference

        package init(_ policy: Policy, page: SiteReference) {
            self.policy = policy
            self.page = page
        }
    }

    package init(
        name: String? = nil, logo: SiteReference? = nil, sameAs: [String] = [], policies: [PolicyPage] = []
    ) {
        self.name = name
        self.logo = logo
        self.sameAs = sameAs
        self.policies = policies
    }
}
