import Newsroom

/// Writes trust.txt.
enum TrustFile {
    static func text(_ declarations: [TrustDeclaration]) -> String {
        declarations.map { "\($0.attribute.rawValue)=\($0.value)\n" }.joined()
    }
}
