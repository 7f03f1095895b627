import HTMLTree
import Newsroom

/// Finds out where the addresses lead that the configuration has under `publisher`.
struct PublisherResolver {
    let site: Site
    let links: LinkTable

    func resolve() -> (identity: PublisherIdentity, diagnostics: [Diagnostic]) {
        var diagnostics: [Diagnostic] = []
        func address(_ reference: SiteReference) -> Story.ImageAddress? {
            do throws(Diagnostic) {
                return try self.address(reference)
            } catch {
                diagnostics.append(error)
                return nil
            }
        }
        let publisher = site.publisher
        let identity = PublisherIdentity(
            name: site.publisherName, logo: publisher.logo.flatMap(address),
            sameAs: publisher.sameAs,
            policies: publisher.policies.compactMap { entry in
                address(entry.page).map { PublisherIdentity.PolicyPage(policy: entry.policy, page: $0) }
            })
        return (identity, diagnostics)
    }

    private func address(_ reference: SiteReference) throws(Diagnostic) -> Story.ImageAddress {
        var hint: String?
        switch links.target(of: reference.text, in: reference.place.file, page: .root) {
        case .page(let path, let suffix) where suffix.isEmpty: return .path(path)
        case .page(let path, let suffix): return .web(site.permalink(of: path) + suffix)
        case .elsewhere where WebAddress.isOfWeb(reference.text):
            return .web(reference.text)
        case .unpublished(let source):
            throw .warning(
                "`\(reference.text)` is not published, so it is left out here", at: reference.place,
                hint: "`\(source)` has to be out first")
        case .missing(let nearest): hint = nearest
        case .elsewhere: break
        }
        throw .error(
            "`\(reference.text)` leads to no page or file of the site", at: reference.place,
            hint: hint ?? "write a path of the site, `/about/ethics/`, or a whole web address")
    }
}
