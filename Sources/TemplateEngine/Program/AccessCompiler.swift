import Newsroom

extension Compiler {
    func compileAttribute(of object: Expression, _ name: String, _ range: Range<Int>) -> ValueType {
        if case .name(let objectName) = object.kind {
            switch scope[objectName] {
            case .loop(let level, let item, let function):
                return compileLoopMember(name, level: level, item: item, function: function, range)
            case .namespace(let namespace):
                guard let variable = namespace.members[name] else {
                    report(
                        "the namespace `\(objectName)` has no member `\(name)`", range,
                        hint: Spelling.hint(for: name, in: namespace.members.keys.sorted()))
                    return push(.none, type: .any)
                }
                guard isVisible(namespace.function, objectName, object.range) else {
                    return push(.none, type: .any)
                }
                emitLoad(variable)
                return variable.type
            case .module(let module, let file):
                return compileModuleMember(name, of: module, file, range, alias: objectName)
            default: break
            }
        }
        return emitAttribute(name, of: compile(object), range)
    }

    /// Replaces the value on the stack by its attribute.
    func emitAttribute(_ name: String, of type: ValueType, _ range: Range<Int>) -> ValueType {
        switch type.present {
        case .record(let record):
            guard let field = record.field(named: name) else {
                report(
                    "`\(record.name)` has no field `\(name)`", range,
                    hint: Spelling.hint(for: name, in: record.fields.map(\.name)))
                return .any
            }
            let number = self.field(field, of: record)
            if let base = builder.take(.contextPath) {
                builder.emit(.contextPath, path(to: number, from: base))
            } else {
                builder.emitField(number)
            }
            return type.isOptional ? field.type.optional : field.type
        case .tuple(let items):
            guard let index = items.firstIndex(where: { $0.name == name }) else { break }
            emitItem(.integer(index))
            return items[index].type
        case .map(let value):
            builder.emit(.attribute, constant(.text(name)))
            return value.optional
        case .any, .none:
            builder.emit(.attribute, constant(.text(name)))
            return .any
        default: break
        }
        report("\(type.phrase) has no attribute `\(name)`", range, hint: Self.advice(on: name, of: type))
        return .any
    }

    private func emitItem(_ key: Value) {
        builder.emit(.constant, constant(key))
        builder.emit(.item)
    }

    private static func advice(on name: String, of type: ValueType) -> String? {
        if type.item != nil, ["length", "size", "count"].contains(name) { return "write `| length`" }
        if type.item != nil, name == "first" || name == "last" { return "write `| \(name)`" }
        if case .list = type.present { return "go through the list with `for`" }
        if type.present == .date { return "write `| date(\"d MMMM yyyy\")`" }
        return Filter.names.contains(name) ? "write `| \(name)`" : nil
    }

    private func compileModuleMember(
        _ name: String, of module: Scope, _ file: String, _ range: Range<Int>, alias: String
    ) -> ValueType {
        switch module.bindings[name] {
        case .variable(let variable):
            guard isVisible(variable.function, name, range) else { break }
            emitLoad(variable)
            return variable.type
        case nil:
            report(
                "`\(file)` has no `\(name)`", range,
                hint: Spelling.hint(for: name, in: module.bindings.keys.sorted()))
        default:
            report("`\(name)` of `\(file)` can only be called", range, hint: "call it: `\(alias).\(name)()`")
        }
        return push(.none, type: .any)
    }

    private func compileLoopMember(
        _ name: String, level: Int, item: ValueType, function: FunctionBuilder, _ range: Range<Int>
    ) -> ValueType {
        guard function === builder else {
            report(
                "`loop` cannot be seen from inside this macro", range,
                hint: "pass `loop.\(name)` as an argument")
            return push(.none, type: .any)
        }
        guard let member = LoopMember(name: name) else {
            report(
                "`loop` has no `\(name)`", range,
                hint: Spelling.hint(for: name, in: LoopMember.names + ["cycle", "changed"]))
            return push(.none, type: .any)
        }
        builder.emit(.loopMember, Int(member.rawValue), level)
        return member.type(item: item)
    }

    func compileItem(of object: Expression, _ key: Expression) -> ValueType {
        let type = compile(object).withoutJSON
        if case .constant(.text(let name)) = key.kind {
            return emitAttribute(String(decoding: name, as: UTF8.self), of: type, key.range)
        }
        let keyType = compile(key)
        builder.emit(.item)
        switch type.present {
        case .tuple(let items):
            guard case .constant(.integer(let index)) = key.kind else { return .any }
            let place = index < 0 ? index + items.count : index
            guard items.indices.contains(place) else {
                report("there are only \(items.count) items", key.range)
                return .any
            }
            return items[place].type
        case .list(let item):
            checkIndex(keyType, key.range)
            return item.optional
        case .text, .markup:
            checkIndex(keyType, key.range)
            return type.present.optional
        case .map(let value): return value.optional
        case .record, .any, .none: return .any
        default:
            report("\(type.phrase) has no items", object.range)
            return .any
        }
    }

    private func checkIndex(_ type: ValueType, _ range: Range<Int>) {
        if !type.isUnknown, !type.isNumeric {
            report("an item is named by an integer, not \(type.phrase)", range)
        }
    }

    func compileSlice(_ object: Expression, _ bounds: [Expression?]) -> ValueType {
        let type = compile(object).withoutJSON
        for bound in bounds {
            if let bound { checkIndex(compile(bound), bound.range) } else { _ = push(.none, type: .none) }
        }
        builder.emit(.slice)
        if type.isText || type.isUnknown { return type }
        guard let item = type.item, type.present != .map(item) else {
            report("\(type.phrase) has no items", object.range)
            return .any
        }
        return .list(item)
    }
}
