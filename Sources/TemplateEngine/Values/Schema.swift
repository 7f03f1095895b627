/// A record type together with the Swift type behind it: makes records that cannot have the wrong object.
package struct Schema<Object: Sendable>: Sendable {
    package let type: RecordType
    /// Known once: to ask for it by its name takes longer than to make a box.
    private let boxType = Box<Object>.self

    init(type: RecordType) {
        self.type = type
    }

    /// The object as templates see it. Its fields are computed when a template asks for them.
    package func record(_ object: Object) -> Record {
        Record(type: type, object: boxType.init(object))
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

    init(erased: RecordField) {
        self.erased = erased
    }
}

/// Lists fields one under the other.
///
/// What it builds is the same for all types: an array type for each would be made anew when the program starts.
@resultBuilder
package enum FieldBuilder<Object: Sendable> {
    package static func buildExpression(_ field: Field<Object>) -> [RecordField] { [field.erased] }

    package static func buildExpression(_ fields: [Field<Object>]) -> [RecordField] {
        fields.map(\.erased)
    }

    package static func buildBlock(_ parts: [RecordField]...) -> [RecordField] {
        Array(parts.joined())
    }

    package static func buildArray(_ parts: [[RecordField]]) -> [RecordField] {
        Array(parts.joined())
    }

    package static func buildOptional(_ part: [RecordField]?) -> [RecordField] { part ?? [] }

    package static func buildFinalResult(_ fields: [RecordField]) -> [RecordField] { fields }

    /// For fields that several types of records of one Swift type have.
    package static func buildFinalResult(_ fields: [RecordField]) -> [Field<Object>] {
        fields.map(Field.init(erased:))
    }
}

/// What a record's fields are read of: a ``Box``.
///
/// `@unchecked`, because a class that can be inherited from cannot be checked: this one holds nothing.
open class RecordObject: @unchecked Sendable {}

/// Gives a value an identity, so that records pass a reference on.
///
/// Open only for the compiler, which looks up a class that nothing can inherit from among all generic ones each time
/// that it makes an object, where it could use the type at hand. `@unchecked` for the same reason: it holds one value,
/// which is `Sendable` and never changes, and the project has no class under it.
open class Box<Object: Sendable>: RecordObject, @unchecked Sendable {
    let object: Object

    /// - Parameter object: What fields are read of.
    public required init(_ object: Object) {
        self.object = object
    }

    /// Lets a function of the value read boxes. It is called with boxes of the same type only: a record's fields
    /// are those of its type, and a schema boxes nothing but its own object. To ask would mean to look the class up
    /// among all generic ones for each field that is read.
    static func reader(
        _ read: @escaping @Sendable (Object) -> Value
    ) -> @Sendable (RecordObject) -> Value {
        { read(unsafeDowncast($0, to: Box<Object>.self).object) }
    }
}
