import Newsroom

/// How inputs are recorded from build to build.
extension Edition {
    /// What an input is of, by a name that other builds know: a story's source, a list's kind and slug, a file's path;
    /// empty where the site has but one.
    func name(of input: PageInput) -> String {
        let subject = input.subject
        switch input.kind.subject {
        case .none: return ""
        case .story: return story(subject).article.source
        case .list: return nameOfList(subject)
        case .asset: return assets[subject].name
        case .word: return Words.english[subject].key
        case .template: return templates[subject].name
        case .file: return names.fileList[subject]
        }
    }

    /// The input of a record, with its number in this build; nil where the site has no such thing any more.
    func input(_ kind: PageInput.Kind, named name: String, detail: Int) -> PageInput? {
        guard let subject = names.subject(kind, name) else { return nil }
        switch kind {
        case .sitemap where !plan.machines.sitemaps.indices.contains(detail): return nil
        case .newsPart where !(plan.machines.news?.indices.contains(detail) ?? false): return nil
        case .termFolder, .terms:
            if !TermKind.allCases.indices.contains(detail) { return nil }
        case .listSubject, .listPages, .listSlice, .listFirst:
            // Terms that have no list have an address that is none, and no more.
            if subject >= plan.lists.count { return nil }
        default: break
        }
        return PageInput(kind, subject, detail: detail)
    }

    /// What a file of `content/` that is copied is made of.
    func input(ofFile path: String) -> PageInput { PageInput(.media, names.file(path) ?? 0) }

    private func nameOfList(_ list: Int) -> String {
        plan.lists.indices.contains(list)
            ? plan.lists[list].subject.name : unlistedTerms[list - plan.lists.count].name
    }
}

extension MachinePlan.File {
    /// All that the file is made of.
    var input: PageInput {
        switch self {
        case .sitemapIndex: PageInput(.sitemapIndex)
        case .sitemap(let part): PageInput(.sitemap, detail: part)
        case .newsSitemap: PageInput(.newsSitemap)
        case .newsPart(let part): PageInput(.newsPart, detail: part)
        case .robots: PageInput(.robots)
        case .headers: PageInput(.headers)
        case .redirects: PageInput(.redirects)
        case .nginxRedirects: PageInput(.nginxRedirects)
        case .trust: PageInput(.trust)
        case .ads: PageInput(.ads)
        }
    }
}
