import Newsroom
import Synchronization
import TemplateEngine

/// The edition as one page sees it: it remembers what the page asked for.
///
/// This is the only way from a page to the edition, so that nothing that a page shows can be left out of its inputs.
/// Stories go by their numbers in the row of stories and standing pages, lists by theirs in ``SitePlan/lists``.
final class PageEdition: Sendable {
    private let edition: Edition
    private let reading = Mutex(Reading())

    private struct Reading {
        var inputs: [PageInput] = []
        /// The text that was last asked for: a page asks for its story's more than once.
        var text: (number: Int, text: StoryText)?
        var failure: FileError?
    }

    init(_ edition: Edition) {
        self.edition = edition
        reading.withLock { $0.inputs.reserveCapacity(128) }
        note(.base)
    }

    /// All that was asked for so far, in order, each once.
    var inputs: [PageInput] {
        var sorted = reading.withLock { $0.inputs }
        sorted.sort()
        var unique: [PageInput] = []
        unique.reserveCapacity(sorted.count)
        for input in sorted where input != unique.last { unique.append(input) }
        return unique
    }

    /// The first file that could not be read; what the page shows is then not to be used.
    var failure: FileError? { reading.withLock { $0.failure } }

    /// The same edition, for a part of a page that is made once and put on several pages.
    func part() -> PageEdition { PageEdition(edition) }

    /// Takes down what a part was made of that is put on this page.
    func note(_ inputs: [PageInput]) { reading.withLock { $0.inputs += inputs } }

    /// Takes over what a part asked for that is put on this page.
    func take(_ part: PageEdition) {
        let (inputs, failure) = (part.inputs, part.failure)
        reading.withLock {
            $0.inputs += inputs
            $0.failure = $0.failure ?? failure
        }
    }

    private func note(_ input: PageInput) { reading.withLock { $0.inputs.append(input) } }

    private func note(_ kind: PageInput.Kind, _ subject: Int = 0, detail: Int = 0) {
        note(PageInput(kind, subject, detail: detail))
    }

    /// The value, or nil where a file could not be read.
    private func orFailure<Value>(_ value: () throws(FileError) -> Value) -> Value? {
        do throws(FileError) {
            return try value()
        } catch {
            reading.withLock { $0.failure = $0.failure ?? error }
            return nil
        }
    }

    // MARK: What every page has

    var address: SiteAddress { edition.site.address }
    var language: String { edition.site.language }
    var direction: String { edition.direction }
    var locale: String? { edition.locale }

    func permalink(of path: SitePath) -> String { edition.site.address.permalink(of: path) }

    func permalinkBytes(of path: SitePath) -> [UInt8] { edition.site.address.permalinkBytes(of: path) }

    func permalink(of address: Story.ImageAddress) -> String { edition.site.permalink(of: address) }

    func vantage(on page: SitePath) -> Vantage { Vantage(on: page, of: edition.site.address) }

    /// Names, or what stands in their place, as the site's language joins them.
    func joined(_ names: [String]) -> String { edition.bylines.joined(names) }

    func text(of moment: Moment, _ style: DateStyle) -> String { edition.formats.text(of: moment, style) }

    func title(of period: Period) -> String { edition.title(of: period) }

    func firstMoment(of period: Period) -> Moment { edition.firstMoment(of: period) }

    // MARK: site.yml

    var title: String {
        note(.title)
        return edition.site.title
    }

    var description: String? {
        note(.description)
        return edition.site.description
    }

    var copyright: String? {
        note(.copyright)
        return edition.site.copyright
    }

    var extra: [ExtraValue.Entry] {
        note(.extra)
        return edition.site.extra
    }

    /// The absolute web address that comment forms post to.
    var commentAction: String? {
        note(.commentAction)
        return edition.site.comments.action
    }

    var feedSettings: FeedSettings {
        note(.feedSettings)
        return edition.site.feeds
    }

    var publisherName: String {
        note(.publisherName)
        return edition.site.publisherName
    }

    var hubs: [String] {
        note(.hubs)
        return edition.site.hubs
    }

    /// Raw HTML in content is not filtered.
    var trustsHTML: Bool {
        note(.htmlPolicy)
        return edition.site.html.isTrusted
    }

    /// Whether everybody may read a story.
    func isFree(_ story: Story) -> Bool {
        if let isFree = story.article.isFree { return isFree }
        note(.access)
        return edition.site.storiesAreFree
    }

    // MARK: The theme

    /// The theme's template of a name is about to be run.
    func use(template name: String) {
        if let number = edition.templateNumbers[name] { note(.template, number) }
    }

    /// - Parameter index: The text's place in ``Words/english``.
    func word(at index: Int) -> String {
        note(.word, index)
        return edition.words.text(at: index)
    }

    /// The text of a key; empty where there is no such key.
    func word(_ key: String) -> String { Words.index(of: key).map(word(at:)) ?? "" }

    /// The names of the theme's files are about to be asked.
    func useAssets() { note(.assets) }

    /// - Parameter index: The file's place among those of the theme.
    func path(ofAsset index: Int) -> SitePath {
        note(.assetAddress, index)
        return edition.assets[index].path
    }

    // MARK: Stories

    func story(_ number: Int) -> Story {
        note(.card, number)
        return edition.story(number)
    }

    /// Empty where it cannot be read.
    func text(of number: Int) -> StoryText {
        if let last = reading.withLock({ $0.text }), last.number == number { return last.text }
        note(.text, number)
        let text =
            orFailure { () throws(FileError) in try edition.text(of: number) }
            ?? StoryText(html: [], headings: [], wordCount: 0, updates: [], comments: [])
        reading.withLock { $0.text = (number, text) }
        return text
    }

