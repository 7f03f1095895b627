import Newsroom

/// What a build found out and made of the site as a whole, so that the next one does only what is new.
///
/// The record can be lost at any time: then a build is a clean one. One that is damaged, or that another version of
/// Broadsheet has written, counts as none.
struct BuildRecord: Sendable {
    var conditions: BuildConditions
    /// Of every file that the site was made of.
    var survey: ContentFingerprint
    /// Whether the survey's states are sure to change with the files.
    var surveyIsSettled: Bool
    /// See ``SiteSurvey/surroundings`` and ``SiteSurvey/arrangement(of:)``; nil where its states are not sure to change with the files.
    var surroundings: ContentFingerprint?
    var arrangement: ContentFingerprint?
    /// The instant of the build, and the next at which it would have been another, in seconds since
    /// 1970-01-01T00:00:00Z.
    var builtAt: Int
    var nextChange: Int?
    /// The next instant at which something else would have been told of the same site.
    var nextTelling: Int?
    /// Of all addresses that links could lead to.
    var links: ContentFingerprint
    /// All that was told, sorted by place.
    var diagnostics: [Diagnostic]
    var articleCount: Int
    /// When sources were looked at, and when the record was made: as ``FileSystem/currentTime`` tells it.
    var takenAt: Int
    var savedAt: Int

    /// Whether the site is at an instant what it was when the record was made, as far as time changes it.
    func isOf(_ now: Moment) -> Bool {
        builtAt <= now.secondsSince1970
            && now.secondsSince1970 < min(nextChange ?? .max, nextTelling ?? .max)
    }
}

extension BuildRecord {
    init(
        _ survey: SiteSurvey, _ findings: SitePreparation.Findings, _ report: BuildReport, at now: Moment,
        savedAt: Int
    ) {
        self.init(
            conditions: findings.conditions, survey: survey.fingerprint, surveyIsSettled: survey.isSettled,
            surroundings: survey.arrangementIsSettled ? survey.surroundings : nil,
            arrangement: survey.arrangementIsSettled ? findings.arrangement : nil,
            builtAt: now.secondsSince1970, nextChange: findings.clock.next?.secondsSince1970,
            nextTelling: findings.clock.nextTelling?.secondsSince1970,
            links: findings.links, diagnostics: report.diagnostics, articleCount: report.articles,
            takenAt: survey.takenAt, savedAt: savedAt)
    }
}

/// What all of a build depends on besides the files of the site.
struct BuildConditions: Hashable, Sendable {
    /// Another program makes another site of the same files.
    var program: ContentFingerprint
    /// What was asked of it.
    var request: ContentFingerprint
    /// What the loading of every article depends on.
    var loading: ContentFingerprint
    /// What the text of every story depends on.
    var rendering: ContentFingerprint
}

/// A source of an article, and what became of it.
struct SourceRecord: Sendable {
    let file: String
    var status: FileStatus
    let contents: ContentFingerprint
    /// Of the article without its text.
    let facts: ContentFingerprint
    let article: Article?
    /// Of loading.
    let diagnostics: [Diagnostic]
    /// Nil for a story that was not rendered.
    var rendering: Rendering?

    struct Rendering: Sendable {
        let digest: StoryDigest
        let trace: StoryTrace
    }
}

/// A file that was read, from the site's folder.
struct FileRecord: Sendable {
    let path: String
    let status: FileStatus
    let contents: ContentFingerprint
}

/// Something that pages are made of.
struct InputRecord: Sendable {
    /// As it was called in the build of the record.
    let input: PageInput
    /// What it is called in all builds.
    let name: String
    var contents: ContentFingerprint
}

/// A file of the output, and what it was made of.
struct PageRecord: Sendable {
    var output: Output
    var making: Making

    /// The file as it stands.
    struct Output: Hashable, Sendable {
        /// From the output folder.
        let file: String
        var status: FileStatus
        let contents: ContentFingerprint
        /// Where in it the HTML of its story stands; nil where that is not known.
        let text: Range<Int>?
    }

    /// How it came to be.
    struct Making: Sendable {
        /// What kind of page it is, and of what.
        let identity: ContentFingerprint
        /// Places among the record's inputs, in order.
        var inputs: [Int32]
    }

    var file: String { output.file }
}
