/// One word or sign inside a tag.
struct Token {
    enum Kind: Equatable {
        case name(String)
        /// With its escapes resolved.
        case string([UInt8])
        case integer(Int)
        case number(Double)
        /// An operator or bracket, as written.
        case sign(String)
        case end
    }

    let kind: Kind
    /// In bytes of the template.
    let range: Range<Int>
}

/// A `{{ … }}` or `{% … %}` with its words.
struct Tag {
    /// The last one is `end`.
    var tokens: [Token]
    /// From the first brace to the last.
    let range: Range<Int>
    /// Its words could not be read, which has been reported: report nothing more about it.
    var isBroken = false
}

/// What a template is made of, before its tags are understood.
enum Piece {
    case text([UInt8], offset: Int)
    case output(Tag)
    case statement(Tag)
}
