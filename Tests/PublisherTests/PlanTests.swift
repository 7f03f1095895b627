import Newsroom
import Testing

@testable import Publisher

@Suite("A plan")
struct PlanTests {
    @Test("has what is new, what has changed and what is told otherwise, in the order of sending")
    func hasOrder() throws {
        let site = Plans.site([
            ("index.html", .list), ("world/index.html", .list), ("world/talks/index.html", .page),
            ("about/index.html", .page), ("assets/style.1.css", .asset), ("world/lake.svg", .media),
            ("feed.xml", .feed), ("sitemap.xml", .machine), ("sport/index.html", .list),
            ("sport/final/index.html", .page), ("sport/feed.xml", .feed), ("same.html", .page),
        ])
        var standing = Standing(surplus: ["gone/index.html", "assets/style.0.css"])
        for file in [
            "index.html", "world/index.html", "world/talks/index.html", "about/index.html", "feed.xml",
        ] {
            standing.files[file] = .otherContents
        }
        standing.files["sitemap.xml"] = .otherHeaders
        standing.files["same.html"] = .same
        let plan = try Plans.planner().plan(site, over: standing)
        #expect(
            plan.uploads.map { "\($0.reason.rawValue) \($0.file.path)" } == [
                "new assets/style.1.css", "new world/lake.svg", "new sport/final/index.html",
                "new sport/index.html", "new sport/feed.xml",
                "changed world/talks/index.html", "changed about/index.html", "changed world/index.html",
                "changed index.html", "changed feed.xml", "headers sitemap.xml",
            ])
        #expect(plan.deletions == ["assets/style.0.css", "gone/index.html"])
        #expect(
            plan.purges
                == [
                    "", "about/", "assets/style.0.css", "feed.xml", "gone/", "sitemap.xml", "world/",
                    "world/talks/",
                ].map { "https://post.example.org/" + $0 })
        #expect(plan.unchangedCount == 1 && plan.byteCount == 110)
    }

    @Test("purges addresses as readers have them, behind a folder too")
    func purgesAddresses() throws {
        let site = Plans.site([("caf\u{E9}/a b.html", .page), ("index.html", .list)])
        let standing = Standing(files: ["caf\u{E9}/a b.html": .otherContents, "index.html": .otherContents])
        let plan = try Plans.planner(address: "https://example.org/post").plan(site, over: standing)
        #expect(
            plan.purges == ["https://example.org/post/", "https://example.org/post/caf%C3%A9/a%20b.html"])
    }

    @Test(
        "is objected to where more would be deleted than a share, and more than twenty",
        arguments: [
            (deleted: 20, of: 30, share: 10, isObjected: false), (21, 30, 10, true), (21, 300, 10, false),
            (31, 300, 10, true), (31, 300, 11, false), (100, 101, 100, false), (21, 1_000, 0, true),
        ])
    func isObjectedTo(deleted: Int, of total: Int, share: Int, isObjected: Bool) throws {
        let kept = (0..<total - deleted).map { "kept-\($0).html" }
        let standing = Standing(
            files: Dictionary(uniqueKeysWithValues: kept.map { ($0, .same) }),
            surplus: (0..<deleted).map { "gone-\($0).html" })
        let plan = try Plans.planner(deletions: share).plan(
            Plans.site(kept.map { ($0, .page) }), over: standing)
        #expect(plan.objections.isEmpty == !isObjected)
    }

    @Test("is objected to where nothing of the site stands among what would be deleted")
    func isObjectedToElsewhere() throws {
        let plan = try Plans.planner().plan(
            Plans.site([("index.html", .list)]), over: Standing(surplus: ["photo.jpg"]))
        #expect(plan.objections == ["what stands there is not this site, and would be deleted (1 files)"])
        let first = try Plans.planner().plan(Plans.site([("index.html", .list)]), over: Standing())
        #expect(first.objections.isEmpty)
    }

    @Test("leaves what is not the site's and is to stay, and asks nothing where nothing is to be done")
    func leavesSpared() throws {
        let site = Plans.site([("index.html", .list)])
        let standing = Standing(
            files: ["index.html": .same], surplus: ["CNAME", "staging/index.html", "old.html"],
            objection: "not ours")
        let plan = try Plans.planner(spared: ["CNAME", "staging/*"]).plan(site, over: standing)
        #expect(plan.deletions == ["old.html"] && plan.objections == ["not ours"])
        let nothing = try Plans.planner(spared: ["*"]).plan(site, over: standing)
        #expect(nothing.isEmpty && nothing.objections.isEmpty)
    }

    @Test("does not purge copies that no reader asks for by name")
    func doesNotPurgeCopies() throws {
        let site = Plans.site([("index.html", .list), ("index.html.gz", .precompressed)])
        let standing = Standing(
            files: ["index.html": .otherContents, "index.html.gz": .otherContents],
            surplus: ["gone.html", "gone.html.br"])
        let plan = try Plans.planner().plan(site, over: standing)
        #expect(plan.purges == ["https://post.example.org/", "https://post.example.org/gone.html"])
    }

    @Test("hands on the objection of the target")
    func handsOnObjection() throws {
        let plan = try Plans.planner().plan(
            Plans.site([("index.html", .list)]),
            over: Standing(files: ["index.html": .otherContents], objection: "not ours"))
        #expect(plan.objections == ["not ours"])
    }
}
