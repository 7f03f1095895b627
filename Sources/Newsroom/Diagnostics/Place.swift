/// Where in the site's sources something stands.
package struct Place: Hashable, Sendable {
    /// The file's path, relative to the site's folder, parts joined by "/".
    package let file: String
    /// Counted from 1. Absent where the whole file is meant.
    package let line: Int?
    /// Counted from 1, in Unicode scalars.
    package let column: Int?
    /// How many columns to underline, at least 1.
    package let length: Int
    /// The line itself, without its end; of a long line the part around the column.
    package let excerpt: String?
    /// Where the column stands in the excerpt, counted from 1.
    package let excerptColumn: Int?

    /// - Parameter excerpt: The whole line. Only 120 scalars of it are kept, so that thousands of diagnostics in
    ///   one long line cost no more than in many short ones.
    package init(
        file: String, line: Int? = nil, column: Int? = nil, length: Int = 1, excerpt: String? = nil
    ) {
        self.file = file
        self.line = line
        self.column = column
        self.length = length
        // No text has more scalars than bytes, and most lines are short.
        guard let excerpt, excerpt.utf8.count > Self.width,
            case let scalars = excerpt.unicodeScalars.count, scalars > Self.width
        else {
            self.excerpt = excerpt
            excerptColumn = column
            return
        }
        let start = Swift.max(0, Swift.min((column ?? 1) - 1 - Self.width / 2, scalars - Self.width))
        let window = excerpt.unicodeScalars.dropFirst(start).prefix(Self.width)
        self.excerpt = String(window)
        excerptColumn = column.map { $0 - start }
    }

    /// A place whose excerpt has been cut to its length before.
    package init(
        file: String, line: Int?, column: Int?, length: Int, excerpt: String?, excerptColumn: Int?
    ) {
        self.file = file
        self.line = line
        self.column = column
        self.length = length
        self.excerpt = excerpt
        self.excerptColumn = excerptColumn
    }

    private static let width = 120
}
