/// A record type together with the Swift type behind it: makes records that cannot have the wrong object.
package struct Schema<Object: Sendable>: Sendable {
    package let type: RecordType

    /// The object as templates see it. Its fields are computed when a template asks for them.
    package func record(_ object: Object) -> Record {
        Record(type: type, object: Box(object))
    }

    package func callAsFunction(_ object: Object) -> Value { .record(record(object)) }
}

/// A field of a record made from a Swift type.
package struct Field<Object: Sendable>: Sendable {
    let erased: RecordField

    package init(
        _ name: String, _ type: ValueType, _ summary: String,
        _ read: @escaping @Sendable (Object) -> Value
    ) {
        erased = RecordField(name: name, type: type, summary: summary, read: Box.reader(read))
    }
}

/// Lists fields one under the other.
@resultBuilder
package enum FieldBuilder<Object: Sendable> {
    package static func buildExpression(_ field: Field<Object>) -> [Field<Object>] { [field] }

    package static func buildExpression(_ fields: [Field<Object>]) -> [Field<Object>] { fields }

    package static func buildBlock(_ parts: [Field<Object>]...) -> [Field<Object>] { Array(parts.joined()) }

    package static func buildArray(_ parts: [[Field<Object>]]) -> [Field<Object>] { Array(parts.joined()) }

    package static func buildOptional(_ part: [Field<Object>]?) -> [Field<Object>] { part ?? [] }
}

/// Gives a value an identity, so that records pass a reference on.
final class Box<Object: Sendable>: Sendable {
    let object: Object

    init(_ object: Object) {
        self.object = object
    }

    /// Lets a function of the value read boxes.
    static func reader(_ read: @escaping @Sendable (Object) -> Value)
        -> @Sendable (
            any AnyObject & Sendable
        ) -> Value
    {
        { object in
            // A schema boxes nothing but its own object.
            guard let box = object as? Box<Object> else { return .none }
            return read(box.object)
        }
    }
}
