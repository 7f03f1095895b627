/// What a publish will do, known before it does any of it.
package struct PublishPlan: Hashable, Sendable {
    /// In the order in which they become visible where files change one by one.
    package var uploads: [Upload] = []
    /// Sorted.
    package var deletions: [String] = []
    /// The web addresses whose bytes change or go, sorted.
    package var purges: [String] = []
    /// How many files stay as they are.
    package var unchangedCount = 0
    /// See ``Standing/base``: what the plan changes.
    package var base: String?
    /// Why the plan should not be carried out unasked.
    package var objections: [String] = []

    package init() {}

    package struct Upload: Hashable, Sendable {
        package let file: BuiltSite.File
        package let reason: Reason
        package let headers: [Header]
    }

    package enum Reason: String, CaseIterable, Sendable {
        case new, changed, headers
    }

    /// What a file is handed out with.
    package struct Header: Hashable, Sendable {
        package let name: String
        package let value: String
    }

    package var isEmpty: Bool { uploads.isEmpty && deletions.isEmpty }

    /// The size of all uploads, in bytes.
    package var byteCount: Int { uploads.reduce(0) { $0 + $1.file.size } }

    package func count(_ reason: Reason) -> Int { uploads.count { $0.reason == reason } }
}
