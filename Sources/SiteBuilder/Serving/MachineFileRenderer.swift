import Newsroom

/// Makes the bytes of the files that are for machines alone, feeds aside.
struct MachineFileRenderer: Sendable {
    let edition: Edition

    private var site: Site { edition.site }
    private var machines: MachinePlan { edition.plan.machines }

    func bytes(of file: MachinePlan.File) -> [UInt8] {
        let root = site.address.root
        switch file {
        case .sitemapIndex: return edition.sitemaps.index()
        case .sitemap(let part): return edition.sitemaps.pages(part)
        case .newsSitemap: return edition.sitemaps.news()
        case .newsPart(let part): return edition.sitemaps.news(part)
        case .robots:
            let sitemaps = [MachinePlan.sitemap] + (machines.news == nil ? [] : [MachinePlan.newsSitemap])
            return Array(
                Robots.text(
                    site.robots ?? RobotsSettings(), root: root, sitemaps: sitemaps.map(site.permalink)
                ).utf8)
        case .headers:
            return Array(
                HeadersFile.text(for: site, lasting: lasting, hasScripts: hasScripts).utf8)
        case .redirects: return Array(RedirectMap.hostFile(machines.redirects, root: root).utf8)
        case .nginxRedirects: return Array(RedirectMap.nginxMap(machines.redirects, root: root).utf8)
        case .trust: return Array(TrustFile.text(site.trust).utf8)
        case .ads: return Array((site.ads.joined(separator: "\n") + "\n").utf8)
        }
    }

    private var hasScripts: Bool {
        edition.assets.contains { $0.name.hasSuffix(".js") || $0.name.hasSuffix(".mjs") }
    }

    /// All of `assets/`, unless `content/` has a folder of that name, whose files may change.
    private var lasting: [String] {
        let isShared = edition.plan.pages.contains { $0.isMedia && $0.path.text.hasPrefix("assets/") }
        return isShared ? edition.assets.map(\.path.percentEncoded) : ["assets/*"]
    }
}
