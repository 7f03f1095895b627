#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

extension ArraySlice<UInt8> {
    /// The index of the first LF, or the end where there is none. The C library looks at many bytes at once.
    var lineEnd: Int {
        withUnsafeBufferPointer { bytes in
            guard let start = UnsafeRawPointer(bytes.baseAddress),
                let found = memchr(start, CInt(UInt8(ascii: "\n")), bytes.count)
            else { return endIndex }
            return startIndex + (UnsafeRawPointer(found) - start)
        }
    }
}
