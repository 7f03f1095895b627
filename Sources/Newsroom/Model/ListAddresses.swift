/// Where the lists of stories stand that are not sections; nil where the site has none of a kind.
package struct ListAddresses: Hashable, Sendable {
    package var tags: SitePath?
    package var topics: SitePath?
    package var series: SitePath?
    package var authors: SitePath?
    package var archive: SitePath?
    package var corrections: SitePath?

    package init(
        tags: SitePath?, topics: SitePath?, series: SitePath?, authors: SitePath?, archive: SitePath?,
        corrections: SitePath?
    ) {
        self.tags = tags
        self.topics = topics
        self.series = series
        self.authors = authors
        self.archive = archive
        self.corrections = corrections
    }

    /// `/tags/`, `/topics/`, `/series/`, `/authors/`, `/archive/` and `/corrections/`.
    package static let `default` = ListAddresses(
        tags: .folder("tags"), topics: .folder("topics"), series: .folder("series"),
        authors: .folder("authors"), archive: .folder("archive"), corrections: .folder("corrections"))

    /// The folder of all terms of a kind.
    package subscript(kind: TermKind) -> SitePath? {
        switch kind {
        case .tag: tags
        case .topic: topics
        case .series: series
        case .author: authors
        }
    }
}

extension SitePath {
    fileprivate static func folder(_ name: String) -> SitePath? { Slug(name).map { SitePath($0) } }
}
