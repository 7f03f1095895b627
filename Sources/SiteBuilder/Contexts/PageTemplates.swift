import Newsroom
import TemplateEngine

/// The page templates, and what each of them can name.
struct PageTemplates: Sendable {
    /// What a page with one story shows.
    struct ArticlePage: Sendable {
        let page: PageView
        let story: Story
    }

    struct FrontPage: Sendable {
        let page: PageView
        let lead: Story?
        let latest: [Story]
        let blocks: [(section: Section, stories: [Story])]
    }

    struct SectionPage: Sendable {
        let page: PageView
        let section: Section
        let stories: [Story]
        let pagination: Pagination
    }

    /// A page that lists the latest stories and no more.
    struct NotFoundPage: Sendable {
        let page: PageView
        let latest: [Story]
    }

    let front: Schema<FrontPage>
    let section: Schema<SectionPage>
    let article: Schema<ArticlePage>
    let comment: Schema<ArticlePage>
    let standing: Schema<ArticlePage>
    let notFound: Schema<NotFoundPage>

    /// - Parameter assets: Templates name a file of the theme as `assets['style.css']`.
    init(assets: [PublishedAsset]) {
        let assetsType = RecordType.of(Edition.self, "assets", identity: { _ in .none }) {
            for (index, asset) in assets.enumerated() {
                Field(asset.name, .text, "The path from the site's root, to be put after `page.root`.") {
                    .text($0.assets[index].path.percentEncoded)
                }
            }
        }
        front = RecordType.of(FrontPage.self, "front page") {
            Field.common(assetsType) { $0.page }
            Field("lead", .optional(.record(StoryView.schema.type)), "The story at the head of the paper.") {
                $0.lead.map($0.page.view) ?? .none
            }
            Field("stories", .list(.record(StoryView.schema.type)), "The latest after the lead.") {
                .list($0.latest.map($0.page.view))
            }
            Field(
                "blocks", .list(.record(SectionBlock.schema.type)), "Sections with stories not shown above."
            ) {
                context in
                .list(
                    context.blocks.map {
                        SectionBlock.schema(
                            SectionBlock(section: $0.section, stories: $0.stories, page: context.page))
                    })
            }
        }
        section = RecordType.of(SectionPage.self, "section page") {
            Field.common(assetsType) { $0.page }
            Field("section", .record(SectionView.schema.type), "The section.") { context in
                SectionView.schema(
                    SectionView(
                        section: context.section, edition: context.page.edition, vantage: context.page.vantage
                    ))
            }
            Field("stories", .list(.record(StoryView.schema.type)), "This page's stories, newest first.") {
                .list($0.stories.map($0.page.view))
            }
            Field("pagination", .record(Pagination.schema.type), "The section's other pages.") {
                Pagination.schema($0.pagination)
            }
        }
        article = Self.articlePage("article page", assetsType)
        comment = Self.articlePage("comment page", assetsType)
        standing = RecordType.of(ArticlePage.self, "standing page") {
            Field.common(assetsType) { $0.page }
            Field.article
        }
        notFound = RecordType.of(NotFoundPage.self, "not-found page") {
            Field.common(assetsType) { $0.page }
            Field("stories", .list(.record(StoryView.schema.type)), "The latest stories.") {
                .list($0.latest.map($0.page.view))
            }
        }
    }

    /// The file of each kind of page and what it can name.
    var all: [PageTemplate] {
        [
            PageTemplate(name: "index.html", context: front.type),
            PageTemplate(name: "section.html", context: section.type),
            PageTemplate(name: "article.html", context: article.type),
            PageTemplate(name: "comment.html", context: comment.type),
            PageTemplate(name: "page.html", context: standing.type),
            PageTemplate(name: "404.html", context: notFound.type),
        ]
    }

    private static func articlePage(_ name: String, _ assets: Schema<Edition>) -> Schema<ArticlePage> {
        RecordType.of(ArticlePage.self, name) {
            Field.common(assets) { $0.page }
            Field.article
            Field(
                "comments", .list(.record(CommentView.schema.type)), "What readers wrote, in reading order."
            ) {
                .list($0.story.comments.map { CommentView.schema($0) })
            }
            Field(
                "comment_form", .optional(.record(CommentFormView.schema.type)),
                "The reply form; none where comments are closed or `site.yml` names no address."
            ) { context in
                let site = context.page.edition.site
                guard context.story.planned.commentsAreOpen, let action = site.comments.action else {
                    return .none
                }
                return CommentFormView.schema(
                    CommentFormView(action: action, story: context.story.planned, site: site))
            }
        }
    }
}

/// A section on the front page.
private struct SectionBlock: Sendable {
    let section: Section
    let stories: [Story]
    let page: PageView

    static let schema = RecordType.of(SectionBlock.self, "block", identity: { .text($0.section.slug.text) }) {
        Field("section", .record(SectionView.schema.type), "The section.") { block in
            SectionView.schema(
                SectionView(section: block.section, edition: block.page.edition, vantage: block.page.vantage))
        }
        Field(
            "stories", .list(.record(StoryView.schema.type)),
            "Its latest stories not shown above, up to four."
        ) {
            .list($0.stories.map($0.page.view))
        }
    }
}

extension PageView {
    /// A story as this page's template sees it.
    fileprivate func view(_ story: Story) -> Value {
        StoryView.schema(StoryView(story: story, edition: edition, vantage: vantage))
    }
}

extension Field {
    /// What every page can name.
    fileprivate static func common(
        _ assets: Schema<Edition>, _ page: @escaping @Sendable (Object) -> PageView
    ) -> [Field<Object>] {
        [
            Field("site", .record(SiteView.schema.type), "The newsroom.") { object in
                let page = page(object)
                return SiteView.schema(SiteView(edition: page.edition, vantage: page.vantage))
            },
            Field("page", .record(PageView.schema.type), "The page itself.") { PageView.schema(page($0)) },
            Field("assets", .record(assets.type), "The theme's files, such as `assets['style.css']`.") {
                assets(page($0).edition)
            },
            Field("words", .record(Words.schema.type), "The theme's texts in the site's language.") {
                Words.schema(page($0).edition.words)
            },
        ]
    }
}

extension Field where Object == PageTemplates.ArticlePage {
    fileprivate static var article: Field<Object> {
        Field("article", .record(StoryView.schema.type), "The story.") { $0.page.view($0.story) }
    }
}
