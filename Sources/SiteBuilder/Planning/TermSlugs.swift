import Newsroom
import Synchronization

/// Makes slugs of the names that stories are gathered by, each name once, and numbers what they stand for.
///
/// Many tasks ask it at once: which number means which term makes no difference, and must not.
final class TermSlugs: Sendable {
    private let table = Mutex(Table())

    /// A story's authors, tags, topics and series.
    struct Terms {
        /// Each once, with the text that the story has for it.
        var terms: [(key: Term.Key, title: String)] = []
        /// Of the same.
        var numbers: [Int] = []
    }

    /// A name without letter or digit has no address and is left out.
    func terms(of article: Article) -> Terms { table.withLock { $0.terms(of: article) } }
}

private struct Table: Sendable {
    /// By the number of each kind, what its names stand for; nil for a name without letter or digit.
    private var known: [[String: Int?]] = Array(repeating: [:], count: TermKind.allCases.count)
    private var keys: [Term.Key] = []
    private var numbers: [Term.Key: Int] = [:]

    mutating func terms(of article: Article) -> TermSlugs.Terms {
        var terms = TermSlugs.Terms()
        for author in article.authors { add(author.name, .author, to: &terms) }
        if let series = article.series { add(series, .series, to: &terms) }
        for topic in article.topics { add(topic, .topic, to: &terms) }
        for tag in article.tags { add(tag, .tag, to: &terms) }
        return terms
    }

    private mutating func add(_ name: String, _ kind: TermKind, to terms: inout TermSlugs.Terms) {
        guard let number = number(of: name, kind), !terms.numbers.contains(number) else { return }
        terms.terms.append((keys[number], name))
        terms.numbers.append(number)
    }

    private mutating func number(of name: String, _ kind: TermKind) -> Int? {
        if let number = known[kind.number][name] { return number }
        let number = Slug(title: name).map { slug in
            let key = Term.Key(kind: kind, slug: slug)
            if let number = numbers[key] { return number }
            numbers[key] = keys.count
            keys.append(key)
            return keys.count - 1
        }
        known[kind.number][name] = .some(number)
        return number
    }
}
