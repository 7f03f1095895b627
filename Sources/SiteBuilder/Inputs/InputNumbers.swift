/// Numbers that belong to inputs.
///
/// A build asks for one some fifty times a page, nearly always for an input of few numbers, which stands in a table;
/// the others are looked up by their hash.
struct InputNumbers {
    /// By kind, then by ``PageInput/subject`` and by a ``PageInput/detail`` of 0 or 1; -1 where there is none.
    private var tables: [[Int32]] = Array(repeating: [], count: Int(UInt8.max) + 1)
    private var others: [PageInput: Int32] = [:]

    /// From 0.
    subscript(input: PageInput) -> Int32? {
        get {
            guard input.detail < 2 else { return others[input] }
            let table = tables[Int(input.kind.rawValue)]
            let place = Self.place(of: input)
            return place < table.count && table[place] >= 0 ? table[place] : nil
        }
        set {
            guard input.detail < 2 else { return others[input] = newValue }
            let (kind, place) = (Int(input.kind.rawValue), Self.place(of: input))
            let missing = place + 1 - tables[kind].count
            if missing > 0 { tables[kind] += repeatElement(-1, count: missing) }
            tables[kind][place] = newValue ?? -1
        }
    }

    private static func place(of input: PageInput) -> Int { input.subject * 2 + input.detail }
}
