/// An object and its type. A field is computed when it is asked for.
package struct Record: Sendable {
    /// Not counted, for types stay for ever, and all pages would count the same ones at the same time.
    package unowned(unsafe) let type: RecordType
    let object: RecordObject

    /// The value of a field by its name, or none where the type has no such field.
    package func value(of name: String) -> Value {
        type.field(named: name)?.read(object) ?? .none
    }

    /// What tells the record from others of its type.
    var identity: Value? { type.identity(of: object) }

    func isSame(as other: Record) -> Bool {
        if object === other.object { return true }
        guard type === other.type, let identity, let another = other.identity else { return false }
        return identity.equals(another)
    }
}
