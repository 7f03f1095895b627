import Newsroom
import Testing

@Suite("Fingerprints of contents")
struct FingerprintTests {
    private func fingerprint(_ add: (inout FingerprintBuilder) -> Void) -> ContentFingerprint {
        var builder = FingerprintBuilder()
        add(&builder)
        return builder.value
    }

    private func numbers(_ count: Int) -> [UInt8] { (0..<count).map { UInt8(truncatingIfNeeded: $0) } }

    /// A record that one machine has made must hold on another.
    @Test("are the same on every machine and day")
    func known() {
        let known = [0, 1, 16, 17, 1_000].map { ContentFingerprint(numbers($0)) }
        #expect(
            known.map(\.high) == [
                0x2DD1_148B_21FD_0A44, 0xD87C_F115_337E_4DFF, 0x0947_7E1B_BC58_72A4,
                0x0538_3BEC_5CAF_2055, 0x7DF9_D43A_44E2_1C1D,
            ])
        #expect(
            known.map(\.low) == [
                0x9D4D_0A9A_FE42_663D, 0x63BF_9DA1_C4B2_6EB0, 0x68E1_2FD6_6C0C_925B,
                0x11E2_C868_A001_EDCC, 0x95A0_5C5A_D0F2_952B,
            ])
        let mixed = fingerprint {
            $0.add("Київ")
            $0.add(-7)
            $0.add(ContentFingerprint([]))
        }
        #expect([mixed.high, mixed.low] == [0x2398_048F_703B_7F43, 0xE260_91B3_FFE6_D78F])
    }

    @Test("differ when any one bit does, in each half")
    func bits() {
        for count in Array(1...67) + Array(120...176) {
            for original in [numbers(count), [UInt8](repeating: 0, count: count)] {
                var seen = [ContentFingerprint(original)]
                for bit in 0..<count * 8 {
                    var changed = original
                    changed[bit / 8] ^= 1 << (bit % 8)
                    seen.append(ContentFingerprint(changed))
                }
                #expect(Set(seen.map(\.high)).count == seen.count)
                #expect(Set(seen.map(\.low)).count == seen.count)
            }
        }
    }

    @Test("differ when zeros are added or taken away")
    func lengths() {
        for start in [[], numbers(5), numbers(16)] {
            let longer = (0...100).map { ContentFingerprint(start + [UInt8](repeating: 0, count: $0)) }
            #expect(Set(longer).count == longer.count)
        }
    }

    @Test("tell where one value ends and the next begins")
    func boundaries() {
        let different = [
            fingerprint { _ in },
            fingerprint { $0.add("") },
            fingerprint { for _ in 0..<2 { $0.add("") } },
            fingerprint { for text in ["ab", "c"] { $0.add(text) } },
            fingerprint { for text in ["a", "bc"] { $0.add(text) } },
            fingerprint { $0.add("abc") },
            fingerprint { $0.add(0) },
            fingerprint { $0.add(1) },
            fingerprint { $0.add([1]) },
            fingerprint { $0.add([1, 0]) },
        ]
        #expect(Set(different).count == different.count)
        #expect(fingerprint { $0.add("é") } == ContentFingerprint(Array("é".utf8)))
        #expect(fingerprint { $0.add("é") } != fingerprint { $0.add("e\u{301}") })
    }

    @Test("of a thousand values that differ little are all different and use every bit")
    func spread() {
        let values = (0..<1_000).map { number in fingerprint { $0.add(number) } }
        #expect(Set(values).count == 1_000)
        for bit in 0..<64 {
            for half in [values.map(\.high), values.map(\.low)] {
                let ones = half.count { $0 >> bit & 1 == 1 }
                #expect((400...600).contains(ones))
            }
        }
    }
}
