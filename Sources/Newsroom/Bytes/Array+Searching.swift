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
}
