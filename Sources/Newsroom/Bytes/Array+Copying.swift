/// Appends what is bytes already, in one piece.
///
/// Pages are made of hundreds of short pieces. `append(contentsOf:)` takes twice as long for one, because it is ready for
/// sequences of any kind.
extension [UInt8] {
    @inlinable @inline(__always)
    package mutating func append(copying bytes: UnsafeBufferPointer<UInt8>) {
        append(addingCapacity: bytes.count) { room in
            room.withUnsafeMutableBufferPointer { room, count in
                guard let start = room.baseAddress, let source = bytes.baseAddress else { return }
                start.initialize(from: source, count: bytes.count)
                count = bytes.count
            }
        }
    }

    @inlinable @inline(__always)
    package mutating func append(copying bytes: [UInt8]) {
        bytes.withUnsafeBufferPointer { append(copying: $0) }
    }

    /// Appends a text as UTF-8.
    @inlinable @inline(__always)
    package mutating func append(copying text: String) {
        var text = text
        text.withUTF8 { append(copying: $0) }
    }

    /// Appends a text as UTF-8.
    @inlinable @inline(__always)
    package mutating func append(copying text: StaticString) {
        text.withUTF8Buffer { append(copying: $0) }
    }
}
