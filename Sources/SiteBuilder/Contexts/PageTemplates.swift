import Newsroom
import TemplateEngine

/// The page templates, and what each of them can name.
struct PageTemplates: Sendable {
    let front: Schema<FrontPageContext>
    let section: Schema<ListContext>
    let tag: Schema<ListContext>
    let topic: Schema<ListContext>
    let series: Schema<ListContext>
    let author: Schema<ListContext>
    let archive: Schema<ListContext>
    let terms: Schema<TermsContext>
    let corrections: Schema<CorrectionsContext>
    let article: Schema<ArticleContext>
    let comment: Schema<ArticleContext>
    let standing: Schema<ArticleContext>
    let notFound: Schema<NotFoundContext>

    /// - Parameter assets: Templates name a file of the theme as `assets['style.css']`.
    init(assets: [PublishedAsset]) {
        let assets = Self.assets(assets)
        front = FrontPageContext.schema(assets)
        section = ListContext.section(assets)
        tag = ListContext.term(.tag, assets)
        topic = ListContext.term(.topic, assets)
        series = ListContext.term(.series, assets)
        author = ListContext.author(assets)
        archive = ListContext.archive(assets)
        terms = TermsContext.schema(assets)
        corrections = CorrectionsContext.schema(assets)
        article = ArticleContext.schema("article page", assets)
        comment = ArticleContext.schema("comment page", assets)
        standing = ArticleContext.standing(assets)
        notFound = NotFoundContext.schema(assets)
    }

    /// The file of each kind of page and what it can name.
    var all: [PageTemplate] {
        [
            PageTemplate(name: "index.html", context: front.type),
            PageTemplate(name: "section.html", context: section.type),
            PageTemplate(name: "tag.html", context: tag.type),
            PageTemplate(name: "topic.html", context: topic.type),
            PageTemplate(name: "series.html", context: series.type),
            PageTemplate(name: "author.html", context: author.type),
            PageTemplate(name: "archive.html", context: archive.type),
            PageTemplate(name: "terms.html", context: terms.type),
            PageTemplate(name: "corrections.html", context: corrections.type),
            PageTemplate(name: "article.html", context: article.type),
            PageTemplate(name: "comment.html", context: comment.type),
            PageTemplate(name: "page.html", context: standing.type),
            PageTemplate(name: "404.html", context: notFound.type),
        ]
    }

    private static func assets(_ assets: [PublishedAsset]) -> Schema<PageEdition> {
        RecordType.of(PageEdition.self, "assets", identity: { _ in .none }) {
            for (index, asset) in assets.enumerated() {
                Field(asset.name, .text, "The path from the site's root, to be put after `page.root`.") {
                    .text($0.path(ofAsset: index).percentEncoded)
                }
            }
        }
    }
}

extension PageView {
    /// A story as this page's template sees it.
    ///
    /// - Parameter story: Its number in the row of the stories and the standing pages.
    func view(_ story: Int) -> Value {
        StoryView.schema(StoryView(story, edition: edition, vantage: vantage))
    }

    func view(_ section: Section) -> Value {
        SectionView.schema(SectionView(section: section, edition: edition, vantage: vantage))
    }
}

extension Field {
    /// What every page can name.
    static func common(
        _ assets: Schema<PageEdition>, _ page: @escaping @Sendable (Object) -> PageView
    ) -> [Field<Object>] {
        [
            Field("site", .record(SiteView.schema.type), "The newsroom.") { object in
                let page = page(object)
                return SiteView.schema(SiteView(edition: page.edition, vantage: page.vantage))
            },
            Field("page", .record(PageView.schema.type), "The page itself.") { PageView.schema(page($0)) },
            Field("assets", .record(assets.type), "The theme's files, such as `assets['style.css']`.") {
                let edition = page($0).edition
                edition.useAssets()
                return assets(edition)
            },
            Field("words", .record(WordsView.schema.type), "The theme's texts in the site's language.") {
                WordsView.schema(.page(page($0).edition))
            },
        ]
    }
}
