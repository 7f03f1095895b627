/// Guesses what a mistyped name was meant to be.
package enum Spelling {
    /// The candidate nearest to `name`, if it is near enough to be a slip of the keys rather than another word.
    ///
    /// The distance counts insertions, deletions, changes and swaps of neighbours (optimal string alignment);
    /// one is allowed for each three letters, and letter case does not count. Ties go to the first in
    /// alphabetical order.
    package static func closest(to name: String, in candidates: some Sequence<String>) -> String? {
        let letters = Array(name.lowercased().unicodeScalars)
        let limit = Swift.max(1, letters.count / 3)
        var best: (distance: Int, name: String)?
        for candidate in candidates where candidate != name {
            let other = Array(candidate.lowercased().unicodeScalars)
            guard abs(other.count - letters.count) <= limit, other.count > 1 else { continue }
            let distance = distance(letters, other)
            guard distance <= limit else { continue }
            if let best, (best.distance, best.name) <= (distance, candidate) { continue }
            best = (distance, candidate)
        }
        return best?.name
    }

    /// A hint for a diagnostic: "did you mean `title`?", or nothing where no candidate is near.
    package static func hint(for name: String, in candidates: some Sequence<String>) -> String? {
        closest(to: name, in: candidates).map { "did you mean `\($0)`?" }
    }

    private static func distance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
        var beforeLast = [Int](repeating: 0, count: right.count + 1)
        var last = Array(0...right.count)
        for i in 0..<left.count {
            var current = [i + 1]
            for j in 0..<right.count {
                let change = last[j] + (left[i] == right[j] ? 0 : 1)
                var cost = Swift.min(change, last[j + 1] + 1, current[j] + 1)
                if i > 0, j > 0, left[i] == right[j - 1], left[i - 1] == right[j] {
                    cost = Swift.min(cost, beforeLast[j - 1] + 1)
                }
                current.append(cost)
            }
            beforeLast = last
            last = current
        }
        return last[right.count]
    }
}
