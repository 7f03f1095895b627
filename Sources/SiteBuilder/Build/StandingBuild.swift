package import Newsroom

/// What is known of the build that stands in an output folder.
package enum StandingBuild {
    /// The instant since which the site would be another if it were built again; nil where there is none, or nothing
    /// is known.
    ///
    /// - Parameter options: Of the build: its site, output and program, and the present.
    /// - Throws: A ``FileError`` where the record cannot be read.
    package static func overdueSince(files: FileSystem, options: BuildOptions) throws(FileError) -> Moment? {
        let folder = OutputFolder(files: files, site: options.site, path: options.output)
        let memory = BuildMemory(
            try folder.buildRecordFile.load(), program: BuildConditions.program(options))
        guard let next = memory.record?.nextChange, next <= options.now.secondsSince1970 else { return nil }
        return Moment(secondsSince1970: next)
    }
}