    /// The text that was asked for last, where it is this story's.
    func knownText(of number: Int) -> StoryText? {
        reading.withLock { $0.text }.flatMap { $0.number == number ? $0.text : nil }
    }

    /// The stories to read after one; none after a standing page.
    func related(to number: Int) -> [Int] {
        guard edition.stories.indices.contains(number) else { return [] }
        note(.related, number)
        return edition.related.related(to: number)
    }

    /// The next or the last story before in the section; nil for a standing page.
    func neighbour(of number: Int, _ direction: Edition.Direction) -> Int? {
        guard edition.stories.indices.contains(number) else { return nil }
        note(.neighbour, number, detail: direction.rawValue)
        return edition.neighbour(of: number, direction)
    }

    /// In pixels, of a story's lead image; nil where the file does not tell.
    func pictureSize(of number: Int) -> PictureSize? {
        note(.picture, number)
        return edition.pictureSize(of: number)
    }

    /// In bytes, of a story's lead image; nil where that is no file of `content/`.
    func pictureFileSize(of number: Int) -> Int? {
        note(.pictureFile, number)
        return orFailure { () throws(FileError) in try edition.pictureFileSize(of: number) } ?? nil
    }

    // MARK: Lists

    func subject(of list: Int) -> StoryList.Subject {
        note(.listSubject, list)
        return edition.plan.lists[list].subject
    }

    func pages(of list: Int) -> [SitePath] {
        note(.listPages, list)
        return edition.plan.lists[list].pages
    }

    /// The stories on one page of a list, newest first.
    ///
    /// - Parameter page: From 1.
    func stories(of list: Int, page: Int) -> [Int] {
        note(.listSlice, list, detail: page)
        return edition.stories(of: list, page: page)
    }

    /// A list's newest stories.
    func stories(of list: Int, first count: Int) -> [Int] {
        note(.listFirst, list, detail: count)
        return Array(edition.plan.lists[list].stories.prefix(count))
    }

    /// The newest stories of all.
    func newestStories(_ count: Int) -> [Int] {
        note(.newest, detail: count)
        return Array(edition.stories.indices.prefix(count))
    }

    func count(of section: Section) -> Int { count(of: edition.number(of: section)) }

    /// The address of a term's first page; nil where the site has none.
    func path(of key: Term.Key) -> SitePath? { path(of: number(of: key)) }

    func count(of key: Term.Key) -> Int { count(of: number(of: key)) }

    /// What the newsroom says of a term that has pages.
    func profile(of key: Term.Key) -> RenderedProfile? {
        guard let list = number(of: key) else { return nil }
        note(.profile, list)
        return edition.profile(of: list)
    }

    /// In pixels, of the profile's picture; nil where the file does not tell.
    func profilePictureSize(of key: Term.Key) -> PictureSize? {
        guard let list = number(of: key) else { return nil }
        note(.profilePicture, list)
        return edition.profilePictureSize(of: list)
    }

    func path(of period: Period) -> SitePath? { path(of: edition.plan.periodIndexes[period]) }

    func count(of period: Period) -> Int { count(of: edition.plan.periodIndexes[period]) }

    /// The months of a year, the days of a month, in order; of nil the years, newest first.
    func periods(in parent: Period?) -> [Period] {
        if let parent {
            guard let list = edition.plan.periodIndexes[parent] else { return [] }
            note(.periods, list)
        } else {
            note(.years)
        }
        return edition.periods(in: parent)
    }

    /// All terms of a kind that have pages, by their names.
    func terms(_ kind: TermKind) -> [Term] {
        note(.terms, detail: kind.number)
        return edition.terms(kind)
    }

    private func path(of list: Int?) -> SitePath? {
        guard let list else { return nil }
        note(.listAddress, list)
        return edition.address(of: list)
    }

    private func count(of list: Int?) -> Int {
        guard let list else { return 0 }
        note(.listCount, list)
        return edition.count(of: list)
    }

    /// Nil where no term of the kind has pages.
    private func number(of key: Term.Key) -> Int? {
        if let number = edition.number(of: key) { return number }
        note(.termFolder, detail: key.kind.number)
        return nil
    }

    // MARK: What stands on many pages

    var front: FrontPagePlan {
        note(.front)
        return edition.front
    }

    var banner: BreakingBanner? {
        note(.banner)
        return edition.banner
    }

    /// In the order of the navigation.
    var sections: [Section] {
        note(.sections)
        return edition.sections
    }

    /// The address of the archive; nil where the site has none.
    var archivePath: SitePath? {
        note(.archiveAddress)
        return edition.archivePath
    }

    // MARK: Corrections

    /// - Parameter page: From 1.
    func corrections(page: Int) -> [SitePlan.CorrectionEntry] {
        note(.corrections, detail: page)
        return edition.corrections(page: page)
    }

    func newestCorrections(_ count: Int) -> [SitePlan.CorrectionEntry] {
        note(.newestCorrections, detail: count)
        return Array(edition.plan.corrections.prefix(count))
    }

    var correctionPages: [SitePath] {
        note(.correctionPages)
        return edition.plan.correctionPages
    }

    /// The standing page that introduces the corrections.
    var correctionsIntroduction: Int? {
        note(.correctionsIntroduction)
        return edition.correctionsIntroduction
    }

    // MARK: For machines

    var publisher: PublisherIdentity {
        note(.publisher)
        return edition.publisher
    }

    /// The feeds of all stories.
    var siteFeeds: [PlannedFeed] {
        note(.siteFeeds)
        return edition.siteFeeds
    }

    func feeds(of list: Int) -> [PlannedFeed] {
        note(.listFeeds, list)
        return edition.feeds(of: list)
    }

    var correctionFeeds: [PlannedFeed] {
        note(.correctionFeeds)
        return edition.correctionFeeds
    }
}
