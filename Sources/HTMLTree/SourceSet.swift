/// The value of a `srcset`: one picture in several sizes (the HTML Standard, "parsing a srcset attribute").
package struct SourceSet: Hashable, Sendable {
    package struct Candidate: Hashable, Sendable {
        package var address: String
        /// The words after the address, such as `2x` or `640w`; at most one is valid.
        package let descriptors: [String]

        /// Whether browsers take it, and what they take leads nowhere dangerous.
        var isAllowed: Bool {
            descriptors.count <= 1 && !descriptors.contains { $0.utf8.contains(UInt8(ascii: "(")) }
                && WebAddress.isAllowed(address.utf8)
        }
    }

    package var candidates: [Candidate] = []

    /// - Parameter value: Entities decoded.
    package init(_ value: String) {
        let comma = UInt8(ascii: ",")
        var rest = Array(value.utf8)[...]
        while true {
            rest = rest.drop { $0 <= 0x20 || $0 == comma }
            guard !rest.isEmpty else { return }
            var address = rest.prefix { $0 > 0x20 }
            rest = rest.dropFirst(address.count)
            var descriptors: ArraySlice<UInt8> = []
            if address.last == comma {
                while address.last == comma { address.removeLast() }
            } else {
                descriptors = rest.prefix { $0 != comma }
                rest = rest.dropFirst(descriptors.count)
            }
            candidates.append(
                Candidate(
                    address: String(decoding: address, as: UTF8.self),
                    descriptors: descriptors.split { $0 <= 0x20 }.map { String(decoding: $0, as: UTF8.self) })
            )
        }
    }

    package var text: String {
        candidates.map { ([$0.address] + $0.descriptors).joined(separator: " ") }.joined(separator: ", ")
    }
}
