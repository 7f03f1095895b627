/// A program's tables where they stand in memory.
///
/// To take an array or a reference out of a program counts it, and processors that count the same thing at the same
/// time wait for each other. All pages are made by a few programs: what a machine looks up all the time it looks up
/// here, where nothing is counted.
struct ProgramTables {
    let functions: UnsafeBufferPointer<Program.Function>
    let code: UnsafeBufferPointer<Instruction>
    let text: UnsafeBufferPointer<UInt8>
    let constants: UnsafeBufferPointer<Value>
    let paths: UnsafeBufferPointer<Program.ContextPath>
    let patterns: UnsafeBufferPointer<DatePattern>
    let fields: UnsafeBufferPointer<Unmanaged<Program.FieldReference>>

    /// What a field of a record holds; none where the value is no record.
    func read(_ field: Int, of value: Value) -> Value {
        guard case .record(let record) = value else { return .none }
        return fields[field]._withUnsafeGuaranteedRef { $0.read(record) }
    }
}

extension Program {
    /// Calls `body` with the tables, which are good until it returns.
    func withTables<Result>(_ body: (ProgramTables) -> Result) -> Result {
        listing.functions.withUnsafeBufferPointer { functions in
            listing.code.withUnsafeBufferPointer { code in
                listing.text.withUnsafeBufferPointer { text in
                    listing.constants.withUnsafeBufferPointer { constants in
                        listing.paths.withUnsafeBufferPointer { paths in
                            listing.patterns.withUnsafeBufferPointer { patterns in
                                listing.fields.withUnsafeBufferPointer { fields in
                                    // A reference that counts has the form of one that does not.
                                    fields.withMemoryRebound(to: Unmanaged<FieldReference>.self) { fields in
                                        body(
                                            ProgramTables(
                                                functions: functions, code: code, text: text,
                                                constants: constants, paths: paths, patterns: patterns,
                                                fields: fields))
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}
