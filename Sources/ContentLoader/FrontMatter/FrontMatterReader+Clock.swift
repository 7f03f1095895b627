import Metadata
import Newsroom

/// Reads when, and whether, a story is to be out. What cannot be read here is an error, so that nothing is
/// published on doubt.
extension FrontMatterReader {
    private static let embargoNames = [
        "embargo", "embargo_until", "embargoed_until", "embargo_date", "hold_until", "not_before",
    ]
    private static let expiryNames = ["expires", "expiryDate", "unpublish"]
    private static let dateNames = ["date", "published", "publishDate", "pubdate"]

    /// A slip of one of these could let a story out too early or keep it for too long.
    static let holdingNames =
        Set(embargoNames + expiryNames + ["status", "draft"])

    mutating func readStatus() {
        let isDraft = reader.flag("draft") ?? false
        let status: Article.Status? = reader.choice(
            "status",
            of: [
                "draft": .draft, "pending": .draft, "private": .draft, "publish": .ready, "published": .ready,
                "future": .ready, "killed": .killed,
            ])
        frontMatter.status = status == .killed ? .killed : isDraft ? .draft : status ?? .ready
        guard let comments = reader.entry(["comments", "comment_status"]) else { return }
        switch comments.value.text?.lowercased() {
        case "open", "true", "yes", "on": frontMatter.commentsAreOpen = true
        case "closed", "false", "no", "off": frontMatter.commentsAreOpen = false
        default: reader.expected("`open` or `closed`", for: "comments", found: comments.value)
        }
    }

    mutating func readDates() {
        var names = Self.dateNames
        // Jekyll's `published: false` is no date.
        if let text = reader.entry(["published"])?.value.text?.lowercased(),
            ["true", "false", "yes", "no"].contains(text)
        {
            if text == "false" || text == "no", frontMatter.status == .ready { frontMatter.status = .draft }
            names.removeAll { $0 == "published" }
        }
        if let entry = reader.entry(names) {
            frontMatter.hasDate = true
            frontMatter.published = date("published", of: entry)
        }
        readEmbargo()
        if let entry = reader.entry(["updated", "lastmod", "last_modified_at", "modified"]) {
            frontMatter.updated = date("updated", of: entry)
            frontMatter.updatedSpot = entry.value.spot
        }
        if let entry = reader.entry(Self.expiryNames) {
            frontMatter.expires = date("expires", of: entry)
            frontMatter.expiresSpot = entry.value.spot
        }
    }

    /// A story under embargo is published when the embargo ends, whatever earlier date it has.
    private mutating func readEmbargo() {
        if let empty = reader.emptyEntry(Self.embargoNames) {
            reader.report(
                .error(
                    "the embargo has no date", at: empty.keyPlace,
                    hint: "write when it ends: `embargo: 2021-12-30 14:05`"))
        }
        guard let entry = reader.entry(Self.embargoNames) else { return }
        frontMatter.isEmbargoed = true
        let embargo = date("embargo", of: entry).map { lastReading(of: $0, in: entry) }
        if let published = frontMatter.published {
            if let embargo, embargo > published { frontMatter.published = embargo }
        } else if !frontMatter.hasDate {
            frontMatter.published = embargo
            frontMatter.hasDate = true
        }
    }

    /// Of a time that the newsroom's clocks show twice in autumn, the second: an embargo never ends on doubt.
    private func lastReading(of embargo: Moment, in entry: MetadataEntry) -> Moment {
        guard let text = entry.value.text,
            // What is written with a zone of its own means the same in every other.
            let elsewhere = try? DateReader.read(text, in: .utc),
            elsewhere.secondsSince1970 != embargo.secondsSince1970
        else { return embargo }
        let later = timeZone.told(secondsSince1970: embargo.secondsSince1970 + 3_600)
        return later.clock == embargo.clock ? later : embargo
    }

    /// Whatever speaks of an embargo and is not understood keeps the story back.
    func reportUnknownEmbargoes() {
        for entry in reader.unreadEntries() where entry.key.lowercased().contains("embargo") {
            reader.report(
                .error(
                    "unknown key `\(entry.key)`", at: entry.keyPlace,
                    hint: "write when the embargo ends: `embargo: 2021-12-30 14:05`"))
        }
    }

    private func date(_ name: String, of entry: MetadataEntry) -> Moment? {
        reader.date(of: entry.value, for: name, in: timeZone)
    }
}
