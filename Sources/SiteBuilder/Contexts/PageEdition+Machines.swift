import Newsroom

/// What machines are told in feeds and in structured data.
extension PageEdition {
    /// What a feed is called.
    func title(of subject: PlannedFeed.Subject) -> String {
        switch subject {
        case .site: title
        case .corrections: title + ": " + word("corrections")
        case .list(let list):
            switch self.subject(of: list) {
            case .section(let section): title + ": " + section.title
            case .term(let term): title + ": " + term.title
            case .period, .everything: title
            }
        }
    }

    /// What is said of a feed.
    func description(of subject: PlannedFeed.Subject) -> String? {
        switch subject {
        case .site: return description
        case .corrections: return word("corrections_about")
        case .list(let list):
            guard case .section(let section) = self.subject(of: list) else { return nil }
            return section.description
        }
    }

    func word(_ kind: Correction.Kind) -> String { word(kind.rawValue) }

    func word(_ label: Label) -> String { word(label == .factCheck ? "fact_check" : label.rawValue) }

    /// A text with the one value that it has a place for.
    func word(_ key: String, _ value: String) -> String {
        word(key).replacing("%1$s", with: "%s").replacing("%s", with: value, maxReplacements: 1)
    }
}

extension Site {
    /// The whole web address of a picture or page.
    func permalink(of address: Story.ImageAddress) -> String {
        switch address {
        case .path(let path): permalink(of: path)
        case .web(let address): address
        }
    }
}

extension Story {
    /// When readers last got something new: it was updated, live coverage went on, or else it was published.
    var changed: Moment? {
        [article.updated ?? article.published, digest.updates?.newest].compactMap(\.self).max()
    }
}
