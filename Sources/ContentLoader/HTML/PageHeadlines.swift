import HTMLTree

/// What a page may call its story: for machines, in its headings and as its title.
struct PageHeadlines {
    /// The first value of each name.
    let meta: [String: String]
    let data: LinkedData
    private let forMachines: [String]
    private let heading: String?
    private let pageTitle: String?

    /// - Parameter elements: of the whole page, in the order of the source.
    init(elements: [HTMLElement]) {
        let meta = Self.meta(in: elements)
        let siteName = meta["og:site_name"]
        data = LinkedData(elements: elements)
        forMachines = [meta["og:title"], data.title].compactMap(\.self)
            .map { Self.without(siteName, $0) }.filter { !$0.isEmpty }
        heading = Self.heading(in: elements).map { Self.without(siteName, $0) }
        pageTitle = elements.first { $0.name == "title" && !$0.isForeign }
            .map { Self.without(siteName, Self.withoutSite($0.plainText)) }
        self.meta = meta
    }

    /// The surest first. Of headings the first, which is the site's name on some pages, comes last.
    var all: [String] { forMachines + [pageTitle, heading].compactMap(\.self).filter { !$0.isEmpty } }

    /// - Parameter article: the elements of the story.
    func title(in article: [HTMLElement]) -> String? {
        let own = Self.heading(in: article).map { Self.without(meta["og:site_name"], $0) }
        return (forMachines + [own, heading, pageTitle].compactMap(\.self)).first { !$0.isEmpty }
    }

    private static func heading(in elements: [HTMLElement]) -> String? {
        elements.lazy.filter { $0.name == "h1" }.map(\.plainText).first { !$0.isEmpty }
    }

    private static func meta(in elements: [HTMLElement]) -> [String: String] {
        var meta: [String: String] = [:]
        for element in elements where element.name == "meta" {
            guard let content = element["content"] else { continue }
            for attribute in ["property", "name", "itemprop"] {
                let name = element.value(attribute)
                if !name.isEmpty, meta[name] == nil { meta[name] = content.onOneLine }
            }
        }
        return meta
    }

    private static func without(_ siteName: String?, _ title: String) -> String {
        guard let siteName, !siteName.isEmpty else { return title }
        for sign in ["-", "|", "\u{2013}", "\u{2014}", "\u{B7}", "»"]
        where title.hasSuffix(" \(sign) \(siteName)") {
            return String(title.dropLast(siteName.count + 3))
        }
        return title
    }

    /// "Headline - Site" without the site.
    private static func withoutSite(_ title: String) -> String {
        for sign in [" | ", " - ", " \u{2013} ", " \u{2014} ", " \u{B7} ", " » "] {
            guard let range = title.ranges(of: sign).last else { continue }
            return String(title[..<range.lowerBound])
        }
        return title
    }
}
