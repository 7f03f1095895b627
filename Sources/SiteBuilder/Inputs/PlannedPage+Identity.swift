import Newsroom

extension PlannedPage {
    /// What the page is, and of what, by names that are the same in all builds: where the same path has another
    /// identity, it is another page.
    func identity(in edition: Edition) -> ContentFingerprint {
        var builder = FingerprintBuilder()
        func story(_ number: Int) { builder.add(edition.story(number).article.source) }
        builder.add(kind)
        switch content {
        case .front, .notFound: break
        case .list(let list, let number):
            builder.add(edition.plan.lists[list].subject.name)
            builder.add(number)
        case .terms(let kind): builder.add(kind.rawValue)
        case .corrections(let number): builder.add(number)
        case .article(let index), .comments(let index): story(index)
        case .standing(let index): story(edition.stories.count + index)
        case .redirect(let target): builder.add(target.text)
        case .media(let file): builder.add(file)
        case .asset(let index): builder.add(edition.assets[index].name)
        case .feed(let index):
            let feed = edition.plan.machines.feeds[index]
            switch feed.subject {
            case .site: builder.add("site")
            case .corrections: builder.add("corrections")
            case .list(let list): builder.add(edition.plan.lists[list].subject.name)
            }
            builder.add(feed.format.rawValue)
            builder.add(feed.home.text)
        case .machine(let file): builder.add(Int(truncatingIfNeeded: file.input.rawValue))
        case .precompressed(let original, let coding):
            builder.add(original.identity(in: edition))
            builder.add(coding.rawValue)
            builder.add(coding.libraryVersion)
        }
        return builder.value
    }

    private var kind: Int {
        switch content {
        case .front: 1
        case .list: 2
        case .terms: 3
        case .corrections: 4
        case .article: 5
        case .comments: 6
        case .standing: 7
        case .notFound: 8
        case .redirect: 9
        case .media: 10
        case .asset: 11
        case .feed: 12
        case .machine: 13
        case .precompressed: 14
        }
    }
}
