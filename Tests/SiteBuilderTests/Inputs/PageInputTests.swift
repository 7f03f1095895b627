import Newsroom
import TestSupport
import Testing

@testable import SiteBuilder

@Suite("What pages are made of")
struct PageInputTests {
    @Test("packs into one number and back")
    func packs() {
        for kind in PageInput.Kind.allCases {
            let input = PageInput(kind, 99_999, detail: 1_000)
            #expect(input.kind == kind)
            #expect(input.subject == 99_999)
            #expect(input.detail == 1_000)
        }
    }

    @Test("is the same each time, and known by its name", arguments: [false, true])
    func isTheSame(probes: Bool) async throws {
        let site = ChangingSite(random: SeededGenerator(7), probes: probes)
        let first = try await RenderedSite(site.files, now: site.now)
        for (path, page) in first.pages {
            let again = try first.renderer.render(page.planned)
            #expect(again.bytes == page.rendered.bytes, "\(path.text)")
            #expect(again.inputs == page.rendered.inputs, "\(path.text)")
            #expect(again.inputs == Set(again.inputs).sorted())
            for input in again.inputs {
                let name = first.edition.name(of: input)
                #expect(first.edition.input(input.kind, named: name, detail: input.detail) == input)
                #expect(!input.explanation(named: name).isEmpty)
            }
        }
        let second = try await RenderedSite(site.files, now: site.now)
        #expect(try second.changes(since: first).isEmpty)
    }

    @Test("has changed wherever a page has", arguments: 0..<12)
    func hasChanged(number: Int) async throws {
        var site = ChangingSite(
            random: SeededGenerator((number + 1) * 1_000_003), probes: number.isMultiple(of: 2))
        var old = try await RenderedSite(site.files, now: site.now)
        var pairs = 0
        var kept = 0
        while pairs < 5 {
            var changed = site
            let edits = (0..<changed.number(1..<3)).map { _ in changed.edit() }
            let told = "seed \(SeededGenerator.seed), site \(number), pair \(pairs), \(edits)"
            // Goes on from a site that can be built, with another edit than the last.
            site.random = changed.random
            let new: RenderedSite
            do {
                new = try await RenderedSite(changed.files, now: changed.now)
            } catch is RenderedSite.Refusal {
                // Some edits leave a site that cannot be built.
                continue
            }
            let changes = try new.changes(since: old)
            for (path, page) in new.pages where changes[path] == nil {
                kept += 1
                let before = try #require(old.pages[path])
                #expect(
                    before.rendered.bytes == page.rendered.bytes,
                    "\(told): \(path.text): \(difference(before.rendered.bytes, page.rendered.bytes))")
            }
            (site, old) = (changed, new)
            pairs += 1
        }
        #expect(kept > 0, "some pages outlive some edits")
    }

    /// Where two pages begin to differ.
    private func difference(_ left: [UInt8], _ right: [UInt8]) -> String {
        let start = zip(left, right).prefix { $0 == $1 }.count
        let part = { (bytes: [UInt8]) in
            String(
                decoding: bytes[max(0, min(start, bytes.count) - 40)..<min(start + 60, bytes.count)],
                as: UTF8.self)
        }
        return "<<\(part(left))>> <<\(part(right))>>"
    }
}
