import Newsroom
import TemplateEngine

// Renders one article page with 45 tags over and over, and prints what one page takes.

let (set, diagnostics) = TemplateSet.load(
    ArticleTheme.sources, pages: [PageTemplate(name: "article.html", context: ArticlePage.schema.type)])
for diagnostic in diagnostics { print(diagnostic.text) }
guard !diagnostics.hasErrors, let program = set["article.html"] else { preconditionFailure("see above") }

let context = ArticlePage.schema.record(ArticlePage.sample)
let rounds = 200_000
var bytes: [UInt8] = []
var best = Duration.seconds(1_000)
let clock = ContinuousClock()
for _ in 0..<5 {
    let time = clock.measure {
        for _ in 0..<rounds / 5 {
            bytes.removeAll(keepingCapacity: true)
            program.render(context, into: &bytes)
        }
    }
    best = min(best, time)
}
let nanoseconds = Double(best.components.attoseconds) / 1e9 + Double(best.components.seconds) * 1e9
print("\(bytes.count) bytes, \(nanoseconds / Double(rounds / 5) / 1_000) microseconds a page (best of 5)")
