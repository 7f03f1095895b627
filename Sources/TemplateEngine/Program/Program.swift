package import Newsroom

/// A page's template, checked and compiled.
///
/// Rendering never fails: whatever the content, there is a page, and the same content gives the same bytes. A
/// page that goes beyond the engine's bounds lacks what is beyond them, which `render` says.
///
/// A class, because a page that took a copy would count each of its tables, as all other pages do at the same time.
package final class Program: Sendable {
    /// The page's template: `article.html`.
    package let name: String
    /// What the page's context is.
    package let context: RecordType
    let numbers: NumberFormat
    let listing: Listing

    init(name: String, context: RecordType, numbers: NumberFormat, listing: Listing) {
        self.name = name
        self.context = context
        self.numbers = numbers
        self.listing = listing
    }

    /// All tables of a program.
    struct Listing: Sendable {
        var functions: [Function] = []
        /// The instructions of all functions.
        var code: [Instruction] = []
        var text: [UInt8] = []
        var constants: [Value] = []
        var fields: [FieldReference] = []
        var paths: [ContextPath] = []
        var patterns: [DatePattern] = []
        var origins: [Origin] = []

        mutating func add(_ function: FunctionBuilder) {
            let start = code.count
            code += function.instructions
            functions.append(
                Function(code: start..<code.count, slotCount: function.slotCount, origin: function.origin))
        }
    }

    /// Steps with their own slots: the page itself first, then macros.
    struct Function: Sendable {
        /// Where its instructions stand in the program's code. Jumps count from the first.
        let code: Range<Int>
        let slotCount: Int
        let origin: Int
    }

    /// A way from the page's context: a field of it, or of the record that another path leads to.
    struct ContextPath: Hashable, Sendable {
        let base: Int?
        let field: Int
    }

    /// A field of a certain type of record. A reference, so that reading a field copies nothing else.
    final class FieldReference: Sendable {
        let owner: RecordType
        let name: String
        private let reader: @Sendable (RecordObject) -> Value

        init(_ field: RecordField, of owner: RecordType) {
            self.owner = owner
            name = field.name
            reader = field.read
        }

        /// The field's value. A record of another type, out of a map that holds anything, is asked by name.
        func read(_ record: Record) -> Value {
            record.type === owner ? reader(record.object) : record.value(of: name)
        }
    }

    /// In bytes: room that most pages do not outgrow.
    private static let usualLength = 16 * 1024

    /// Appends the page to `bytes`. The context is of the type that the program was compiled for.
    ///
    /// - Returns: An error for each place where a bound cut the page short: then it is not fit to be published.
    @discardableResult
    package func render(_ context: Record, into bytes: inout [UInt8]) -> [Diagnostic] {
        withTables { tables in
            var machine = Machine(program: self, tables: tables, context: context, output: bytes)
            bytes = []
            machine.reserve(Self.usualLength)
            machine.run(function: 0, arguments: 0)
            bytes = machine.output
            return machine.excesses
        }
    }
}
