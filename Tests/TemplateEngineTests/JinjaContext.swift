import Foundation
import TemplateEngine

/// The context that both engines render with, from `Jinja/context.json`.
enum JinjaContext {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Jinja")

    static func json() throws -> Data { try Data(contentsOf: folder.appending(path: "context.json")) }

    static func record() throws -> Record {
        let (type, value) = try JSONDecoder().decode(Raw.self, from: json()).typed(name: "page")
        guard case .record = type, case .record(let record) = value else {
            throw CocoaError(.coderInvalidValue)
        }
        return record
    }
}

/// A JSON value, and what the engine makes of it.
private enum Raw: Decodable {
    case none, flag(Bool), integer(Int), number(Double), text(String), list([Raw]), object([String: Raw])

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .none
        } else if let flag = try? container.decode(Bool.self) {
            self = .flag(flag)
        } else if let integer = try? container.decode(Int.self) {
            self = .integer(integer)
        } else if let number = try? container.decode(Double.self) {
            self = .number(number)
        } else if let text = try? container.decode(String.self) {
            self = .text(text)
        } else if let list = try? container.decode([Raw].self) {
            self = .list(list)
        } else {
            self = .object(try container.decode([String: Raw].self))
        }
    }

    func typed(name: String) -> (ValueType, Value) {
        switch self {
        case .none: return (.any, .none)
        case .flag(let flag): return (.flag, .flag(flag))
        case .integer(let integer): return (.integer, .integer(integer))
        case .number(let number): return (.number, .number(number))
        case .text(let text): return (.text, .text(text))
        case .list(let items): return Self.list(items, name: name)
        case .object(let object): return Self.object(object, name: name)
        }
    }

    private static func list(_ items: [Raw], name: String) -> (ValueType, Value) {
        if case .object(let first)? = items.first {
            // All items are of the first one's type, so that the list has one type.
            let type = schema(first, name: name)
            let records = items.map { item in
                if case .object(let object) = item { type(values(object)) } else { Value.none }
            }
            return (.list(.record(type.type)), .list(records))
        }
        let typed = items.map { $0.typed(name: name) }
        return (.list(typed.first?.0 ?? .any), .list(typed.map(\.1)))
    }

    private static func object(_ object: [String: Raw], name: String) -> (ValueType, Value) {
        if case .text(let markup)? = object["$markup"] { return (.markup, .markup(markup)) }
        if case .object(let entries)? = object["$map"] {
            let sorted = entries.sorted { $0.key < $1.key }.map { ($0.key, $0.value.typed(name: $0.key)) }
            return (.map(sorted.first?.1.0 ?? .any), .map(sorted.map { MapEntry($0.0, $0.1.1) }))
        }
        let type = schema(object, name: name)
        return (.record(type.type), type(values(object)))
    }

    private static func values(_ object: [String: Raw]) -> [String: Value] {
        object.reduce(into: [:]) { $0[$1.key] = $1.value.typed(name: $1.key).1 }
    }

    private static func schema(_ object: [String: Raw], name: String) -> Schema<[String: Value]> {
        let fields = object.sorted { $0.key < $1.key }.map { ($0.key, $0.value.typed(name: $0.key).0) }
        // Python's dictionaries are the same when their entries are.
        let identity: @Sendable ([String: Value]) -> Value = { object in
            .map(object.sorted { $0.key < $1.key }.map { MapEntry($0.key, $0.value) })
        }
        return RecordType.of([String: Value].self, name, identity: identity) {
            for (name, type) in fields {
                Field(name, type, "From the context of the comparison.") { $0[name] ?? .none }
            }
        }
    }
}
