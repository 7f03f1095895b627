extension UnsafeBufferPointer<UInt8> {
    /// Whether any of the bytes is one that is sought.
    ///
    /// Every byte is looked at, so that the compiler takes many at once, where the question has no branch. It is for
    /// bytes that seldom stand there.
    ///
    /// - Parameter isSought: Is not 0 for a byte that is sought.
    @inlinable @inline(__always)
    package func hold(anyThat isSought: (UInt8) -> UInt8) -> Bool {
        var isFound: UInt8 = 0
        for byte in self { isFound |= isSought(byte) }
        return isFound != 0
    }
}
