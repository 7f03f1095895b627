import Newsroom

/// One part of a story's Markdown.
enum ShortcodePiece: Sendable {
    case text(Range<Int>)
    /// Shown as it is typed, between braces.
    case shown(ShortcodeTag)
    case call(ShortcodeCall)
    /// The place from which an entry of live coverage was taken.
    case entry
}

/// A shortcode with what stands in it.
struct ShortcodeCall: Sendable {
    let tag: ShortcodeTag
    /// Nil where it has no closing tag.
    let content: [ShortcodePiece]?
    /// Between its tags.
    let contentRange: Range<Int>?
    /// From its first brace to its last.
    let range: Range<Int>
}

/// The shortcodes of a story, each with those that stand in it.
struct ShortcodeTree {
    private static let maximumDepth = 8
    private static let maximumCount = 2_000

    private(set) var pieces: [ShortcodePiece] = []
    private(set) var problems: [ShortcodeProblem]

    private let tags: [ShortcodeTag]
    /// The tag that closes each tag.
    private var closings: [Int?]

    /// - Parameter content: Whether a shortcode has text between two tags; nil for an unknown one.
    init(_ text: [UInt8], content: (String) -> ShortcodeDefinition.Content?) {
        let scanner = ShortcodeScanner(text)
        problems = scanner.problems
        var count = 0
        let excess = scanner.tags.firstIndex { tag in
            if case .opening = tag.kind { count += 1 }
            if case .selfClosing = tag.kind { count += 1 }
            return count > Self.maximumCount
        }
        tags = Array(scanner.tags.prefix(excess ?? scanner.tags.count))
        closings = Array(repeating: nil, count: tags.count)
        if let excess {
            problems.append(
                ShortcodeProblem(
                    "the story has more than \(Self.maximumCount) shortcodes",
                    at: scanner.tags[excess].range, hint: "split the story"))
        }
        match(content)
        var index = 0
        pieces = pieces(from: 0, to: text.count, tags: &index, upTo: tags.count, depth: 1)
    }
}

extension ShortcodeTree {
    private mutating func match(_ content: (String) -> ShortcodeDefinition.Content?) {
        var open: [Int] = []
        var openCounts: [String: Int] = [:]
        func missing(_ tag: ShortcodeTag) -> ShortcodeProblem? {
            guard content(tag.name) == .required else { return nil }
            return ShortcodeProblem(
                "`\(tag.name)` is never closed", at: tag.range,
                hint: "write `{{< /\(tag.name) >}}` after what belongs to it")
        }
        for (index, tag) in tags.enumerated() {
            switch tag.kind {
            case .shown: continue
            case .selfClosing:
                if content(tag.name) == .required {
                    problems.append(
                        ShortcodeProblem(
                            "`\(tag.name)` needs something in it", at: tag.range,
                            hint: "write it between `{{< \(tag.name) >}}` and `{{< /\(tag.name) >}}`"))
                }
            case .opening:
                guard content(tag.name) != ShortcodeDefinition.Content.none else { continue }
                open.append(index)
                openCounts[tag.name, default: 0] += 1
            case .closing:
                guard openCounts[tag.name, default: 0] > 0 else {
                    let takesNone = content(tag.name) == ShortcodeDefinition.Content.none
                    let near = Spelling.hint(
                        for: tag.name, in: openCounts.filter { $0.value > 0 }.keys.sorted())
                    problems.append(
                        ShortcodeProblem(
                            takesNone
                                ? "`\(tag.name)` has nothing in it to close"
                                : "`/\(tag.name)` closes nothing",
                            at: tag.range, hint: takesNone ? "remove this" : near))
                    continue
                }
                while let last = open.popLast() {
                    openCounts[tags[last].name, default: 0] -= 1
                    if tags[last].name == tag.name {
                        closings[last] = index
                        break
                    }
                    if let problem = missing(tags[last]) { problems.append(problem) }
                }
            }
        }
        problems += open.compactMap { missing(tags[$0]) }
    }

    /// - Parameter index: Of the first tag in the range; afterwards of the first behind it.
    private mutating func pieces(
        from start: Int, to end: Int, tags index: inout Int, upTo last: Int, depth: Int
    ) -> [ShortcodePiece] {
        var pieces: [ShortcodePiece] = []
        var written = start
        while index < last {
            let tag = tags[index]
            if written < tag.range.lowerBound { pieces.append(.text(written..<tag.range.lowerBound)) }
            written = tag.range.upperBound
            let closing = closings[index]
            index += 1
            switch tag.kind {
            case .shown: pieces.append(.shown(tag))
            // One that closes nothing has been told.
            case .closing: continue
            case .selfClosing, .opening:
                guard let closing else {
                    pieces.append(
                        .call(ShortcodeCall(tag: tag, content: nil, contentRange: nil, range: tag.range)))
                    continue
                }
                let range = tag.range.upperBound..<tags[closing].range.lowerBound
                var content: [ShortcodePiece] = []
                if depth <= Self.maximumDepth {
                    content = self.pieces(
                        from: range.lowerBound, to: range.upperBound, tags: &index, upTo: closing,
                        depth: depth + 1)
                } else {
                    problems.append(
                        ShortcodeProblem(
                            "shortcodes are nested too deeply", at: tag.range,
                            hint: "at most \(Self.maximumDepth) may stand in one another"))
                }
                index = closing + 1
                written = tags[closing].range.upperBound
                pieces.append(
                    .call(
                        ShortcodeCall(
                            tag: tag, content: content, contentRange: range,
                            range: tag.range.lowerBound..<written)))
            }
        }
        if written < end { pieces.append(.text(written..<end)) }
        return pieces
    }
}
