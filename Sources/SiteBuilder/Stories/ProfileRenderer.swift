import MarkdownRenderer
import Newsroom

/// Makes profiles ready for pages: renders their text, resolves and checks their links and pictures.
struct ProfileRenderer {
    let site: Site
    let links: LinkTable
    private let markdown: MarkdownRenderer

    init(site: Site, links: LinkTable) {
        self.site = site
        self.links = links
        markdown = MarkdownRenderer(language: site.language, policy: site.html)
    }

    /// - Parameter page: Where the profile is shown: the first page of the term's list.
    func render(_ profile: Profile, page: SitePath) -> (profile: RenderedProfile, diagnostics: [Diagnostic]) {
        var diagnostics: [Diagnostic] = []
        var references: Set<SitePath> = []
        let rendered = markdown.render(Array((profile.text ?? "").utf8)) { reference in
            let target = links.target(of: reference.destination, in: profile.source, page: page)
            return target.resolution(of: reference.destination) { path in
                references.insert(path)
                return site.permalink(of: path)
            }
        }
        let place = profile.places["text"] ?? Place(file: profile.source)
        diagnostics += rendered.findings.map { Diagnostic($0.severity, $0.summary, at: place, hint: $0.hint) }
        var image: Story.ImageAddress?
        if let address = profile.image?.address {
            do throws(Diagnostic) {
                image = try links.picture(
                    address, in: profile.source, page: page,
                    at: profile.places["image"] ?? Place(file: profile.source))
                references.formUnion([image?.path].compactMap(\.self))
            } catch {
                diagnostics.append(error)
            }
        }
        let result = RenderedProfile(
            profile: profile, html: rendered.html, image: image, references: references)
        return (result, diagnostics)
    }
}
