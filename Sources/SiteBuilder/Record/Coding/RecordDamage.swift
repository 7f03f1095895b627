/// Why a record cannot be read: its bytes are not what a ``RecordWriter`` writes.
///
/// Nobody is told of it: a record that cannot be read is made anew.
struct RecordDamage: Error, Hashable {
    /// Where in the bytes reading ended.
    let offset: Int
}
