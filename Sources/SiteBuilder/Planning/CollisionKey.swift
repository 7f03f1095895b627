import Foundation

/// Two paths with the same key are one file on a disk that ignores case or normalization.
func collisionKey(_ path: String) -> String {
    var path = path
    // Of most paths nothing has to be copied.
    let isKey = path.withUTF8 { bytes in
        bytes.allSatisfy { $0 < 0x80 && !(UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }
    }
    return isKey ? path : path.lowercased().precomposedStringWithCanonicalMapping
}
