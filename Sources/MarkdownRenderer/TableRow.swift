/// A row of a pipe table, as GFM splits it.
enum TableRow {
    /// The cells, white space around them and the backslashes before pipes taken off.
    static func cells(of row: ArraySlice<UInt8>) -> [[UInt8]] {
        var row = trimmed(row)
        if row.first == UInt8(ascii: "|") { row = row.dropFirst() }
        var cells: [[UInt8]] = []
        var cell: [UInt8] = []
        var endsWithPipe = false
        for byte in row {
            endsWithPipe = false
            if byte == UInt8(ascii: "|") {
                if cell.last == UInt8(ascii: "\\") {
                    cell[cell.count - 1] = byte
                } else {
                    cells.append(Array(trimmed(cell[...])))
                    cell.removeAll(keepingCapacity: true)
                    endsWithPipe = true
                }
            } else {
                cell.append(byte)
            }
        }
        if !endsWithPipe { cells.append(Array(trimmed(cell[...]))) }
        return cells
    }

    private static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var bytes = bytes.drop { $0 <= 0x20 }
        while let last = bytes.last, last <= 0x20 { bytes.removeLast() }
        return bytes
    }
}
