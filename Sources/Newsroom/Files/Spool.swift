/// Room outside the memory for bytes that will be wanted again in the same process.
package struct Spool: Sendable {
    /// Adds bytes, and says where they are.
    package let append: @Sendable (_ bytes: [UInt8]) throws(FileError) -> Range<Int>
    /// The bytes that were added at a place, or any others once they have been released.
    package let read: @Sendable (_ range: Range<Int>) throws(FileError) -> [UInt8]
    /// Gives back the room of bytes that were added at a place and are not wanted any more.
    package let release: @Sendable (_ range: Range<Int>) -> Void

    package init(
        append: @escaping @Sendable ([UInt8]) throws(FileError) -> Range<Int>,
        read: @escaping @Sendable (Range<Int>) throws(FileError) -> [UInt8],
        release: @escaping @Sendable (Range<Int>) -> Void
    ) {
        self.append = append
        self.read = read
        self.release = release
    }
}
