import Newsroom

/// Makes slugs of the names that stories are gathered by, each name once.
struct TermSlugs {
    private var slugs: [String: Slug?] = [:]

    /// A story's authors, tags, topics and series; a name without letter or digit has no address and is left out.
    mutating func terms(of article: Article) -> [(key: Term.Key, title: String)] {
        var terms: [(key: Term.Key, title: String)] = []
        add(.author, article.authors.map(\.name), to: &terms)
        add(.series, [article.series].compactMap(\.self), to: &terms)
        add(.topic, article.topics, to: &terms)
        add(.tag, article.tags, to: &terms)
        return terms
    }

    private mutating func add(
        _ kind: TermKind, _ names: [String], to terms: inout [(key: Term.Key, title: String)]
    ) {
        for name in names {
            guard let slug = slug(of: name) else { continue }
            let key = Term.Key(kind: kind, slug: slug)
            if !terms.contains(where: { $0.key == key }) { terms.append((key, name)) }
        }
    }

    private mutating func slug(of name: String) -> Slug? {
        if let slug = slugs[name] { return slug }
        let slug = Slug(title: name)
        slugs[name] = slug
        return slug
    }
}
