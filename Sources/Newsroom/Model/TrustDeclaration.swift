/// One line of trust.txt: whom the newsroom belongs to and what belongs to it (JournalList's specification).
package struct TrustDeclaration: Hashable, Sendable {
    /// What a line can say.
    package enum Attribute: String, CaseIterable, Hashable, Sendable {
        /// Organizations of which the newsroom's are members; members of the organization itself.
        case member, belongto
        case control, controlledby
        /// The newsroom's accounts elsewhere.
        case social
        case vendor, customer, disclosure, contact
        /// `yes` or `no`.
        case datatrainingallowed
    }

    package let attribute: Attribute
    package let value: String

    package init(_ attribute: Attribute, _ value: String) {
        self.attribute = attribute
        self.value = value
    }
}
