/// A type and the object behind it. A field is computed when it is asked for.
package struct Record: Sendable {
    package let type: RecordType
    let object: any AnyObject & Sendable

    /// The value of a field by its name, or none where the type has no such field.
    package func value(of name: String) -> Value {
        type.field(named: name)?.read(object) ?? .none
    }
}
