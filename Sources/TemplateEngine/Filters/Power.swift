#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The C library's power, alone in a file so that nothing else sees that library.
enum Power {
    static func raise(_ base: Double, to exponent: Double) -> Double { pow(base, exponent) }
}
