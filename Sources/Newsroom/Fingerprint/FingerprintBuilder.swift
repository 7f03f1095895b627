/// Makes a ``ContentFingerprint`` of one value after another.
///
/// Every value goes in with its kind and length: "ab", "c" and "a", "bc" have different fingerprints.
///
/// After Wang Yi's wyhash: a product of two 64-bit numbers in full width, its halves folded together, mixes every
/// bit with every other. Two such lanes see each 16 bytes crosswise, so that what one lane loses, where a factor
/// is zero, the other keeps.
package struct FingerprintBuilder: Sendable {
    private var first: UInt64 = 0x2D35_8DCC_AA6C_78A5
    private var second: UInt64 = 0x8BB8_4B93_962E_ACC9

    package init() {}

    /// The fingerprint of all that has been added.
    package var value: ContentFingerprint {
        ContentFingerprint(
            high: Self.fold(first ^ 0x9E37_79B9_7F4A_7C15, second ^ 0x4B33_A62E_D433_D4A3),
            low: Self.fold(first &+ 0x4D5A_2DA5_1DE1_AA47, second &+ 0xD6E8_FEB8_6659_FD93))
    }

    package mutating func add(_ bytes: [UInt8]) {
        bytes.withUnsafeBytes { add($0) }
    }

    package mutating func add(_ bytes: [UInt8], in range: Range<Int>) {
        bytes.withUnsafeBytes { add(UnsafeRawBufferPointer(rebasing: $0[range])) }
    }

    /// The text as UTF-8. Another normalization form is another text.
    package mutating func add(_ text: String) {
        var text = text
        text.withUTF8 { add(UnsafeRawBufferPointer($0)) }
    }

    package mutating func add(_ integer: Int) {
        mix(UInt64(bitPattern: Int64(integer)), Kind.integer.rawValue)
    }

    package mutating func add(_ fingerprint: ContentFingerprint) {
        mix(0, Kind.fingerprint.rawValue)
        mix(fingerprint.high, fingerprint.low)
    }

    private enum Kind: UInt64 {
        case bytes = 1
        case integer, fingerprint
    }

    private mutating func add(_ bytes: UnsafeRawBufferPointer) {
        // The length goes ahead, so that the zeros which fill up the last block are told from the text's own.
        mix(UInt64(bytes.count), Kind.bytes.rawValue)
        guard var place = bytes.baseAddress else { return }
        let length = bytes.count % 16
        let lastBlock = place + (bytes.count - length)
        // On its own, the state stays in registers from block to block.
        var builder = self
        if bytes.count >= Self.leastForTwo {
            // The processor begins the next product while it still works on the last, unless it needs that one first.
            var other = FingerprintBuilder()
            while lastBlock - place >= 32 {
                builder.mix(Self.number(at: place), Self.number(at: place + 8))
                other.mix(Self.number(at: place + 16), Self.number(at: place + 24))
                place += 32
            }
            builder.mix(other.first, other.second)
        }
        while place < lastBlock {
            builder.mix(Self.number(at: place), Self.number(at: place + 8))
            place += 16
        }
        self = builder
        guard length > 0 else { return }
        var block: (UInt64, UInt64) = (0, 0)
        withUnsafeMutableBytes(of: &block) {
            $0.copyMemory(from: UnsafeRawBufferPointer(start: lastBlock, count: length))
        }
        mix(UInt64(littleEndian: block.0), UInt64(littleEndian: block.1))
    }

    /// In bytes: of shorter ones it would take longer to make one state of two.
    private static let leastForTwo = 128

    private static func number(at place: UnsafeRawPointer) -> UInt64 {
        UInt64(littleEndian: place.loadUnaligned(as: UInt64.self))
    }

    private mutating func mix(_ left: UInt64, _ right: UInt64) {
        first = Self.fold(first ^ left, right ^ 0xA076_1D64_78BD_642F)
        second = Self.fold(second ^ right, left ^ 0xE703_7ED1_A0B4_28DB)
    }

    private static func fold(_ left: UInt64, _ right: UInt64) -> UInt64 {
        let product = left.multipliedFullWidth(by: right)
        return product.high ^ product.low
    }
}
