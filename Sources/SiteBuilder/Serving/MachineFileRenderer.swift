import Newsroom

/// Makes the bytes of the files that are for machines alone.
struct MachineFileRenderer: Sendable {
    private let site: Site
    private let assets: [PublishedAsset]
    private let lasting: [String]
    private let machines: MachinePlan
    private let feeds: FeedComposer
    private let sitemaps: SitemapComposer

    /// - Parameter folder: The site's folder.
    init(edition: Edition, files: FileSystem, folder: String) {
        site = edition.site
        assets = edition.assets
        lasting = Self.lasting(edition.assets, pages: edition.plan.pages)
        machines = edition.plan.machines
        feeds = FeedComposer(edition: edition, files: files, folder: folder)
        sitemaps = SitemapComposer(site: edition.site, plan: edition.plan, stories: edition.stories)
    }

    /// - Throws: A ``FileError`` where a picture cannot be looked at.
    func bytes(of file: MachinePlan.File) throws(FileError) -> [UInt8] {
        let root = site.address.root
        switch file {
        case .feed(let index):
            let planned = machines.feeds[index]
            let feed = try feeds.feed(planned)
            return switch planned.format {
            case .rss: RSSWriter.bytes(of: feed)
            case .atom: AtomWriter.bytes(of: feed)
            case .json: JSONFeedWriter.bytes(of: feed)
            }
        case .sitemapIndex: return sitemaps.index()
        case .sitemap(let part): return sitemaps.pages(part)
        case .newsSitemap: return sitemaps.news()
        case .newsPart(let part): return sitemaps.news(part)
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
        assets.contains { $0.name.hasSuffix(".js") || $0.name.hasSuffix(".mjs") }
    }

    /// All of `assets/`, unless `content/` has a folder of that name, whose files may change.
    private static func lasting(_ assets: [PublishedAsset], pages: [PlannedPage]) -> [String] {
        let isShared = pages.contains { $0.isMedia && $0.path.text.hasPrefix("assets/") }
        return isShared ? assets.map(\.path.percentEncoded) : ["assets/*"]
    }
}
