import Foundation
import Newsroom
import TemplateEngine
import Testing

@testable import SiteBuilder

@Suite("The theme's words")
struct WordsTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "templates/words")

    private static let names =
        (try? FileManager.default.contentsOfDirectory(atPath: folder.path()))?.sorted() ?? []

    /// What differs from a wider language's catalogue, and no more.
    private static let partial: Set = ["pt-PT.yml"]

    @Test("are there in the languages that the manual names")
    func areThere() {
        let languages = ["ar", "de", "en", "es", "fr", "he", "hi", "ja", "pt", "ru", "uk", "zh", "zh-Hant"]
        #expect(Set(Self.names).isSuperset(of: languages.map { $0 + ".yml" }))
    }

    @Test("have a text for every key, with places for the same values", arguments: names)
    func haveEveryKey(name: String) throws {
        let text = try String(contentsOf: Self.folder.appending(path: name), encoding: .utf8)
        let (catalogue, diagnostics) = WordCatalogue.read(
            SourceText(file: name, text: text), english: Words.english)
        #expect(diagnostics.map(\.text) == [])
        #expect(!catalogue.texts.values.contains(""))
        if !Self.partial.contains(name) {
            #expect(Words.english.map(\.key).filter { catalogue.texts[$0] == nil } == [])
        }
    }

    @Test("are all said somewhere: by the theme's templates, or in titles and feeds")
    func areAllSaid() {
        let templates = EmbeddedFiles.theme.filter { $0.path.hasSuffix(".html") }.map(\.text).joined()
        let said = templates.matches(of: /words\.([a-z_]+)/).map { String($0.output.1) }
        let asked =
            TermKind.allCases.map(\.folder) + Correction.Kind.allCases.map(\.rawValue)
            + ["archive", "corrections", "corrections_about", "page_not_found", "sponsored_by"]
            + ["opinion", "analysis", "sponsored", "fact_check"]
        #expect(Set(Words.english.map(\.key)) == Set(said + asked))
    }

    @Test("may have the places of values in another order")
    func mayHaveAnotherOrder() {
        #expect(WordPlaces.fault(in: "%2$s, %s", original: "Page %s of %s") == nil)
        #expect(WordPlaces.fault(in: "%2$s, %2$s", original: "Page %s of %s") != nil)
    }

    @Test(
        "fall back from a tag to its wider ones",
        arguments: [
            ("pt-BR", ["pt-BR", "pt-Latn", "pt", "en"]), ("zh-TW", ["zh-TW", "zh-Hant", "zh", "en"]),
            ("zh-Hant-HK", ["zh-Hant-HK", "zh-Hant", "zh", "en"]), ("en", ["en-Latn", "en"]),
            (
                "ar-EG-u-nu-latn",
                ["ar-EG-u-nu-latn", "ar-EG-u-nu", "ar-EG-u", "ar-EG", "ar-Arab", "ar", "en"]
            ),
        ])
    func fallBack(tag: String, tags: [String]) {
        #expect(LanguageTag.fallbacks(of: tag) == tags)
    }

    @Test(
        "are those of the site's language",
        arguments: [
            ("en-GB", "Leave a Reply"), ("de-AT", "Schreiben Sie einen Kommentar"), ("zh-TW", "發表留言"),
            ("zh-CN", "发表评论"), ("PT-br", "Deixe um comentário"), ("fi", "Leave a Reply"),
        ])
    func areThoseOfTheLanguage(language: String, expected: String) {
        #expect(Words.load(language: language, own: []).words["leave_reply"] == expected)
    }

    private func own(_ name: String, _ text: String) -> SourceText {
        SourceText(file: "templates/words/" + name, text: text)
    }

    @Test("are the site's own before those of the theme, key by key")
    func areTheSitesOwn() {
        let (words, diagnostics) = Words.load(
            language: "pt-PT",
            own: [
                own("pt.yml", "latest: Novidades\nlive: No ar\n"), own("pt-PT.yml", "newer: A seguir\n"),
                own("fi.yml", "latest: [1"),
            ])
        #expect(diagnostics.isEmpty)
        // The narrower tag counts first, and of one tag the site's.
        #expect(words["newer"] == "A seguir")
        #expect(words["live"] == "Em direto")
        #expect(words["latest"] == "Novidades")
        #expect(words["comments"] == "Comentários")
        #expect(
            Words.load(language: "fi", own: [own("fi.yml", "newer: Uudemmat")]).words["newer"] == "Uudemmat")
    }

    @Test("are reported with place and hint where they are wrong")
    func areReported() {
        let text = """
            latst: Neues
            page: Seite
            stories_page: "Seite %2$s von %2$s"
            about: "Über %d"
            latest: "Zu 100% neu"
            comments: "Kommentare zu %s"
            by: "100 %% von %s"
            newer: [1]
            sponsored_by: "Bezahlt von %2$s"
            """
        let (_, diagnostics) = Words.load(
            language: "de", own: [own("de.yml", text), own("deutsch!.yml", "newer: Weiter")])
        #expect(
            diagnostics.sortedByPlace().map(\.text).joined(separator: "\n") == #"""
                templates/words/de.yml:1:1: error: unknown key `latst`
                  1 | latst: Neues
                    | ^~~~~
                  hint: did you mean `latest`?
                templates/words/de.yml:2:7: error: `page` must have one place for a value, not 0
                  2 | page: Seite
                    |       ^~~~~
                  hint: in English it is `Page %s`
                templates/words/de.yml:3:15: error: `stories_page` must have 2 places for a value, not 1
                  3 | stories_page: "Seite %2$s von %2$s"
                    |               ^~~~~~~~~~~~~~~~~~~~~
                  hint: in English it is `Stories, page %s of %s`
                templates/words/de.yml:4:8: error: `about` has a `%` that is no place for a value
                  4 | about: "Über %d"
                    |        ^~~~~~~~~
                  hint: write `%s` for a value, `%1$s` and `%2$s` for another order, `%%` for a percent sign
                templates/words/de.yml:6:11: error: `comments` must have no place for a value, not 1
                  6 | comments: "Kommentare zu %s"
                    |           ^~~~~~~~~~~~~~~~~~
                  hint: in English it is `Comments`
                templates/words/de.yml:8:8: error: `newer` must be a text, not a list
                  8 | newer: [1]
                    |        ^
                templates/words/de.yml:9:15: error: `sponsored_by` has a place for value 2 of 1
                  9 | sponsored_by: "Bezahlt von %2$s"
                    |               ^~~~~~~~~~~~~~~~~~
                  hint: in English it is `Sponsored by %s`
                templates/words/deutsch!.yml: error: `deutsch!` is no language tag (BCP 47)
                  hint: name the file by its language, as `de.yml` or `pt-BR.yml`
                """#)
    }
}
