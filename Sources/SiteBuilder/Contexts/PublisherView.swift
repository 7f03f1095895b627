import Newsroom
import TemplateEngine

/// Who answers for the site, as a template sees it.
struct PublisherView: Sendable {
    let publisher: PublisherIdentity
    let edition: PageEdition

    static let schema = RecordType.of(PublisherView.self, "publisher", identity: { .text($0.publisher.name) })
    {
        Field("name", .text, "The publisher's name; the site's title unless `site.yml` says otherwise.") {
            .text($0.publisher.name)
        }
        Field("logo", .optional(.text), "The whole web address of the logo.") { view in
            .optional(view.publisher.logo.map { view.edition.permalink(of: $0) })
        }
        Field("same_as", .list(.text), "The whole web addresses of its pages elsewhere.") {
            .list($0.publisher.sameAs.map { .text($0) })
        }
        Field("policies", .list(.record(policy.type)), "The pages on how the newsroom works.") { view in
            .list(
                view.publisher.policies.map {
                    policy(PolicyView(policy: $0.policy, address: view.edition.permalink(of: $0.page)))
                })
        }
    }

    private struct PolicyView: Sendable {
        let policy: Publisher.Policy
        let address: String
    }

    private static let policy = RecordType.of(
        PolicyView.self, "policy", identity: { .text($0.policy.rawValue) }
    ) {
        Field("kind", .text, "The key in `site.yml`: `corrections`, `ethics` …") { .text($0.policy.rawValue) }
        Field("property", .text, "schema.org's name for it: `correctionsPolicy`.") {
            .text($0.policy.property)
        }
        Field("permalink", .text, "The whole web address of the page.") { .text($0.address) }
    }
}
