/// The part of a file that a request asks for (RFC 9110, section 14).
enum ByteRange {
    enum Answer: Equatable {
        /// There is no range, or one that may be passed over: the whole file.
        case whole
        case part(Range<Int>)
        /// No byte of it is in the file.
        case unsatisfiable
    }

    /// - Parameters:
    ///   - header: `Range`; several ranges at once are answered with the whole.
    ///   - size: Of the file.
    static func of(_ header: String?, size: Int) -> Answer {
        guard let header, header.hasPrefix("bytes=") else { return .whole }
        let bounds = header.dropFirst(6).split(separator: "-", omittingEmptySubsequences: false)
        guard bounds.count == 2, bounds.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } })
        else {
            return .whole
        }
        switch (Int(bounds[0]), Int(bounds[1])) {
        case (nil, let last?) where bounds[0].isEmpty:
            guard last > 0, size > 0 else { return .unsatisfiable }
            return .part(max(0, size - last)..<size)
        case (let first?, nil) where bounds[1].isEmpty:
            return first < size ? .part(first..<size) : .unsatisfiable
        case (let first?, let last?):
            guard first <= last else { return .whole }
            return first < size ? .part(first..<min(last, size - 1) + 1) : .unsatisfiable
        default: return .whole
        }
    }
}
