package import Newsroom

/// Reads a map value by value and type by type, and collects what is wrong with it.
///
/// A key has a first name, by which diagnostics call it, and may have others. Letter case, hyphens and
/// underscores in names do not count: `publish_date` is `publishDate`. A value that is nothing (`key:` and no
/// more) is as if the key were not there; so is an empty text where ``init(_:emptyIsNothing:)`` says so.
package final class MetadataReader {
    private let spot: MetadataSpot
    private let entries: [MetadataEntry]
    /// Of the keys of all entries: most names that are asked for begin otherwise.
    private let heads: [UInt32]
    /// With what bytes the keys begin, a bit for each, some bits for two: that is told of a name even faster.
    private let initials: UInt32
    private var isRead: [Bool]
    private var knownNames: [[String]] = []
    private let emptyIsNothing: Bool
    private let log: Log

    private final class Log {
        var diagnostics: [Diagnostic] = []
    }

    /// - Parameter emptyIsNothing: Exporters write `slug: ""` for stories without a slug.
    package convenience init(_ map: MetadataNode, emptyIsNothing: Bool = false) {
        self.init(map, emptyIsNothing: emptyIsNothing, log: Log())
    }

    private init(_ map: MetadataNode, emptyIsNothing: Bool, log: Log) {
        spot = map.spot
        entries = if case .map(let entries) = map.kind { entries } else { [] }
        heads = entries.map { entry in
            var key = entry.key
            return key.withUTF8(Self.head)
        }
        initials = entries.reduce(into: 0) { $0 |= Self.initial(of: $1.key) }
        isRead = Array(repeating: false, count: entries.count)
        self.emptyIsNothing = emptyIsNothing
        self.log = log
        // As many as front matter may have.
        knownNames.reserveCapacity(64)
    }

    /// Where the map stands.
    package var place: Place { spot.place }

    /// What was wrong so far, in this map and in those read through it.
    package var diagnostics: [Diagnostic] { log.diagnostics }

    package func report(_ diagnostic: Diagnostic) {
        log.diagnostics.append(diagnostic)
    }

    // MARK: Values

    /// The entry of a key, whatever its value; the first where two of its names are given, which is reported unless
    /// both say the same.
    package func entry(_ names: [String]) -> MetadataEntry? {
        var first: Int?
        for index in indexes(names) where !isNothing(entries[index].value) {
            if let first { reportTwoNames(first, index) } else { first = index }
        }
        return first.map { entries[$0] }
    }

    private func reportTwoNames(_ first: Int, _ second: Int) {
        let (first, second) = (entries[first], entries[second])
        if let text = first.value.text, text == second.value.text { return }
        report(
            .error(
                "`\(first.key)` and `\(second.key)` are two names for one thing", at: second.keyPlace,
                hint: "keep one of the two"))
    }

    /// The first entry of a key that stands there with nothing as its value.
    package func emptyEntry(_ names: [String]) -> MetadataEntry? {
        indexes(names).first { isNothing(entries[$0].value) }.map { entries[$0] }
    }

    /// Of a key's entries, which are known and read from now on, in the order of the source.
    private func indexes(_ names: [String]) -> [Int] {
        knownNames.append(names)
        var found: [Int] = []
        for var name in names where initials & Self.initial(of: name) != 0 {
            name.withUTF8 { name in
                let head = Self.head(of: name)
                for index in heads.indices where heads[index] == head {
                    guard Self.isKey(entries[index].key, name), !found.contains(index) else { continue }
                    found.append(index)
                    isRead[index] = true
                }
            }
        }
        return found.count > 1 ? found.sorted() : found
    }

    private func isNothing(_ value: MetadataNode) -> Bool {
        if case .none = value.kind { return true }
        return emptyIsNothing && value.text.map(Self.trimmed)?.isEmpty == true
    }

    package func node(_ names: String...) -> MetadataNode? { entry(names)?.value }

    /// A text without white space around it. Numbers, flags and dates are taken as they are written.
    package func text(_ names: String...) -> String? {
        entry(names).flatMap { text(of: $0.value, for: names[0]) }
    }

    /// `true` or `false`, `yes` or `no`, `on` or `off`.
    package func flag(_ names: String...) -> Bool? {
        guard let entry = entry(names) else { return nil }
        switch entry.value.text?.lowercased() {
        case "true", "yes", "on": return true
        case "false", "no", "off": return false
        default:
            expected("`true` or `false`", for: names[0], found: entry.value)
            return nil
        }
    }

    package func integer(_ names: String..., in range: ClosedRange<Int>) -> Int? {
        guard let entry = entry(names) else { return nil }
        guard let integer = entry.value.text.flatMap({ Int($0) }) else {
            expected("a whole number", for: names[0], found: entry.value)
            return nil
        }
        guard range.contains(integer) else {
            report(
                .error(
                    "`\(names[0])` must be from \(range.lowerBound) to \(range.upperBound)",
                    at: entry.value.place))
            return nil
        }
        return integer
    }

    /// A list of texts. A single text is a list of one, or of those between its commas where `splitsAtCommas`
    /// says so. Empty texts are left out.
    package func textList(_ names: String..., splitsAtCommas: Bool = false) -> [String]? {
        guard let entry = entry(names) else { return nil }
        return textList(of: entry.value, for: names[0], splitsAtCommas: splitsAtCommas)
    }

    package func date(_ names: String..., in zone: SiteTimeZone) -> Moment? {
        entry(names).flatMap { date(of: $0.value, for: names[0], in: zone) }
    }

    /// One of a few words, in any letter case.
    package func choice<Choice>(_ names: String..., of choices: KeyValuePairs<String, Choice>) -> Choice? {
        guard let entry = entry(names) else { return nil }
        return choice(entry, for: names[0], of: choices)
    }

    /// On its own, since a generic function makes all types that it may need when it is called.
    @inline(never)
    private func choice<Choice>(
        _ entry: MetadataEntry, for name: String, of choices: KeyValuePairs<String, Choice>
    ) -> Choice? {
        let text = entry.value.text ?? ""
        if let choice = choices.first(where: { $0.key == text.lowercased() }) { return choice.value }
        let words = choices.map { "`\($0.key)`" }.joined(separator: ", ")
        report(
            .error(
                "`\(name)` must be one of \(words)", at: entry.value.place,
                hint: Spelling.hint(for: text, in: choices.map(\.key))))
        return nil
    }

    /// The reader of a map; its diagnostics join those of this one.
    package func map(_ names: String...) -> MetadataReader? {
        guard let entry = entry(names) else { return nil }
        return map(entry.value, for: names[0])
    }

    /// The readers of a list of maps.
    package func maps(_ names: String...) -> [MetadataReader]? {
        guard let entry = entry(names) else { return nil }
        guard case .list(let nodes) = entry.value.kind else {
            expected("a list", for: names[0], found: entry.value)
            return nil
        }
        return nodes.compactMap { map($0, for: names[0]) }
    }

    // MARK: Values in hand

    package func text(of node: MetadataNode, for name: String) -> String? {
        guard let text = node.text else {
            expected("a text", for: name, found: node)
            return nil
        }
        return Self.trimmed(text)
    }

    /// A date, read on the clocks of a zone where it names none itself.
    package func date(of node: MetadataNode, for name: String, in zone: SiteTimeZone) -> Moment? {
        guard let text = text(of: node, for: name) else { return nil }
        do throws(DateProblem) {
            return try DateReader.read(text, in: zone)
        } catch {
            report(.error(error.summary, at: node.place, hint: error.hint))
            return nil
        }
    }

    package func textList(of node: MetadataNode, for name: String, splitsAtCommas: Bool = false) -> [String]?
    {
        if case .list(let nodes) = node.kind {
            var texts: [String] = []
            texts.reserveCapacity(nodes.count)
            for node in nodes {
                if case .none = node.kind { continue }
                if let text = text(of: node, for: name), !text.isEmpty { texts.append(text) }
            }
            return texts
        }
        guard let text = node.text else {
            expected("a text or a list of texts", for: name, found: node)
            return nil
        }
        let parts = splitsAtCommas ? text.split(separator: ",").map(String.init) : [text]
        return parts.map(Self.trimmed).filter { !$0.isEmpty }
    }

    package func map(_ node: MetadataNode, for name: String) -> MetadataReader? {
        guard case .map = node.kind else {
            expected("a map", for: name, found: node)
            return nil
        }
        return MetadataReader(node, emptyIsNothing: emptyIsNothing, log: log)
    }

    package func expected(_ expectation: String, for name: String, found node: MetadataNode) {
        report(.error("`\(name)` must be \(expectation), not \(node.kindName)", at: node.place))
    }

    // MARK: What nobody asked for

    /// The entries that were not read, in the order of the source.
    package func unreadEntries() -> [MetadataEntry] {
        zip(entries, isRead).filter { !$1 }.map(\.0)
    }

    /// Reports every entry that was not read as an error: for configuration, where each key has a meaning.
    package func reportUnreadEntries() {
        for entry in unreadEntries() {
            report(
                .error(
                    "unknown key `\(entry.key)`", at: entry.keyPlace,
                    hint: Spelling.hint(for: entry.key, in: Set(knownNames.joined()))))
        }
    }

    /// Reports entries that were not read and look like a slip of a known key: for front matter, where a newsroom
    /// may have keys of its own. They are warnings but for slips of certain names.
    package func reportSlips(asErrors names: Set<String> = []) {
        let unread = unreadEntries()
        guard !unread.isEmpty else { return }
        let grave = Set(names.map(Self.plain))
        for entry in unread {
            guard let nearest = Spelling.closest(to: entry.key, in: Set(knownNames.joined())) else {
                continue
            }
            let severity: Diagnostic.Severity = grave.contains(Self.plain(nearest)) ? .error : .warning
            report(
                Diagnostic(
                    severity, "unknown key `\(entry.key)`", at: entry.keyPlace,
                    hint: "did you mean `\(nearest)`?"))
        }
    }

    /// A name in small letters, without hyphens and underscores.
    private static func plain(_ name: String) -> [UInt8] { name.utf8.compactMap(plain) }

    private static func plain(_ byte: UInt8) -> UInt8? {
        if byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-") { return nil }
        return (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
    }

    /// The bit of the first byte, whatever its letter case; all bits where none of it counts.
    private static func initial(of name: String) -> UInt32 {
        guard let byte = name.utf8.first, plain(byte) != nil else { return .max }
        return 1 << UInt32(byte & 0x1F)
    }

    /// The first four bytes of a name, made plain, in one number.
    private static func head(of name: UnsafeBufferPointer<UInt8>) -> UInt32 {
        var head: UInt32 = 0
        for byte in name {
            if let byte = plain(byte) { head = head << 8 | UInt32(byte) }
            if head >> 24 != 0 { break }
        }
        return head
    }

    /// Whether a key and a name are the same, made plain.
    private static func isKey(_ key: String, _ name: UnsafeBufferPointer<UInt8>) -> Bool {
        var key = key
        return key.withUTF8 { $0.lazy.compactMap(plain).elementsEqual(name.lazy.compactMap(plain)) }
    }

    private static func trimmed(_ text: String) -> String {
        // Most texts begin and end with a visible character of ASCII.
        if let first = text.utf8.first, let last = text.utf8.last, (0x21..<0x7F).contains(first),
            (0x21..<0x7F).contains(last)
        {
            return text
        }
        func isSpace(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isWhitespace }
        let scalars = text.unicodeScalars
        guard let start = scalars.firstIndex(where: { !isSpace($0) }),
            let end = scalars.lastIndex(where: { !isSpace($0) })
        else { return "" }
        return String(scalars[start...end])
    }
}
