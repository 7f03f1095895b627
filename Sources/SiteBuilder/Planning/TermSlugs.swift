import Newsroom

/// Makes slugs of the names that stories are gathered by, each name once.
struct TermSlugs {
    private var slugs: [String: Slug?] = [:]

    /// A story's authors, tags, topics and series; a name without letter or digit has no address and is left out.
    mutating func terms(of article: Article) -> [(key: Term.Key, title: String)] {
        let names: [(kind: TermKind, names: [String])] = [
            (.author, article.authors.map(\.name)), (.series, [article.series].compactMap(\.self)),
            (.topic, article.topics), (.tag, article.tags),
        ]
        var seen: Set<Term.Key> = []
        var terms: [(key: Term.Key, title: String)] = []
        for (kind, names) in names {
            for name in names {
                guard let slug = slug(of: name) else { continue }
                let key = Term.Key(kind: kind, slug: slug)
                if seen.insert(key).inserted { terms.append((key, name)) }
            }
        }
        return terms
    }

    private mutating func slug(of name: String) -> Slug? {
        if let slug = slugs[name] { return slug }
        let slug = Slug(title: name)
        slugs[name] = slug
        return slug
    }
}
