/// Finds the addresses in raw HTML without parsing it: the values in quotation marks of `href` and `src`.
enum RawHTML {
    /// Writes the HTML with each such address replaced by what `resolve` gives for it, nil leaving it as it is.
    static func write(
        _ html: UnsafeBufferPointer<UInt8>, to output: inout [UInt8],
        resolve: (_ address: UnsafeBufferPointer<UInt8>, _ isImage: Bool) -> String?
    ) {
        var index = 0
        var written = 0
        var isInTag = false
        while index < html.count {
            let byte = html[index]
            index += 1
            if byte == UInt8(ascii: "<") { isInTag = true }
            if byte == UInt8(ascii: ">") { isInTag = false }
            guard isInTag, byte <= 0x20, let (name, start) = attribute(html, at: index) else { continue }
            let quote = html[start - 1]
            guard let end = html[start...].firstIndex(of: quote) else { continue }
            let value = UnsafeBufferPointer(rebasing: html[start..<end])
            // An address with entities in it is left to the reader's browser, unchanged.
            if !value.contains(UInt8(ascii: "&")), let address = resolve(value, name == "src") {
                output.append(contentsOf: UnsafeBufferPointer(rebasing: html[written..<start]))
                Escape.address(address.utf8, to: &output)
                written = end
            }
            index = end + 1
        }
        output.append(contentsOf: UnsafeBufferPointer(rebasing: html[written..<html.count]))
    }

    /// The name of an `href` or `src` at an offset, and where its value begins.
    private static func attribute(
        _ html: UnsafeBufferPointer<UInt8>, at index: Int
    ) -> (name: String, start: Int)? {
        for name in ["href", "src"] {
            let start = index + name.utf8.count + 2
            guard start < html.count, html[start - 2] == UInt8(ascii: "="),
                html[start - 1] == UInt8(ascii: "\"") || html[start - 1] == UInt8(ascii: "'"),
                zip(name.utf8, html[index...]).allSatisfy({ $0 == $1 | 0x20 })
            else { continue }
            return (name, start)
        }
        return nil
    }
}
