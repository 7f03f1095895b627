import Foundation

/// A random sequence that its seed decides (SplitMix64), so that a test that fails can be run again.
package struct SeededGenerator: RandomNumberGenerator {
    /// Fixed, or `BROADSHEET_SEED` of the environment.
    package static let seed =
        ProcessInfo.processInfo.environment["BROADSHEET_SEED"].flatMap { UInt64($0) } ?? 20_211_230

    private var state: UInt64

    /// - Parameter stream: Each number gives a sequence of its own.
    package init(_ stream: Int = 0) {
        state = Self.seed &+ UInt64(stream) &* 0x9E37_79B9_7F4A_7C15
    }

    package mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
