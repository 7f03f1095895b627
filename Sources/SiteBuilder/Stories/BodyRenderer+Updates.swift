import HTMLTree
import MarkdownRenderer
import Metadata
import Newsroom

extension BodyRenderer {
    /// An entry of live coverage before its text is rendered.
    struct Entry {
        let call: ShortcodeCall
        let id: String
        let title: String?
        let author: String?
        let published: Moment
        let isOut: Bool
    }

    /// The entries that can be read, newest first; of one instant, the later in the source first.
    func entries(of calls: [ShortcodeCall]) -> [Entry] {
        var ids: Set<String> = []
        var entries: [Entry] = []
        for call in calls {
            guard let entry = entry(call) else { continue }
            guard ids.insert(entry.id).inserted else {
                problems.append(
                    ShortcodeProblem(
                        "another entry has the anchor `\(entry.id)`", at: call.tag.range,
                        hint: "give one of them another with `id=\"…\"`"))
                continue
            }
            entries.append(entry)
        }
        return entries.enumerated().sorted { left, right in
            let (before, after) = (left.element.published, right.element.published)
            return before.secondsSince1970 == after.secondsSince1970
                ? left.offset > right.offset : before > after
        }.map(\.element)
    }

    private func entry(_ call: ShortcodeCall) -> Entry? {
        let values = parameters(of: call, ShortcodeDefinition.update).values
        func text(_ key: String) -> String? { values.first { $0.key == key }?.value }
        guard let date = call.tag.parameters.first(where: { $0.key == "date" || $0.key == nil }),
            text("date") != nil
        else { return nil }
        do {
            let zone = resources.site.timeZone
            let read = try DateReader.read(date.value, in: zone)
            let published = zone.told(secondsSince1970: read.secondsSince1970)
            guard let id = identifier(of: call, published) else { return nil }
            let isOut = resources.includesUnpublished || clock.hasCome(published)
            return Entry(
                call: call, id: id, title: text("title"), author: text("author"), published: published,
                isOut: isOut)
        } catch {
            problems.append(ShortcodeProblem(error.summary, at: date.range, hint: error.hint))
            return nil
        }
    }

    /// The id that its author gave, or `update-20220214-2140`, with seconds where they are not zero.
    private func identifier(of call: ShortcodeCall, _ published: Moment) -> String? {
        guard let parameter = call.tag.parameters.first(where: { $0.key == "id" }) else {
            let told = published.clock
            let date = told.year.padded(to: 4) + told.month.padded() + told.day.padded()
            let time = told.hour.padded() + told.minute.padded()
            return "update-" + date + "-" + time + (told.second == 0 ? "" : told.second.padded())
        }
        let id = parameter.value
        let isPlain = id.utf8.allSatisfy {
            $0 == UInt8(ascii: "-") || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
                || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0 | 0x20)
        }
        guard isPlain, id.utf8.count <= 80, !HTMLAllowlist.isReserved(identifier: id) else {
            problems.append(
                ShortcodeProblem(
                    isPlain && id.utf8.count <= 80
                        ? "the anchor `\(id)` belongs to the page itself"
                        : "an anchor has letters, digits and hyphens, unlike `\(id)`",
                    at: parameter.range))
            return nil
        }
        return id
    }

    func update(_ entry: Entry) throws(FileError) -> LiveUpdate {
        let outer = context.footnotePrefix
        context.footnotePrefix = entry.id + "-"
        defer { context.footnotePrefix = outer }
        var html = try html(of: entry.call.content ?? [], within: entry.call).html
        let nodes = (try? HTMLDocument.parse(html, fragment: true))?.nodes ?? []
        let text = nodes.map(\.textWithoutNotes).joined()
        if isSponsored {
            html = SponsoredLinks(origin: resources.site.address.origin).mark(html)
        }
        return LiveUpdate(
            id: entry.id, title: entry.title, published: entry.published, author: entry.author, html: html,
            text: text.split(whereSeparator: \.isWhitespace).joined(separator: " "))
    }
}

extension HTMLNode {
    /// Its words, footnotes and their numbers aside.
    fileprivate var textWithoutNotes: String {
        guard let element else { return text }
        if element["class"] == "footnote" || element["class"] == "footnotes" { return "" }
        return element.children.map(\.textWithoutNotes).joined()
    }
}
