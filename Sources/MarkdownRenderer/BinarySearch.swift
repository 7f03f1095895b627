extension [Int] {
    /// How many numbers of an array in ascending order are no greater than one.
    func count(upTo limit: Int) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if self[middle] <= limit { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
