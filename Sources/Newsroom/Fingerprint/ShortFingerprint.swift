/// A short name for some bytes: the same bytes have the same one, on every machine and day.
///
/// FNV-1a of 64 bits: it tells versions of a file apart, it does not protect against forgery.
package struct ShortFingerprint: Hashable, Sendable {
    /// Sixteen hexadecimal digits.
    package let text: String

    package init(_ bytes: [UInt8]) {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in bytes {
            hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
        }
        let digits = String(hash, radix: 16)
        text = String(repeating: "0", count: 16 - digits.count) + digits
    }
}
