/// What a text would cost libgumbo, told before it is parsed.
///
/// The HTML Standard's algorithm searches the stack of open elements at many a tag, and copies unclosed
/// formatting elements (`<b>`, `<a>` …) into every block that follows: deep or tangled input must never reach
/// it. One pass over the tags follows the stack of open elements; in doubt it takes one to be open still.
struct HTMLBurden {
    /// In bytes.
    static let maximumLength = 8 << 20
    /// Start tags and end tags.
    private static let maximumTags = 200_000
    /// Elements open at once, those with optional end tags aside.
    private static let maximumOpen = 200
    private static let maximumAttributes = 400
    /// Steps through the stack of open elements and through attributes.
    private static let maximumWork = 20_000_000

    private enum Kind {
        case formatting, block, boundary, foreign, cell, inline
    }

    private struct Open {
        let name: [UInt8]
        let kind: Kind
    }

    private var open: [Open] = []
    private var openFormatting = 0
    private var tags = 0
    private var work = 0
    private var line = 1
    /// Before this offset no end tag closes anything: the text may or may not be raw.
    private var frozenUntil = 0

    static func check(_ bytes: [UInt8]) throws(HTMLError) {
        guard bytes.count <= maximumLength else { throw .tooLong(limit: maximumLength) }
        var burden = HTMLBurden()
        try bytes.withUnsafeBufferPointer { buffer throws(HTMLError) in try burden.scan(buffer) }
    }

