import Newsroom
import TemplateEngine

/// What the front page shows.
struct FrontPageContext: Sendable {
    let page: PageView

    static func schema(_ assets: Schema<PageEdition>) -> Schema<FrontPageContext> {
        RecordType.of(FrontPageContext.self, "front page") {
            Field.common(assets) { $0.page }
            Field("lead", .optional(.record(StoryView.schema.type)), "The story at the head of the paper.") {
                context in
                context.front.lead.map { context.page.view($0) } ?? .none
            }
            Field(
                "secondary", .list(.record(StoryView.schema.type)),
                "The stories beside it: those pinned there, or two."
            ) { context in
                .list(context.front.secondary.map { context.page.view($0) })
            }
            Field("stories", .list(.record(StoryView.schema.type)), "The latest not shown above, up to six.")
            {
                context in
                .list(context.front.latest.map { context.page.view($0) })
            }
            Field(
                "blocks", .list(.record(Block.schema.type)), "Sections with stories not shown above."
            ) { context in
                .list(
                    context.front.blocks.map {
                        Block.schema(Block(section: $0.section, stories: $0.stories, page: context.page))
                    })
            }
        }
    }

    private var front: FrontPagePlan { page.edition.front }

    /// A section on the front page.
    private struct Block: Sendable {
        let section: Section
        let stories: [Int]
        let page: PageView

        static let schema = RecordType.of(Block.self, "block", identity: { .text($0.section.slug.text) }) {
            Field("section", .record(SectionView.schema.type), "The section.") { $0.page.view($0.section) }
            Field(
                "stories", .list(.record(StoryView.schema.type)),
                "Those pinned to the section, then its latest not shown above, up to four."
            ) { block in
                .list(block.stories.map { block.page.view($0) })
            }
        }
    }
}
