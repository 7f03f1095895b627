/// libyaml's messages in plain words.
enum YAMLWords {
    static func explanation(
        of problem: String, context: String?, at line: ArraySlice<UInt8>
    ) -> (summary: String, hint: String?) {
        let text = String(decoding: line, as: UTF8.self)
        if text.prefix(while: { $0 == " " || $0 == "\t" }).contains("\t") || problem.contains("tab character")
        {
            return ("a tab stands where YAML wants spaces", "indent with spaces")
        }
        switch problem {
        case "mapping values are not allowed in this context":
            return (
                "a colon stands where YAML expects none",
                "put the value in quotes where it holds a colon: `title: \"Talks: day two\"`"
            )
        case "could not find expected ':'":
            return ("a key without a value", "write it as `key: value`")
        case "found character that cannot start any token":
            return (
                "a value cannot start with this character", "put the value in quotes"
            )
        case "found unexpected end of stream":
            let isQuoted = context?.contains("quoted") ?? false
            return (isQuoted ? "a quotation mark is not closed" : "a list or map is not closed", nil)
        case "did not find expected ',' or ']'": return ("the list is not closed", "end it with `]`")
        case "did not find expected ',' or '}'": return ("the map is not closed", "end it with `}`")
        case "did not find expected key":
            return (
                "this line does not fit those above it",
                "check its indentation, and quotation marks inside quotation marks"
            )
        case "did not find expected '-' indicator":
            return ("expected another entry of the list, which starts with `-`", "check the indentation")
        case "found undefined alias":
            return ("`*` names an anchor that is not there", "put the value in quotes")
        case "found unknown escape character":
            return ("unknown escape after a backslash", "use single quotes, or write the backslash twice")
        case "but found another document":
            return ("a second document begins here", "keep one block of metadata")
        case "control characters are not allowed":
            return ("a control character stands here", "remove it")
        default:
            return ("this is no YAML that can be read: \(problem)", nil)
        }
    }
}
