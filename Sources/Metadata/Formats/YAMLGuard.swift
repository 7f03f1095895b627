import Newsroom

/// Refuses what would make Yams, which recurses and hashes whole keys, run out of stack or time.
enum YAMLGuard {
    static func check(_ block: MetadataBlock) throws(MetadataProblem) {
        try checkDepth(block)
        try checkAliases(block)
    }

    /// An upper bound of the nesting, seen in the brackets and in what leads a line.
    private static func checkDepth(_ block: MetadataBlock) throws(MetadataProblem) {
        var brackets = 0
        for number in 1...block.lineCount {
            let line = block.line(number)
            let lead = line.prefix { $0 == UInt8(ascii: " ") || isBlockIndicator($0) }
            for byte in line {
                if byte == UInt8(ascii: "[") || byte == UInt8(ascii: "{") { brackets += 1 }
                if byte == UInt8(ascii: "]") || byte == UInt8(ascii: "}") {
                    brackets = Swift.max(0, brackets - 1)
                }
            }
            guard brackets <= 2 * MetadataFormat.deepestLevel, lead.count <= 4 * MetadataFormat.deepestLevel
            else {
                throw block.problem("lists and maps stand too deep in each other", line: number)
            }
        }
    }

    private static func isBlockIndicator(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "-") || byte == UInt8(ascii: "?") || byte == UInt8(ascii: ":")
    }

    /// So many aliases multiply a text a few thousand times at most.
    private static let mostAliases = 20

    private static func checkAliases(_ block: MetadataBlock) throws(MetadataProblem) {
        let anchors = Set(
            (1...block.lineCount).flatMap { names(after: UInt8(ascii: "&"), in: block.line($0)) })
        guard !anchors.isEmpty else { return }
        var count = 0
        for number in 1...block.lineCount {
            count += names(after: UInt8(ascii: "*"), in: block.line(number)).count { anchors.contains($0) }
            guard count <= mostAliases else {
                throw block.problem(
                    "more than \(mostAliases) aliases", line: number,
                    hint: "write the values out instead of repeating them with `*`")
            }
        }
    }

    private static func names(after sign: UInt8, in line: ArraySlice<UInt8>) -> [[UInt8]] {
        line.indices.compactMap { index in
            guard line[index] == sign else { return nil }
            let name = line[(index + 1)...].prefix { isNameByte($0) }
            return name.isEmpty ? nil : Array(name)
        }
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
            true
        default: false
        }
    }
}
