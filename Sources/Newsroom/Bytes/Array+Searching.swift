import CFiles

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

extension [UInt8] {
    /// The index of a byte where it stands first, not before `start`. The C library looks at many bytes at once.
    package func firstIndex(of byte: UInt8, from start: Int) -> Int? {
        withUnsafeBufferPointer { bytes in
            let rest = UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(bytes)[start...])
            guard let first = rest.baseAddress, let found = memchr(first, CInt(byte), rest.count) else {
                return nil
            }
            return start + (UnsafeRawPointer(found) - first)
        }
    }

    /// Where other bytes stand; nil for none, and where they do not stand at the first place that begins as they do.
    package func range(ofDistinct other: [UInt8]) -> Range<Int>? {
        withUnsafeBytes { bytes in
            other.withUnsafeBytes { other in
                // The C library looks closely at what it is to search for: at all of a text, that takes longer than
                // to find its beginning.
                guard let base = bytes.baseAddress, let wanted = other.baseAddress, !other.isEmpty,
                    let found = find_bytes(base, bytes.count, wanted, Swift.min(other.count, 64)),
                    case let start = found - base, other.count <= bytes.count - start,
                    memcmp(found, wanted, other.count) == 0
                else { return nil }
                return start..<start + other.count
            }
        }
    }
}
