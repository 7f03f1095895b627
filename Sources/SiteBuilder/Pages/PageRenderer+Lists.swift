import Newsroom

/// Makes the pages of lists.
extension PageRenderer {
    /// - Parameters:
    ///   - list: Its number in ``SitePlan/lists``.
    ///   - number: The page's, from 1.
    func list(_ list: Int, number: Int, _ page: PlannedPage, _ edition: PageEdition) -> Rendering {
        let subject = edition.subject(of: list)
        func context(
            _ kind: PageView.Kind, _ title: String, _ description: String? = nil, section: Slug? = nil
        ) -> ListContext {
            let view = PageView(
                kind, title: title, description: description, path: page.path, section: section,
                subject: .list(list), edition: edition)
            return ListContext(page: view, list: list, subject: subject, number: number)
        }
        switch subject {
        case .section(let section):
            let context = context(.section, section.title, section.description, section: section.slug)
            return programs.render("section.html", templates.section, context, edition)
        case .term(let term):
            return switch term.key.kind {
            case .tag: programs.render("tag.html", templates.tag, context(.tag, term.title), edition)
            case .topic: programs.render("topic.html", templates.topic, context(.topic, term.title), edition)
            case .series:
                programs.render("series.html", templates.series, context(.series, term.title), edition)
            case .author:
                programs.render("author.html", templates.author, context(.author, term.title), edition)
            }
        case .period(let period):
            let context = context(.archive, edition.title(of: period))
            return programs.render("archive.html", templates.archive, context, edition)
        case .everything:
            let context = context(.archive, edition.word("archive"))
            return programs.render("archive.html", templates.archive, context, edition)
        }
    }

    func terms(_ kind: TermKind, _ page: PlannedPage, _ edition: PageEdition) -> Rendering {
        let view = PageView(.terms, title: edition.word(kind.folder), path: page.path, edition: edition)
        return programs.render("terms.html", templates.terms, TermsContext(page: view, kind: kind), edition)
    }

    func corrections(number: Int, _ page: PlannedPage, _ edition: PageEdition) -> Rendering {
        let view = PageView(
            .corrections, title: edition.word("corrections"), path: page.path, subject: .corrections,
            edition: edition)
        let context = CorrectionsContext(page: view, number: number)
        return programs.render("corrections.html", templates.corrections, context, edition)
    }
}
