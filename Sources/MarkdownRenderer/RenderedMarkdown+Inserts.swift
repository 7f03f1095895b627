extension RenderedMarkdown {
    /// Puts HTML in the places of the marks. What stands where no HTML can, within a tag, is left out and noted
    /// in ``misplacedInserts``; what stands in a comment is left out.
    ///
    /// - Parameter inserts: By the numbers of the marks.
    package mutating func fill(_ inserts: [[UInt8]]) {
        var output: [UInt8] = []
        output.reserveCapacity(html.count + inserts.reduce(0) { $0 + $1.count })
        let markup = html.withUnsafeBufferPointer { TagScanner.markup(of: $0) }
        var next = 0
        var index = 0
        while index < html.count {
            guard html[index] == 0xEF, let (number, end) = Insert.read(html, at: index) else {
                output.append(html[index])
                index += 1
                continue
            }
            while next < markup.count, markup[next].range.upperBound <= index { next += 1 }
            if next < markup.count, markup[next].range.contains(index) {
                if !markup[next].isComment { misplacedInserts.insert(number) }
            } else if inserts.indices.contains(number) {
                output += inserts[number]
                // What stands in its own paragraph ends its line already.
                if inserts[number].last == UInt8(ascii: "\n"), end < html.count,
                    html[end] == UInt8(ascii: "\n")
                {
                    output.removeLast()
                }
            }
            index = end
        }
        html = output
    }
}
