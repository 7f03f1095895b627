/// The character references of HTML.
enum CharacterReference {
    /// Resolves the references that end with a semicolon. What is none stays as it is.
    static func decoded(_ bytes: [UInt8]) -> [UInt8] {
        guard bytes.contains(UInt8(ascii: "&")) else { return bytes }
        var result: [UInt8] = []
        var index = 0
        while index < bytes.count {
            if bytes[index] == UInt8(ascii: "&"),
                let end = bytes[index...].prefix(12).firstIndex(of: UInt8(ascii: ";")),
                let scalar = scalar(named: String(decoding: bytes[(index + 1)..<end], as: UTF8.self))
            {
                result += Array(String(Character(scalar)).utf8)
                index = end + 1
            } else {
                result.append(bytes[index])
                index += 1
            }
        }
        return result
    }

    /// The character of a name without `&` and `;`: a number, or one of those that mean something to
    /// addresses and scripts.
    static func scalar(named name: String) -> Unicode.Scalar? {
        guard name.hasPrefix("#") else { return names[name] }
        let digits = name.dropFirst()
        let isHex = digits.first == "x" || digits.first == "X"
        return UInt32(isHex ? digits.dropFirst() : digits, radix: isHex ? 16 : 10).flatMap(
            Unicode.Scalar.init)
    }

    private static let names: [String: Unicode.Scalar] = [
        "amp": "&", "AMP": "&", "lt": "<", "LT": "<", "gt": ">", "GT": ">", "quot": "\"", "QUOT": "\"",
        "apos": "'", "grave": "`", "DiacriticalGrave": "`", "sol": "/", "bsol": "\\", "NewLine": "\n",
        "Tab": "\t", "lpar": "(", "rpar": ")", "lsqb": "[", "lbrack": "[", "rsqb": "]", "rbrack": "]",
        "lcub": "{", "lbrace": "{", "rcub": "}", "rbrace": "}", "semi": ";", "comma": ",", "colon": ":",
        "period": ".", "excl": "!", "quest": "?", "num": "#", "dollar": "$", "percnt": "%", "ast": "*",
        "midast": "*", "plus": "+", "equals": "=", "commat": "@", "lowbar": "_", "UnderBar": "_", "Hat": "^",
        "vert": "|", "verbar": "|", "VerticalLine": "|", "nbsp": "\u{A0}",
    ]
}
