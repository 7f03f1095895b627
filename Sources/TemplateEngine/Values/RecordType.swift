import Synchronization

/// The kind of a record: its name and its fields in order.
///
/// Two record types are the same when they are the same object. The fields are made when first asked for, so
/// that a type can name itself: a comment has replies that are comments.
package final class RecordType: Sendable {
    package let name: String
    private let makeFields: @Sendable () -> [RecordField]
    /// What tells a record of this type from others; without it only the record itself is the same.
    private let identity: (@Sendable (RecordObject) -> Value)?
    private let made = Mutex<Fields?>(nil)

    private struct Fields {
        let list: [RecordField]
        let indexes: [String: Int]
    }

    init(
        name: String, identity: (@Sendable (RecordObject) -> Value)? = nil,
        fields: @escaping @Sendable () -> [RecordField]
    ) {
        self.name = name
        self.identity = identity
        makeFields = fields
    }

    /// Describes a Swift type to templates, for as long as the program runs. The accessors of the fields are its
    /// only way to the data, so that what is checked and what is rendered cannot drift apart.
    ///
    ///     let story = RecordType.of(Story.self, "story", identity: { .text($0.path) }) {
    ///         Field("title", .text, "The headline.") { .text($0.title) }
    ///     }
    ///
    /// - Parameter identity: What two records of the type have in common where templates shall take them for
    ///   the same, as `==`, `in` and `unique` do: a story's address.
    package static func of<Object: Sendable>(
        _ object: Object.Type, _ name: String, identity: (@Sendable (Object) -> Value)? = nil,
        @FieldBuilder<Object> fields: @escaping @Sendable () -> [RecordField]
    ) -> Schema<Object> {
        let type = RecordType(name: name, identity: identity.map(Box.reader), fields: fields)
        // Records refer to their type without counting it.
        _ = Unmanaged.passRetained(type)
        return Schema(type: type)
    }

    func identity(of object: RecordObject) -> Value? { identity?(object) }

    package var fields: [RecordField] { allFields.list }

    func index(of name: String) -> Int? { allFields.indexes[name] }

    func field(named name: String) -> RecordField? {
        let all = allFields
        return all.indexes[name].map { all.list[$0] }
    }

    private var allFields: Fields {
        if let fields = made.withLock({ $0 }) { return fields }
        // Outside the lock: a field's type may ask for this type again.
        let list = makeFields()
        let indexes = Dictionary(list.enumerated().map { ($1.name, $0) }) { first, _ in first }
        let fields = Fields(list: list, indexes: indexes)
        made.withLock { $0 = fields }
        return fields
    }
}

extension RecordType: Hashable {
    package static func == (left: RecordType, right: RecordType) -> Bool { left === right }

    package func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }
}

/// One name that templates can ask a record for.
package struct RecordField: Sendable {
    package let name: String
    package let type: ValueType
    /// One sentence for the manual.
    package let summary: String
    let read: @Sendable (RecordObject) -> Value
}
