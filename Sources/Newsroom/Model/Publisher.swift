/// Who answers for the site, as machines are told.
package struct Publisher: Hashable, Sendable {
    /// Nil: the site's title.
    package var name: String?
    /// A picture of the site, or a whole web address.
    package var logo: Reference?
    /// The newsroom's pages elsewhere, whole web addresses.
    package var sameAs: [String]
    /// In the order of ``Policy``.
    package var policies: [PolicyPage]

    /// An address as the configuration has it: a path of the site, or a whole web address.
    package struct Reference: Hashable, Sendable {
        package let text: String
        /// Where it is written, for a diagnostic that only planning can find.
        package let place: Place

        package init(_ text: String, at place: Place) {
            self.text = text
            self.place = place
        }
    }

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
        package let page: Reference

        package init(_ policy: Policy, page: Reference) {
            self.policy = policy
            self.page = page
        }
    }

    package init(
        name: String? = nil, logo: Reference? = nil, sameAs: [String] = [], policies: [PolicyPage] = []
    ) {
        self.name = name
        self.logo = logo
        self.sameAs = sameAs
        self.policies = policies
    }
}
