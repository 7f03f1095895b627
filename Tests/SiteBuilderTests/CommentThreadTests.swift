import Newsroom
import Testing

@testable import SiteBuilder

@Suite("A thread of comments")
struct CommentThreadTests {
    private func comment(_ id: String, answers parent: String? = nil, at second: Int) -> SiteBuilder.Comment {
        SiteBuilder.Comment(
            id: id, parent: parent, author: "Jo", address: nil, published: Moment(secondsSince1970: second),
            text: id)
    }

    private func order(_ comments: [SiteBuilder.Comment]) -> [String] {
        CommentThread.order(comments).map { "\($0.id)@\($0.depth)" }
    }

    @Test("puts answers after what they answer, oldest first")
    func putsAnswersAfter() {
        let comments = [
            comment("d", at: 4), comment("b", answers: "a", at: 3), comment("c", answers: "a", at: 2),
            comment("a", at: 1), comment("e", answers: "c", at: 5),
        ]
        #expect(order(comments) == ["a@0", "c@1", "e@2", "b@1", "d@0"])
    }

    @Test("loses no comment, whatever the answers point to")
    func losesNoComment() {
        let comments = [
            comment("a", answers: "gone", at: 1), comment("b", answers: "b", at: 2),
            comment("c", answers: "d", at: 3),
            comment("d", answers: "c", at: 4),
        ]
        #expect(order(comments) == ["a@0", "b@0", "c@0", "d@1"])
    }

    @Test("stops indenting at some depth")
    func stopsIndenting() {
        let comments = (0..<1_000).map { comment("\($0)", answers: $0 == 0 ? nil : "\($0 - 1)", at: $0) }
        let thread = CommentThread.order(comments)
        #expect(thread.count == 1_000)
        #expect(thread.map(\.depth).max() == CommentThread.deepestLevel)
    }

    @Test("is set as paragraphs and line breaks, and nothing in it is markup")
    func isSetAsParagraphs() {
        let html = String(
            decoding: CommentMarkup.html(of: "One <b>\r\ntwo & \"three\"\n\n \n\nfour"), as: UTF8.self)
        #expect(html == "<p>One &lt;b&gt;<br>\ntwo &amp; \"three\"</p>\n<p>four</p>\n")
    }
}
