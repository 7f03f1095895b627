/// Where in the site's sources something stands.
package struct Place: Hashable, Sendable {
    /// The file's path, relative to the site's folder, parts joined by "/".
    package var file: String
    /// Counted from 1. Absent where the whole file is meant.
    package var line: Int?
    /// Counted from 1, in Unicode scalars.
    package var column: Int?
    /// How many columns to underline, at least 1.
    package var length: Int
    /// The line itself, without its end.
    package var excerpt: String?

    package init(
        file: String, line: Int? = nil, column: Int? = nil, length: Int = 1, excerpt: String? = nil
    ) {
        self.file = file
        self.line = line
        self.column = column
        self.length = length
        self.excerpt = excerpt
    }
}
