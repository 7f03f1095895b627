import ContentLoader
import Newsroom

/// Writes down what a build found out and made.
struct RecordKeeper {
    let files: FileSystem
    let options: BuildOptions
    let survey: SiteSurvey
    let findings: SitePreparation.Findings

    /// - Throws: A ``FileError`` where the machine fails.
    func keep(_ result: PressRun.Result, of report: BuildReport, in file: BuildRecordFile) throws(FileError) {
        let record = BuildRecord(
            survey, findings, report, at: options.now, savedAt: files.currentTime())
        try file.save { writer throws(FileError) in
            // In the order of ``StoredRecord/Part``.
            try writer.write { $0.write(record) }
            try writer.endPart()
            try writer.write { $0.write(result.pages.map(\.output)) }
            try writer.endPart()
            for page in result.pages { try writer.write { $0.write(page.making) } }
            try writer.endPart()
            try writer.write { $0.write(result.inputs) }
            try writer.endPart()
            try writer.write { $0.write(findings.siteFiles.records) }
            try writer.endPart()
            try writer.write { $0.writeCount(findings.loaded.count) }
            for loaded in findings.loaded { try writer.write { write(loaded, &$0) } }
            try writer.endPart()
        }
    }

    private func write(_ loaded: ArticleDesk.Loaded, _ writer: inout RecordWriter) {
        if findings.renderings[loaded.source.file] == nil, let record = loaded.range {
            let bytes = findings.recordedSources.bytes(in: record)
            writer.writeCount(bytes.count)
            writer.append(bytes)
        } else {
            var source = RecordWriter()
            source.write(loaded.record(rendering: findings.renderings))
            writer.writeBytes(source.bytes)
        }
    }
}
