extension Article {
    /// Where values of a story's front matter stand that only planning and rendering can find wrong, by the
    /// canonical name of their key: "permalink" and "slug", "image", and each older address by "aliases/" and its
    /// path.
    ///
    /// Most stories have few or none, and a site has a hundred thousand stories.
    package struct Places: Hashable, Sendable {
        /// A value and its place.
        package struct Entry: Hashable, Sendable {
            package let key: String
            package let place: Place

            package init(key: String, place: Place) {
                self.key = key
                self.place = place
            }
        }

        /// In the order of the keys, each once.
        package let entries: [Entry]

        /// Keeps of the places of all values those that are wanted after the source has been read.
        package init(keptOf places: [String: Place] = [:]) {
            entries = places.filter { Self.isKept($0.key) }.map(Entry.init).sorted { $0.key < $1.key }
        }

        /// - Parameter entries: As ``entries`` had them.
        package init(recorded entries: [Entry]) {
            self.entries = entries
        }

        package subscript(key: String) -> Place? {
            var range = entries.indices
            while let middle = range.isEmpty ? nil : (range.lowerBound + range.upperBound) / 2 {
                if entries[middle].key == key { return entries[middle].place }
                range =
                    entries[middle].key < key
                    ? middle + 1..<range.upperBound : range.lowerBound..<middle
            }
            return nil
        }

        private static func isKept(_ key: String) -> Bool {
            key == "permalink" || key == "slug" || key == "image" || key.hasPrefix("aliases/")
        }
    }
}
