extension Int {
    /// The number, which is 0 or more, with zeros in front where it has fewer digits than that.
    package func padded(to width: Int = 2) -> String {
        let digits = String(self)
        if digits.utf8.count >= width { return digits }
        return String(repeating: "0", count: width - digits.utf8.count) + digits
    }
}