    private mutating func scan(_ bytes: UnsafeBufferPointer<UInt8>) throws(HTMLError) {
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            index += 1
            if byte == UInt8(ascii: "\n") { line += 1 }
            guard byte == UInt8(ascii: "<"), index < bytes.count else { continue }
            if bytes[index] == UInt8(ascii: "!") || bytes[index] == UInt8(ascii: "?") {
                skipDeclaration(in: bytes, from: &index)
                continue
            }
            let isEnd = bytes[index] == UInt8(ascii: "/")
            let start = isEnd ? index + 1 : index
            guard start < bytes.count, Self.isLetter(bytes[start]) else { continue }
            let isFrozen = index < frozenUntil
            index = start
            while index < bytes.count, Self.isNameByte(bytes[index]) { index += 1 }
            let name = bytes[start..<index].map { $0 | (Self.isLetter($0) ? 0x20 : 0) }
            tags += 1
            guard tags <= Self.maximumTags else { throw .tooTangled(line: line) }
            let nameEnd = index
            let attributes = try skipAttributes(in: bytes, from: &index)
            if isFrozen {
                frozenUntil = max(frozenUntil, index)
                index = nameEnd
            }
            if !isEnd {
                try self.start(name, attributes: attributes)
                if Self.rawTextElements.contains(name), !isFrozen {
                    skipRawText(of: name, in: bytes, from: &index)
                }
            } else if !isFrozen {
                try close(name)
            }
        }
    }

    /// Moves behind a comment, or behind the ">" of what the tokeniser takes for one.
    private mutating func skipDeclaration(in bytes: UnsafeBufferPointer<UInt8>, from index: inout Int) {
        let start = index
        if index < frozenUntil {
            frozenUntil = bytes.count
        } else if bytes[start...].starts(with: Array("!--".utf8)) {
            index += 3
            while index < bytes.count {
                if bytes[index] == UInt8(ascii: "\n") { line += 1 }
                index += 1
                guard bytes[index - 1] == UInt8(ascii: ">"), bytes[index - 2] == UInt8(ascii: "-") else {
                    if bytes[max(start, index - 4)..<index].elementsEqual("--!>".utf8) { return }
                    continue
                }
                // "<!-->" and "<!--->" are whole comments.
                if bytes[index - 3] == UInt8(ascii: "-") { return }
            }
        } else if bytes[start...].starts(with: Array("![CDATA[".utf8)), isUncertain {
            frozenUntil = Self.offset(of: Array("]]>".utf8), in: bytes, from: index)
        } else {
            while index < bytes.count, bytes[index] != UInt8(ascii: ">") {
                if bytes[index] == UInt8(ascii: "\n") { line += 1 }
                index += 1
            }
        }
    }

    /// Moves to the end tag of an element whose contents are no markup, unless it may stand where they are.
    private mutating func skipRawText(
        of name: [UInt8], in bytes: UnsafeBufferPointer<UInt8>, from index: inout Int
    ) {
        var end = index - 1
        repeat {
            end = Self.offset(of: Array("</".utf8) + name, in: bytes, from: end + 1)
        } while end + name.count + 2 < bytes.count && Self.isNameByte(bytes[end + name.count + 2])
        guard !isUncertain else {
            frozenUntil = end
            return
        }
        // After "<!--<script" an end tag may be text.
        let contents = UnsafeBufferPointer(rebasing: bytes[index..<end])
        let comment = Self.offset(of: Array("<!--".utf8), in: contents, from: 0)
        if Self.offset(of: Array("<script".utf8), in: contents, from: comment) < contents.count {
            frozenUntil = bytes.count
            return
        }
        line += bytes[index..<end].count { $0 == UInt8(ascii: "\n") }
        index = end
    }

    /// In SVG and MathML there is no raw text, and in `select` its tags count for nothing.
    private var isUncertain: Bool {
        open.contains { $0.kind == .foreign || $0.name == Array("select".utf8) }
    }

    private static func offset(
        of text: [UInt8], in bytes: UnsafeBufferPointer<UInt8>, from start: Int
    ) -> Int {
        var index = start
        while index + text.count <= bytes.count {
            if bytes[index] == text[0],
                zip(text, bytes[index...]).allSatisfy({ $0 == $1 || (isLetter($1) && $0 == $1 | 0x20) })
            {
                return index
            }
            index += 1
        }
        return bytes.count
    }

    /// Moves to the end of a tag and gives the number of its attributes.
    private mutating func skipAttributes(
        in bytes: UnsafeBufferPointer<UInt8>, from index: inout Int
    ) throws(HTMLError) -> Int {
        enum State { case beforeName, name, afterName, beforeValue, unquotedValue }
        var attributes = 0
        var state = State.beforeName
        while index < bytes.count, bytes[index] != UInt8(ascii: ">") {
            let byte = bytes[index]
            index += 1
            if byte == UInt8(ascii: "\n") { line += 1 }
            switch (state, byte) {
            case (.beforeName, 0...0x20), (.afterName, 0...0x20), (.beforeValue, 0...0x20): break
            case (.name, 0...0x20): state = .afterName
            case (.unquotedValue, 0...0x20): state = .beforeName
            case (.beforeName, UInt8(ascii: "/")), (.name, UInt8(ascii: "/")),
                (.afterName, UInt8(ascii: "/")):
                state = .beforeName
            case (.name, UInt8(ascii: "=")), (.afterName, UInt8(ascii: "=")): state = .beforeValue
            case (.beforeValue, UInt8(ascii: "\"")), (.beforeValue, UInt8(ascii: "'")):
                while index < bytes.count, bytes[index] != byte {
                    if bytes[index] == UInt8(ascii: "\n") { line += 1 }
                    index += 1
                }
                index = min(index + 1, bytes.count)
                state = .beforeName
            case (.beforeValue, _): state = .unquotedValue
            case (.beforeName, _), (.afterName, _):
                attributes += 1
                state = .name
            case (.name, _), (.unquotedValue, _): break
            }
        }
        index = min(index + 1, bytes.count)
        guard attributes <= Self.maximumAttributes else { throw .tooTangled(line: line) }
        return attributes
    }

    private mutating func start(_ name: [UInt8], attributes: Int) throws(HTMLError) {
        try spend(1 + attributes * attributes / 16 + openFormatting)
        guard let kind = Self.kind(of: name) else { return }
        if kind == .formatting {
            try spend(openFormatting * (1 + attributes * attributes))
            openFormatting += 1
        } else if kind == .cell {
            // Outside a table the tag counts for nothing; inside, it closes the cell before it.
            guard open.contains(where: { $0.name == Array("table".utf8) }) else { return }
            if let previous = open.lastIndex(where: { [.boundary, .foreign, .cell].contains($0.kind) }),
                open[previous].kind == .cell
            {
                drop(from: previous)
            }
        }
        open.append(Open(name: name, kind: kind))
        if open.count > Self.maximumOpen { throw .tooDeep(line: line) }
    }

    private mutating func close(_ name: [UInt8]) throws(HTMLError) {
        try spend(1 + open.count)
        guard let kind = Self.kind(of: name),
            let match = open.lastIndex(where: { $0.name == name || Self.stops($0.kind, searchFor: kind) }),
            open[match].name == name
        else { return }
        if kind == .formatting {
            open.remove(at: match)
            openFormatting -= 1
            return
        }
        if let cell = open[match...].firstIndex(where: { $0.kind == .cell }) { drop(from: cell) }
        guard kind != .cell else { return }
        // Formatting that a closed block leaves open goes on after it.
        let formatting = open[match...].filter { $0.kind == .formatting }
        open.removeSubrange(match...)
        open += formatting
    }

    /// Whether an end tag has no effect on elements that stand before one of a kind.
    private static func stops(_ kind: Kind, searchFor wanted: Kind) -> Bool {
        switch kind {
        case .formatting, .inline: false
        case .block: wanted == .inline || wanted == .foreign
        case .cell: wanted != .boundary
        case .boundary, .foreign: true
        }
    }

    private mutating func drop(from index: Int) {
        openFormatting -= open[index...].count { $0.kind == .formatting }
        open.removeSubrange(index...)
    }

    private mutating func spend(_ steps: Int) throws(HTMLError) {
        work += steps
        if work > Self.maximumWork { throw .tooTangled(line: line) }
    }

    /// Nil for elements that nest only where another element stands between them, and for those without an end.
    private static func kind(of name: [UInt8]) -> Kind? {
        kinds[name] ?? .inline
    }

    private static let kinds: [[UInt8]: Kind?] = {
        var kinds: [[UInt8]: Kind?] = [:]
        func add(_ kind: Kind?, _ names: String) {
            for name in names.split(separator: " ") { kinds[Array(name.utf8)] = .some(kind) }
        }
        add(.formatting, "a b big code em font i nobr s small strike strong tt u")
        add(
            .block,
            "address article aside blockquote center details dialog dir div dl fieldset figcaption figure footer"
                + " form h1 h2 h3 h4 h5 h6 header hgroup main menu nav ol pre listing section summary ul")
        add(.boundary, "table caption object applet marquee template select button html body frameset")
        add(.foreign, "svg math")
        add(.cell, "td th")
        add(
            nil,
            "area base br col embed hr img input link meta param source track wbr"
                + " p li dt dd option tr tbody thead tfoot colgroup")
        return kinds
    }()

    private static let rawTextElements = Set(
        "script style xmp iframe noembed noframes title textarea".split(separator: " ").map { Array($0.utf8) }
    )

    private static func isLetter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        byte > 0x20 && byte != UInt8(ascii: "/") && byte != UInt8(ascii: ">")
    }
}
