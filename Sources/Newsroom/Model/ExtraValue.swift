/// A value of a newsroom's own, kept as it was written for the site's templates.
package indirect enum ExtraValue: Hashable, Sendable {
    case none
    case flag(Bool)
    case integer(Int)
    case number(Double)
    case text(String)
    case list([ExtraValue])
    /// In the order of the source.
    case map([Entry])

    package struct Entry: Hashable, Sendable {
        package let key: String
        package let value: ExtraValue

        package init(key: String, value: ExtraValue) {
            self.key = key
            self.value = value
        }
    }
}
