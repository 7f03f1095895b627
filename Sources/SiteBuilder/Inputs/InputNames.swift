import Newsroom

/// The names of the stories, lists and files of one build, which other builds know them by.
struct InputNames: Sendable {
    private let stories: [String: Int]
    private let lists: [String: Int]
    private let assets: [String: Int]
    private let words: [String: Int]
    private let templates: [String: Int]
    private let files: [String: Int]
    /// By their numbers.
    let fileList: [String]

    init(of edition: Edition) {
        func numbers(_ names: some Sequence<String>) -> [String: Int] {
            Dictionary(names.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        }
        let plan = edition.plan
        stories = numbers((plan.stories + plan.standingPages).lazy.map(\.article.source))
        lists = numbers(plan.lists.map(\.subject.name) + edition.unlistedTerms.map(\.name))
        assets = numbers(edition.assets.map(\.name))
        words = numbers(Words.english.map(\.key))
        templates = edition.templateNumbers
        fileList = plan.pages.compactMap { page in
            if case .media(let file) = page.content { file } else { nil }
        }
        files = numbers(fileList)
    }

    /// The number that something has in this build; nil where the site has no such thing.
    func subject(_ kind: PageInput.Kind, _ name: String) -> Int? {
        switch kind.subject {
        case .none: name.isEmpty ? 0 : nil
        case .story: stories[name]
        case .list: lists[name]
        case .asset: assets[name]
        case .word: words[name]
        case .template: templates[name]
        case .file: files[name]
        }
    }

    func file(_ path: String) -> Int? { files[path] }
}

extension PageInput.Kind {
    /// What the subjects of a kind are.
    enum Subject {
        case none, story, list, asset, word, template, file
    }

    var subject: Subject {
        switch self {
        case .card, .text, .related, .neighbour, .picture, .pictureFile: .story
        case .listSubject, .listAddress, .listCount, .listPages, .listSlice, .listFirst, .listFeeds, .profile,
            .profilePicture, .periods:
            .list
        case .assetAddress, .assetBytes: .asset
        case .word: .word
        case .template: .template
        case .media: .file
        case .base, .title, .description, .copyright, .extra, .commentAction, .feedSettings, .access,
            .publisherName, .hubs, .htmlPolicy, .termFolder, .assets, .newest, .terms, .years, .front,
            .banner, .sections, .archiveAddress, .corrections, .newestCorrections, .correctionPages,
            .correctionsIntroduction, .publisher, .siteFeeds, .correctionFeeds, .sitemapIndex, .sitemap,
            .newsSitemap, .newsPart, .robots, .headers, .redirects, .nginxRedirects, .trust, .ads:
            .none
        }
    }
}

extension StoryList.Subject {
    /// The same in all builds, wherever the list stands.
    var name: String {
        switch self {
        case .section(let section): "section/" + section.slug.text
        case .term(let term): term.key.name
        case .period(let period): "archive/" + period.path
        case .everything: "archive"
        }
    }
}

extension Term.Key {
    /// The same in all builds, wherever the term has its pages.
    var name: String { kind.rawValue + "/" + slug.text }
}
