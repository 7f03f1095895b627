/// What the texts have in common that make the body of one story.
package struct RenderingContext: Sendable {
    /// No two headings of the body have the same.
    package var identifiers: IdentifierRegister
    /// Stands before the numbers of footnotes in their identifiers, which are counted in each text anew.
    package var footnotePrefix: String

    package init(identifiers: IdentifierRegister = IdentifierRegister(), footnotePrefix: String = "") {
        self.identifiers = identifiers
        self.footnotePrefix = footnotePrefix
    }
}
