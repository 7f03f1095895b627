import Newsroom

/// TOML 1.0, with the order and places of keys.
///
/// By hand, since the one TOML library for Swift tells neither and ends the process on some slips
/// (`date = 2021-12-30T`, `[(`). Dates stay text as written: ``DateReader`` reads them.
enum TOMLMetadata {
    static func parse(_ block: MetadataBlock) throws(MetadataProblem) -> MetadataNode {
        var scanner = TOMLScanner(block: block)
        let root = TOMLTable(at: MetadataSpot(block.place(line: 1)))
        var table = root
        while scanner.skipToStatement() {
            if scanner.skip("[") {
                let isArray = scanner.skip("[")
                let path = try scanner.keyPath()
                guard scanner.skip("]"), !isArray || scanner.skip("]") else {
                    throw scanner.problem(
                        "the header of the table is not closed", hint: "write it as `[image]`")
                }
                table = try root.table(at: path, isArray: isArray)
            } else {
                let path = try scanner.keyPath()
                guard scanner.skip("=") else {
                    throw scanner.problem("expected `=` after the key", hint: "write it as `key = \"value\"`")
                }
                try table.set(try TOMLValueParser.value(&scanner, level: 0), at: path)
            }
            guard scanner.skipLineEnd() else {
                throw scanner.problem("expected the end of the line", hint: "write one key on each line")
            }
        }
        return root.node
    }
}

/// A key of TOML and where it stands.
struct TOMLKey {
    let name: String
    let spot: MetadataSpot
}

/// A table while it is being read.
final class TOMLTable {
    enum Value {
        case node(MetadataNode)
        case table(TOMLTable)
        case tables([TOMLTable], at: MetadataSpot)
    }

    private enum Origin {
        /// It leads to another: a header may still define it.
        case implied
        /// A header or an inline value defines it.
        case defined
        /// Dotted keys make it, and may go on to.
        case dotted
    }

    private let spot: MetadataSpot
    private var origin = Origin.implied
    private var values: [(key: TOMLKey, value: Value)] = []
    private var indexes: [String: Int] = [:]

    init(at spot: MetadataSpot) {
        self.spot = spot
    }

    var node: MetadataNode {
        let entries = values.map { key, value in
            let node =
                switch value {
                case .node(let node): node
                case .table(let table): table.node
                case .tables(let tables, let spot): MetadataNode(.list(tables.map(\.node)), at: spot)
                }
            return MetadataEntry(key: key.name, at: key.spot, value: node)
        }
        return MetadataNode(.map(entries), at: spot)
    }

    /// The table that a header names.
    func table(at path: [TOMLKey], isArray: Bool) throws(MetadataProblem) -> TOMLTable {
        var table = self
        for key in path.dropLast() { table = try table.child(key) }
        guard let last = path.last else { return table }
        switch table.value(of: last.name) {
        case nil:
            let new = TOMLTable(at: last.spot)
            new.origin = .defined
            table.add(last, isArray ? .tables([new], at: last.spot) : .table(new))
            return new
        case .tables(let tables, let spot) where isArray:
            let new = TOMLTable(at: last.spot)
            new.origin = .defined
            table.replace(last.name, by: .tables(tables + [new], at: spot))
            return new
        case .table(let existing) where !isArray && existing.origin == .implied:
            existing.origin = .defined
            return existing
        default: throw Self.twice(last)
        }
    }

    /// Sets the value of a key, whose dots lead through tables.
    func set(_ value: MetadataNode, at path: [TOMLKey]) throws(MetadataProblem) {
        var table = self
        for key in path.dropLast() {
            if case .table(let existing) = table.value(of: key.name) {
                guard existing.origin == .dotted else { throw Self.twice(key) }
                table = existing
            } else {
                let next = try table.child(key)
                next.origin = .dotted
                table = next
            }
        }
        guard let last = path.last else { return }
        if case .some = table.value(of: last.name) { throw Self.twice(last) }
        table.add(last, .node(value))
    }

    /// The table of a key on the way to another, made where there is none.
    private func child(_ key: TOMLKey) throws(MetadataProblem) -> TOMLTable {
        switch value(of: key.name) {
        case .table(let table): return table
        case .tables(let tables, _):
            guard let last = tables.last else { throw Self.twice(key) }
            return last
        case .node: throw Self.twice(key)
        case nil:
            let new = TOMLTable(at: key.spot)
            add(key, .table(new))
            return new
        }
    }

    private func value(of name: String) -> Value? { indexes[name].map { values[$0].value } }

    private func add(_ key: TOMLKey, _ value: Value) {
        indexes[key.name] = values.count
        values.append((key, value))
    }

    private func replace(_ name: String, by value: Value) {
        if let index = indexes[name] { values[index].value = value }
    }

    private static func twice(_ key: TOMLKey) -> MetadataProblem {
        MetadataProblem("`\(key.name)` is given twice", at: key.spot.place, hint: "keep one of the two")
    }
}
