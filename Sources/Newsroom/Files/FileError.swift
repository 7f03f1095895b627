/// The machine failed: a disk is full, a file cannot be read, a permission is missing.
package struct FileError: Error, Hashable, CustomStringConvertible {
    /// What was tried, as a verb: "read", "write", "list".
    package let operation: String
    package let path: String
    /// The system's own words, such as "No space left on device".
    package let reason: String

    package init(_ operation: String, _ path: String, reason: String) {
        self.operation = operation
        self.path = path
        self.reason = reason
    }

    package var description: String { "cannot \(operation) \(path): \(reason)" }
}
