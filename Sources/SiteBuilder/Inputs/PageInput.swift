/// One thing of an ``Edition`` that a page was made of: when it changes, the page has to be made again.
///
/// Its numbers are those of one build. A record of it keeps ``Kind``, ``detail`` and ``Edition/name(of:)``, which are
/// the same from build to build.
struct PageInput: Hashable, Sendable, Comparable {
    /// The kind in the highest byte, then ``subject`` and ``detail``, 28 bits each.
    let rawValue: UInt64

    /// - Parameters:
    ///   - subject: What it is of, where the site has several, by its number in this build: a story's in the row of
    ///     stories and standing pages, a list's in ``SitePlan/lists``.
    ///   - detail: Which part of that: a page's number, how many of something.
    init(_ kind: Kind, _ subject: Int = 0, detail: Int = 0) {
        rawValue =
            UInt64(kind.rawValue) << 56 | UInt64(truncatingIfNeeded: subject & Self.greatest) << 28
            | UInt64(truncatingIfNeeded: detail & Self.greatest)
    }

    /// An input as a record has it.
    init(rawValue: UInt64) {
        self.rawValue = rawValue
    }

    private static let greatest = 1 << 28 - 1

    var kind: Kind { recordedKind ?? .base }
    /// Nil for what a record has that no build has made.
    var recordedKind: Kind? { Kind(rawValue: UInt8(rawValue >> 56)) }
    var subject: Int { Int(truncatingIfNeeded: rawValue >> 28) & Self.greatest }
    var detail: Int { Int(truncatingIfNeeded: rawValue) & Self.greatest }

    static func < (left: PageInput, right: PageInput) -> Bool { left.rawValue < right.rawValue }

    /// What a page can ask for. Raw values are part of the incremental record.
    enum Kind: UInt8, CaseIterable, Sendable {
        // MARK: site.yml

        /// Address, language and time zone, with all that a language decides: every page that is written here
        /// has it.
        case base = 1
        case title, description, copyright, extra, commentAction, feedSettings, access, publisherName, hubs
        case htmlPolicy
        /// Where the terms of a kind have their pages; `detail` is the place of the ``TermKind`` among all.
        case termFolder

        // MARK: The theme

        case template = 32
        case word
        /// Which files the theme has, by their names.
        case assets
        /// The address of one of them.
        case assetAddress
        case assetBytes

        // MARK: Stories and standing pages

        /// All that is known of a story but its text.
        case card = 64
        /// The text, what is counted and found in it, the updates of live coverage, the comments.
        case text
        case related
        /// `detail` is 1 for the next in time, 0 for the one before.
        case neighbour
        /// The size, in pixels, of the lead image.
        case picture
        /// The size, in bytes, of the lead image's file.
        case pictureFile

        // MARK: Lists

        /// What a list is of, with its title and description.
        case listSubject = 96
        /// The address of a term's or period's first page; there may be none.
        case listAddress
        case listCount
        case listPages
        /// `detail` is the page's number.
        case listSlice
        /// The first stories; `detail` says how many.
        case listFirst
        case profile
        /// The size, in pixels, of the profile's picture.
        case profilePicture
        /// The newest stories of all; `detail` says how many.
        case newest
        /// All terms of a kind; `detail` is the place of the ``TermKind`` among all.
        case terms
        /// The years of the archive.
        case years
        /// The months of a year, the days of a month.
        case periods
        /// The front page's choice of stories.
        case front
        case banner
        /// The navigation.
        case sections
        case archiveAddress
        /// `detail` is the page's number.
        case corrections
        /// The newest corrections; `detail` says how many.
        case newestCorrections
        case correctionPages
        case correctionsIntroduction

        // MARK: For machines

        case publisher = 160
        case siteFeeds, listFeeds, correctionFeeds
        case sitemapIndex
        /// `detail` is the part's place among all.
        case sitemap
        case newsSitemap
        /// `detail` is the part's place among all.
        case newsPart
        case robots, headers, redirects, nginxRedirects, trust, ads
        /// A file of `content/` that is copied.
        case media
    }
}
