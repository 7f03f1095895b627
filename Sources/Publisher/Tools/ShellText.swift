/// Text for a POSIX shell.
enum ShellText {
    /// A text as one word, whatever is in it.
    static func word(_ text: String) -> String {
        "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
    }
}
