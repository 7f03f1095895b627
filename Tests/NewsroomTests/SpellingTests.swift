import Newsroom
import Testing

@Suite("Spelling")
struct SpellingTests {
    @Test(
        "finds the name that was meant",
        arguments: [
            ("titel", "title"), ("tilte", "title"), ("Title", "title"), ("publshed", "published"),
            ("tag", "tags"),
        ])
    func findsMeantName(slip: String, meant: String) {
        #expect(Spelling.closest(to: slip, in: ["title", "published", "tags", "author"]) == meant)
    }

    @Test("leaves other words alone", arguments: ["rating", "x", "sponsor", ""])
    func leavesOtherWordsAlone(word: String) {
        #expect(Spelling.closest(to: word, in: ["title", "published", "tags", "author"]) == nil)
    }
}
