import Foundation

/// A generator whose run can be repeated: the seed is fixed, or BROADSHEET_SEED of the environment.
struct Seed: RandomNumberGenerator {
    static let value =
        ProcessInfo.processInfo.environment["BROADSHEET_SEED"].flatMap(UInt64.init) ?? 20_211_230

    private var state = Seed.value

    /// SplitMix64.
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
