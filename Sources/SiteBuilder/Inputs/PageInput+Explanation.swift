import Newsroom

extension PageInput {
    /// What it is, in words that follow "because of".
    ///
    /// - Parameter name: As ``Edition/name(of:)`` gives it.
    func explanation(named name: String) -> String {
        switch kind {
        case .base: "the site's address, language or time zone in site.yml"
        case .title: "the site's title in site.yml"
        case .description: "the site's description in site.yml"
        case .copyright: "the copyright line in site.yml"
        case .extra: "what site.yml has under extra"
        case .commentAction: "the address for comments in site.yml"
        case .feedSettings: "how many stories feeds have, and how much of them, in site.yml"
        case .access: "whether stories are free in site.yml"
        case .publisherName: "the publisher's name in site.yml"
        case .hubs: "the feeds' hubs in site.yml"
        case .htmlPolicy: "what site.yml allows raw HTML"
        case .termFolder: "whether \(termKind) have pages"
        case .template: "the template \(name)"
        case .word: "the theme's text `\(name)`"
        case .assets: "which files the theme has"
        case .assetAddress: "the address of the theme's file \(name)"
        case .assetBytes: "the theme's file \(name)"
        case .card: "the headline, the summary or other facts of \(name)"
        case .text: "the text of \(name), something that it includes, or its comments"
        case .related: "which stories are related to \(name)"
        case .neighbour: "which story stands \(detail == 0 ? "before" : "after") \(name) in its section"
        case .picture: "the size of the picture of \(name)"
        case .pictureFile: "the size of the picture's file of \(name)"
        case .listSubject: "the title or description of \(name)"
        case .listAddress: "the address of \(name)"
        case .listCount: "how many stories \(name) has"
        case .listPages: "how many pages \(name) has"
        case .listSlice: "which stories stand on page \(detail) of \(name)"
        case .listFirst: "the newest \(detail) stories of \(name)"
        case .profile: "the profile of \(name)"
        case .profilePicture: "the size of the profile's picture of \(name)"
        case .newest: "the newest \(detail) stories"
        case .terms: "which \(termKind) there are"
        case .years: "which years the archive has"
        case .periods: "which parts \(name) has"
        case .front: "which stories stand on the front page"
        case .banner: "the line of breaking news"
        case .sections: "the sections"
        case .archiveAddress: "the address of the archive"
        case .corrections: "which corrections stand on page \(detail)"
        case .newestCorrections: "the newest \(detail) corrections"
        case .correctionPages: "how many pages of corrections there are"
        case .correctionsIntroduction: "which page introduces the corrections"
        case .publisher: "the publisher in site.yml"
        case .siteFeeds: "which feeds the site has"
        case .listFeeds: "which feeds \(name) has"
        case .correctionFeeds: "which feeds of corrections there are"
        case .sitemapIndex: "the dates of all pages"
        case .sitemap: "the pages, or their dates, of part \(detail + 1) of the sitemap"
        case .newsSitemap: "the stories of the last two days"
        case .newsPart: "the stories of part \(detail + 1) of the news sitemap"
        case .robots: "what site.yml asks of crawlers, or which sitemaps there are"
        case .headers: "what servers have to say with each file"
        case .redirects, .nginxRedirects: "the older addresses of stories"
        case .trust: "what site.yml has under trust"
        case .ads: "what site.yml has under ads"
        case .media: "the file \(name)"
        }
    }

    private var termKind: String {
        TermKind.allCases.indices.contains(detail) ? TermKind.allCases[detail].folder : ""
    }
}
