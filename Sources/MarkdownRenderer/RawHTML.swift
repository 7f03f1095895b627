import HTMLTree

/// Resolves the addresses in a piece of raw HTML, all else left as it is.
struct RawHTML {
    private let html: UnsafeBufferPointer<UInt8>
    /// The lines of the block in which it stands.
    private let block: ClosedRange<Int>
    private var written = 0

    static func write(
        _ html: UnsafeBufferPointer<UInt8>, in block: ClosedRange<Int>, to output: inout [UInt8],
        resolvedBy addresses: inout AddressBook
    ) {
        var raw = RawHTML(html: html, block: block)
        var scanner = TagScanner(html)
        while let attribute = scanner.nextAttribute() {
            raw.write(attribute, to: &output, resolvedBy: &addresses)
        }
        output.append(contentsOf: UnsafeBufferPointer(rebasing: html[raw.written...]))
    }
}

extension RawHTML {
    private init(html: UnsafeBufferPointer<UInt8>, block: ClosedRange<Int>) {
        self.html = html
        self.block = block
    }

    private mutating func write(
        _ attribute: TagScanner.Attribute, to output: inout [UInt8], resolvedBy addresses: inout AddressBook
    ) {
        let isSourceSet = attribute.name == "srcset"
        guard isSourceSet || ["href", "src", "poster", "cite"].contains(attribute.name),
            let value = value(of: attribute)
        else { return }
        let isImage =
            attribute.name == "poster" || attribute.element == "img" || attribute.element == "source"
        let resolved: [UInt8]?
        if isSourceSet {
            let before = SourceSet(value)
            var after = before
            after.candidates = before.candidates.compactMap { candidate in
                var candidate = candidate
                guard let address = resolve(candidate.address, isImage, nil, &addresses) else { return nil }
                candidate.address = address
                return candidate
            }
            guard after != before else { return }
            resolved = after.candidates.isEmpty ? nil : Self.escaped(after)
        } else {
            let asWritten = String(decoding: html[attribute.value], as: UTF8.self)
            let address = resolve(value, isImage, asWritten, &addresses)
            guard address != value else { return }
            resolved = address.map(Self.escaped)
        }
        replace(attribute, with: resolved, in: &output)
    }

    private func resolve(
        _ address: String, _ isImage: Bool, _ needle: String?, _ addresses: inout AddressBook
    ) -> String? {
        Array(address.utf8).withUnsafeBufferPointer {
            addresses.address(for: $0, isImage: isImage, writtenAs: needle, in: block)
        }
    }

    /// - Parameter value: nil leaves the attribute out.
    private mutating func replace(
        _ attribute: TagScanner.Attribute, with value: [UInt8]?, in output: inout [UInt8]
    ) {
        output.append(contentsOf: UnsafeBufferPointer(rebasing: html[written..<attribute.source.lowerBound]))
        if let value {
            output += attribute.name.utf8
            output.append("=\"")
            output += value
            output.append("\"")
        }
        // What comes after stays on its line.
        for byte in html[attribute.source] where byte == UInt8(ascii: "\n") { output.append(byte) }
        written = attribute.source.upperBound
    }

    /// The value as a browser reads it: entities decoded, white space around it taken off.
    private func value(of attribute: TagScanner.Attribute) -> String? {
        var value = Array(html[attribute.value])[...]
        if value.contains(UInt8(ascii: "&")) {
            let tag = Array("<p ".utf8) + html[attribute.source] + Array(">".utf8)
            let element = try? HTMLDocument.parse(tag, fragment: true).nodes.first?.element
            guard let decoded = element?[attribute.name] else { return nil }
            value = Array(decoded.utf8)[...]
        }
        value = value.drop { $0 <= 0x20 }
        while let last = value.last, last <= 0x20 { value.removeLast() }
        return String(decoding: value, as: UTF8.self)
    }

    private static func escaped(_ address: String) -> [UInt8] {
        var output: [UInt8] = []
        Escape.address(address, to: &output)
        return output
    }

    private static func escaped(_ sources: SourceSet) -> [UInt8] {
        var output: [UInt8] = []
        for (index, candidate) in sources.candidates.enumerated() {
            if index > 0 { output.append(", ") }
            Escape.address(candidate.address, to: &output)
            for descriptor in candidate.descriptors {
                output.append(" ")
                Escape.text(descriptor.utf8, to: &output)
            }
        }
        return output
    }
}
