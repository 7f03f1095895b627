import HTMLTree
import Testing

@Suite struct SourceSetTests {
    @Test(
        "a `srcset` is read as browsers read it",
        arguments: [
            ("", ""), (" , ,", ""), ("a", "a"), ("a 1x", "a 1x"), ("a 1x,b 2x", "a 1x, b 2x"),
            ("a,b", "a,b"), ("a, b", "a, b"), ("a,, b\n640w\t,c", "a, b 640w, c"),
            ("data:image/png;base64,AA== 1x, b", "data:image/png;base64,AA== 1x, b"), ("ä 1x 2w", "ä 1x 2w"),
        ])
    func reads(value: String, text: String) {
        #expect(SourceSet(value).text == text)
    }

    @Test("candidates hold the address and its descriptors")
    func partsCandidates() {
        let candidates = SourceSet("a 1x 2w, b").candidates
        #expect(candidates.map(\.address) == ["a", "b"])
        #expect(candidates.map(\.descriptors) == [["1x", "2w"], []])
    }
}
