/// Names of elements or attributes, among which the bytes of a name are looked up.
struct NameTable: Sendable {
    /// By their lengths: most names that are looked up have one that no name here has.
    private let names: [[[UInt8]]]

    init(_ names: some Collection<String>) {
        let bytes = names.map { Array($0.utf8) }
        let longest = bytes.map(\.count).max() ?? 0
        self.names = (0...longest).map { length in bytes.filter { $0.count == length } }
    }

    func contains(_ name: ArraySlice<UInt8>) -> Bool {
        name.count < names.count && names[name.count].contains { name.elementsEqual($0) }
    }
}
