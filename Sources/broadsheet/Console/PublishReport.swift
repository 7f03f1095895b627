import Foundation
import Newsroom
import Publisher

/// A plan and what became of it, as `publish` shows them.
struct PublishReport {
    let target: PublishTarget
    /// Empty before one is made.
    var plan = PublishPlan()
    /// Nil before it is carried out.
    var outcome: Publication.Outcome?
    /// Why it was not carried out, or not to its end.
    var failure: String?

    /// What was found before there was a plan.
    private let earlyWarnings: [String]

    init(target: PublishTarget, warnings: [String]) {
        self.target = target
        earlyWarnings = warnings
    }

    var warnings: [String] { earlyWarnings + (outcome?.warnings ?? []) }

    // MARK: For people

    func text(of destination: String) -> String {
        var lines = ["\(target.name.text): \(destination)"]
        let width = min(60, plan.uploads.map(\.file.path.count).max() ?? 0)
        for upload in plan.uploads {
            let name = Self.padded(upload.file.path, to: width)
            let headers = upload.headers.map { "\($0.name): \($0.value)" }.joined(separator: "; ")
            let size = Self.size(upload.file.size)
            let space = String(repeating: " ", count: max(0, 9 - size.count))
            let reason = Self.padded(upload.reason.rawValue, to: 7)
            lines.append("  upload  \(name) \(space)\(size)  \(reason)  \(headers)".trimmedAtEnd)
        }
        lines += plan.deletions.map { "  delete  \($0)" }
        lines += plan.purges.map { "  purge   \($0)" }
        return (lines + [summary]).joined(separator: "\n")
    }

    private var summary: String {
        guard !plan.isEmpty else {
            let purges = plan.purges.isEmpty ? "" : "; to purge: \(plan.purges.count)"
            return "Nothing to send: \(plan.unchangedCount) files are there as they were built\(purges)."
        }
        let reasons = PublishPlan.Reason.allCases.filter { plan.count($0) > 0 }
            .map { "\(plan.count($0)) \($0 == .headers ? "with other headers" : $0.rawValue)" }
        return "To send: \(Self.files(plan.uploads.count)) (\(Self.size(plan.byteCount)))"
            + (reasons.isEmpty ? "" : ", " + reasons.joined(separator: ", "))
            + "; to delete: \(plan.deletions.count); to purge: \(plan.purges.count); "
            + "unchanged: \(plan.unchangedCount)."
    }

    func conclusion(seconds: Double) -> String {
        let time = String((seconds * 100).rounded() / 100)
        let checked = outcome?.verification.map {
            ", and readers get them: \($0.checkedCount) addresses checked"
        }
        let isVerified = outcome?.verification?.wrong.isEmpty == true
        return "Published \(Self.files(plan.uploads.count)) to \(target.name.text) in \(time) s"
            + (isVerified ? checked ?? "" : "") + "."
    }

    private static func padded(_ text: String, to width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.count))
    }

    private static func files(_ count: Int) -> String { count == 1 ? "1 file" : "\(count) files" }

    private static func size(_ bytes: Int) -> String {
        var size = Double(bytes)
        var unit = 0
        while size >= 999.5, unit < 4 {
            size /= 1_000
            unit += 1
        }
        let number = unit == 0 || size >= 99.5 ? String(format: "%.0f", size) : String(format: "%.1f", size)
        return number + " " + ["B", "kB", "MB", "GB", "TB"][unit]
    }

    // MARK: For programs

    private struct Object: Encodable {
        struct Upload: Encodable {
            let file: String
            let size: Int
            let reason: String
            let headers: [String: String]
        }
        struct Totals: Encodable {
            let uploads, bytes, new, changed, headers, deletions, purges, unchanged: Int
        }
        struct Verification: Encodable {
            let checked: Int
            let wrong: [String]
        }

        let target: String
        let kind: String
        let uploads: [Upload]
        let deletions: [String]
        let purges: [String]
        let totals: Totals
        let published: Bool
        let rolledBackTo: Nullable<String>
        let error: Nullable<String>
        let verification: Nullable<Verification>
        let warnings: [String]
        let objections: [String]
    }

    var json: String {
        get throws {
            let object = Object(
                target: target.name.text, kind: target.destination.kind,
                uploads: plan.uploads.map { upload in
                    Object.Upload(
                        file: upload.file.path, size: upload.file.size, reason: upload.reason.rawValue,
                        headers: Dictionary(upload.headers.map { ($0.name, $0.value) }) { first, _ in first })
                },
                deletions: plan.deletions, purges: plan.purges,
                totals: Object.Totals(
                    uploads: plan.uploads.count, bytes: plan.byteCount, new: plan.count(.new),
                    changed: plan.count(.changed), headers: plan.count(.headers),
                    deletions: plan.deletions.count, purges: plan.purges.count, unchanged: plan.unchangedCount
                ),
                published: outcome != nil && outcome?.state == nil,
                rolledBackTo: Nullable(value: outcome?.state),
                error: Nullable(value: failure),
                verification: Nullable(
                    value: outcome?.verification.map {
                        Object.Verification(checked: $0.checkedCount, wrong: $0.wrong)
                    }),
                warnings: warnings, objections: plan.objections)
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
            return String(decoding: try encoder.encode(object), as: UTF8.self)
        }
    }
}

/// What is `null` where there is nothing to say, and not left out.
private struct Nullable<Value: Encodable>: Encodable {
    let value: Value?

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        if let value { try container.encode(value) } else { try container.encodeNil() }
    }
}

extension PublishTarget.Destination {
    /// What it is called in `site.yml`.
    fileprivate var kind: String {
        switch self {
        case .directory: "directory"
        case .rsync: "rsync"
        case .git: "git"
        case .s3: "s3"
        }
    }
}

extension String {
    fileprivate var trimmedAtEnd: String {
        String(self[..<(lastIndex { $0 != " " }.map(index(after:)) ?? startIndex)])
    }
}
