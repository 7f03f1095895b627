extension Int {
    /// The number, which is 0 or more, with zeros in front where it has fewer digits than that.
    package func padded(to width: Int = 2) -> String {
        let digits = String(self)
        return String(repeating: "0", count: Swift.max(0, width - digits.count)) + digits
    }
}
