import Newsroom

extension Moment: RecordCodable {
    init(from reader: inout RecordReader) throws(RecordDamage) {
        let seconds = try reader.readInteger()
        let offset = try reader.readInteger()
        // Arithmetic with other numbers than those of calendars could overflow.
        guard Self.secondsOfCalendar.contains(seconds), (-Self.day...Self.day).contains(offset) else {
            throw reader.damage
        }
        self.init(secondsSince1970: seconds, offset: offset)
    }

    func write(to writer: inout RecordWriter) {
        writer.writeInteger(secondsSince1970)
        writer.writeInteger(offset)
    }

    private static let day = 86_400
    /// The years 1 to 9999, told at any offset.
    private static let secondsOfCalendar = -62_135_596_800 - day...253_402_300_799 + day
}

extension Coverage: RecordCodable {
    init(from reader: inout RecordReader) throws(RecordDamage) {
        self.init(start: try reader.read(), end: try reader.read())
    }

    func write(to writer: inout RecordWriter) {
        writer.write(start)
        writer.write(end)
    }
}
