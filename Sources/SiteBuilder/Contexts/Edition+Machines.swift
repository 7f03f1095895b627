import Newsroom

/// What machines are told in feeds and in structured data.
extension Edition {
    /// Whether everybody may read a story.
    func isFree(_ story: PlannedStory) -> Bool { story.article.isFree ?? site.storiesAreFree }

    /// What a feed is called, and what is said of it.
    func name(of subject: PlannedFeed.Subject) -> (title: String, description: String?) {
        switch subject {
        case .site: (site.title, site.description)
        case .corrections: (site.title + ": " + words["corrections"], words["corrections_about"])
        case .list(let index):
            switch plan.lists[index].subject {
            case .section(let section): (site.title + ": " + section.title, section.description)
            case .term(let term): (site.title + ": " + term.title, nil)
            case .period, .everything: (site.title, nil)
            }
        }
    }

    /// The feeds of all stories.
    var siteFeeds: ArraySlice<PlannedFeed> { plan.machines.feeds.prefix { $0.subject == .site } }

    /// The feeds that a page is linked to: the site's, then those of the page's own list.
    func feeds(for page: SitePath) -> [PlannedFeed] {
        siteFeeds + (plan.machines.feedsByPage[page] ?? [])
    }
}

extension Words {
    subscript(kind: Correction.Kind) -> String { self[kind.rawValue] }

    subscript(label: Label) -> String { self[label == .factCheck ? "fact_check" : label.rawValue] }

    /// A text with the one value that it has a place for.
    func text(_ key: String, _ value: String) -> String {
        self[key].replacing("%1$s", with: "%s").replacing("%s", with: value, maxReplacements: 1)
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
        [article.updated ?? article.published, updates.first?.published].compactMap(\.self).max()
    }
}
