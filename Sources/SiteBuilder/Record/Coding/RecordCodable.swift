/// A value that a record can hold.
///
/// What is written is read by the same version of Broadsheet alone, so that nothing of it says what it is.
protocol RecordCodable {
    /// - Throws: ``RecordDamage`` where the bytes are none of this type's.
    init(from reader: inout RecordReader) throws(RecordDamage)

    /// At least one byte.
    func write(to writer: inout RecordWriter)
}
