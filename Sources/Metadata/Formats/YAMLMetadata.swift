import Newsroom
import Yams

/// YAML through Yams, which is libyaml.
enum YAMLMetadata {
    static func parse(_ block: MetadataBlock) throws(MetadataProblem) -> MetadataNode {
        if let node = PlainYAML.parse(block) { return node }
        try YAMLGuard.check(block)
        let root: Node?
        do {
            // Without rules of its own Yams leaves every scalar as written, which is what the trap-free
            // reading here needs, and is faster.
            root = try Parser(yaml: block.text, resolver: .basic, encoding: .utf8).singleRoot()
        } catch {
            throw problem(error, in: block)
        }
        guard let root else { return block.empty }
        var composer = Composer(block: block)
        return try composer.node(root, level: 0)
    }

    private struct Composer {
        let block: MetadataBlock
        /// Aliases let a short text stand for a huge tree: only so many nodes are made of it.
        var nodesLeft = 20_000

        mutating func node(_ node: Node, level: Int) throws(MetadataProblem) -> MetadataNode {
            let place = place(of: node)
            nodesLeft -= 1
            guard nodesLeft > 0 else { throw MetadataProblem("the metadata has too many values", at: place) }
            guard level <= MetadataFormat.deepestLevel else {
                throw MetadataProblem("lists and maps stand too deep in each other", at: place)
            }
            switch node {
            case .scalar(let scalar):
                guard scalar.style == .plain, scalar.tag.description != "tag:yaml.org,2002:str" else {
                    return MetadataNode(.text, text: scalar.string, at: MetadataSpot(place))
                }
                let kind = ScalarKind.kind(ofPlain: scalar.string)
                return MetadataNode(kind, text: kind == .none ? nil : scalar.string, at: MetadataSpot(place))
            case .sequence(let sequence):
                var nodes: [MetadataNode] = []
                for item in sequence { nodes.append(try self.node(item, level: level + 1)) }
                return MetadataNode(.list(nodes), at: MetadataSpot(place))
            case .mapping(let mapping):
                return MetadataNode(.map(try entries(of: mapping, level: level)), at: MetadataSpot(place))
            case .alias:
                throw MetadataProblem("an alias stands for nothing here", at: place)
            }
        }

        private mutating func entries(
            of mapping: Node.Mapping, level: Int
        ) throws(MetadataProblem) -> [MetadataEntry] {
            var entries: [MetadataEntry] = []
            var merged: [MetadataEntry] = []
            for (key, value) in mapping {
                guard case .scalar(let name) = key else {
                    throw MetadataProblem("a key must be a text", at: place(of: key))
                }
                let value = try node(value, level: level + 1)
                if name.string == "<<", name.style == .plain {
                    merged += try mergedEntries(value, at: place(of: key))
                } else {
                    entries.append(
                        MetadataEntry(key: name.string, at: MetadataSpot(place(of: key)), value: value))
                }
            }
            var names = Set(entries.map(\.key))
            return entries + merged.filter { names.insert($0.key).inserted }
        }

        /// What `<<: *base` takes over of a map or of several; what the map itself says wins over it, and the
        /// first of several over the others (the merge key of YAML 1.1).
        private func mergedEntries(
            _ value: MetadataNode, at place: Place
        ) throws(MetadataProblem) -> [MetadataEntry] {
            let nodes = if case .list(let nodes) = value.kind { nodes } else { [value] }
            var entries: [MetadataEntry] = []
            for node in nodes {
                guard case .map(let map) = node.kind else {
                    throw MetadataProblem(
                        "`<<` takes over the keys of a map, and this is \(node.kindName)", at: place,
                        hint: "name a map: `<<: *base`, which is written `base: &base` above")
                }
                entries += map
            }
            return entries
        }

        private func place(of node: Node) -> Place {
            guard let mark = node.mark else { return block.place(line: 1) }
            let quotes = node.scalar.map { $0.style == .plain ? 0 : 2 } ?? 0
            let length = node.scalar.map { $0.string.unicodeScalars.count + quotes } ?? 1
            return block.place(line: mark.line, column: mark.column, length: length)
        }
    }

    private static func problem(_ error: any Error, in block: MetadataBlock) -> MetadataProblem {
        guard let error = error as? YamlError else {
            return block.problem("this is no YAML that can be read", line: 1)
        }
        switch error {
        case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _),
            .composer(let context, let problem, let mark, _):
            let words = YAMLWords.explanation(of: problem, context: context?.text, at: block.line(mark.line))
            return block.problem(words.summary, line: mark.line, column: mark.column, hint: words.hint)
        case .duplicatedKeysInMapping(let keys, let context):
            return MetadataProblem(
                keys.map { key in
                    let place = laterPlace(of: key, after: context.mark, in: block)
                    return .error("`\(key)` is given twice", at: place, hint: "keep one of the two")
                })
        case .memory:
            return block.problem("lists and maps stand too deep in each other", line: 1)
        default:
            return block.problem("this is no YAML that can be read", line: 1)
        }
    }

    /// Yams names the first of two equal keys; the second is the one that people look for.
    private static func laterPlace(of key: String, after mark: Mark, in block: MetadataBlock) -> Place {
        let places = (mark.line...Swift.max(mark.line, block.lineCount)).lazy.compactMap { number -> Place? in
            let line = String(decoding: block.line(number), as: UTF8.self)
            let start = line.prefix { $0 == " " }.count
            let rest = line.dropFirst(start).filter { $0 != "\"" && $0 != "'" }
            guard rest.hasPrefix(key), rest.dropFirst(key.count).first == ":" else { return nil }
            return block.place(line: number, column: start + 1, length: key.unicodeScalars.count)
        }
        return places.dropFirst().first ?? block.place(line: mark.line, column: mark.column)
    }
}
