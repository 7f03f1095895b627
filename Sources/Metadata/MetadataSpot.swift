package import Newsroom

/// Where a value stands, of which ``place`` makes line and column once somebody asks: hardly any value is ever
/// asked.
package struct MetadataSpot {
    private enum Origin {
        case bytes(Range<Int>, of: MetadataBlock)
        indirect case place(Place)
    }

    private let origin: Origin

    /// - Parameter bytes: Of the source, in one line of the block.
    init(_ bytes: Range<Int>, of block: MetadataBlock) {
        origin = .bytes(bytes, of: block)
    }

    init(_ place: Place) {
        origin = .place(place)
    }

    package var place: Place {
        switch origin {
        case .bytes(let bytes, let block): block.place(of: bytes)
        case .place(let place): place
        }
    }
}

extension MetadataSpot: Equatable {
    package static func == (left: MetadataSpot, right: MetadataSpot) -> Bool { left.place == right.place }
}
