/// What 128 bits keep of some bytes or values: where two differ, so did what they are of.
///
/// The same on every machine and day, so that a record can hold it. It is for noticing change. It protects from
/// no one: who wants to can make two texts that have the same.
package struct ContentFingerprint: Hashable, Sendable {
    package let high: UInt64
    package let low: UInt64

    /// A fingerprint that has been made before.
    package init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    /// Of the contents of a file.
    package init(_ bytes: [UInt8]) {
        var builder = FingerprintBuilder()
        builder.add(bytes)
        self = builder.value
    }
}
