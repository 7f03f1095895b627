import Testing

@testable import Publisher

@Suite("The name of a lasting file")
struct LastingNameTests {
    @Test(
        "has a family, which editions of the file have in common",
        arguments: [
            ("assets/style.951d87ec3e36bd49.css", "assets/style..css"),
            ("assets/fonts/serif.951d87ec3e36bd49", "assets/fonts/serif."),
            ("assets/a.b.951d87ec3e36bd49.min.js", "assets/a.b..min.js"),
        ])
    func hasFamily(path: String, family: String) { #expect(LastingName(path)?.family == family) }

    @Test(
        "is none that lacks a fingerprint or stands elsewhere",
        arguments: [
            "assets/style.css", "world/style.951d87ec3e36bd49.css", "assets/style.951D87EC3E36BD49.css",
            "assets/style.951d87ec3e36bd4.css", "index.html",
        ])
    func isNone(path: String) { #expect(LastingName(path) == nil) }
}
