import Newsroom

/// Makes the pages of lists.
extension PageRenderer {
    func list(_ list: StoryList, number: Int, _ page: PlannedPage) -> Rendering {
        switch list.subject {
        case .section(let section):
            let view = PageView(
                .section, title: section.title, description: section.description, path: page.path,
                section: section.slug, edition: edition)
            let context = ListContext(page: view, list: list, number: number)
            return programs.render("section.html", templates.section, context)
        case .term(let term):
            let context = ListContext(page: view(of: term, page), list: list, number: number)
            return switch term.key.kind {
            case .tag: programs.render("tag.html", templates.tag, context)
            case .topic: programs.render("topic.html", templates.topic, context)
            case .series: programs.render("series.html", templates.series, context)
            case .author: programs.render("author.html", templates.author, context)
            }
        case .period(let period):
            let title = edition.title(of: period)
            let view = PageView(.archive, title: title, path: page.path, edition: edition)
            let context = ListContext(page: view, list: list, number: number)
            return programs.render("archive.html", templates.archive, context)
        case .everything:
            let view = PageView(.archive, title: edition.words["archive"], path: page.path, edition: edition)
            let context = ListContext(page: view, list: list, number: number)
            return programs.render("archive.html", templates.archive, context)
        }
    }

    private func view(of term: Term, _ page: PlannedPage) -> PageView {
        let kind: PageView.Kind =
            switch term.key.kind {
            case .tag: .tag
            case .topic: .topic
            case .series: .series
            case .author: .author
            }
        return PageView(kind, title: term.title, path: page.path, edition: edition)
    }

    func terms(_ kind: TermKind, _ page: PlannedPage) -> Rendering {
        let view = PageView(.terms, title: edition.words[kind.folder], path: page.path, edition: edition)
        return programs.render("terms.html", templates.terms, TermsContext(page: view, kind: kind))
    }

    func corrections(number: Int, _ page: PlannedPage) -> Rendering {
        let view = PageView(
            .corrections, title: edition.words["corrections"], path: page.path, edition: edition)
        let context = CorrectionsContext(page: view, number: number)
        return programs.render("corrections.html", templates.corrections, context)
    }
}
