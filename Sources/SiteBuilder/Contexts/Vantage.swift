import Newsroom
import TemplateEngine

/// The page from which links lead: every address inside the site is written as the way from there, so that the
/// site works in any folder of any host, and opened from a disk.
struct Vantage: Sendable {
    /// The way to the site's root, as it stands before a path: "", "../../", or "/paper/" where the page may be
    /// shown at any address.
    let root: String

    init(on page: SitePath, of site: SiteAddress) {
        // Servers show the page for "not found" at whatever address was asked for.
        root = page == .notFound ? site.root : page.wayToRoot
    }

    func address(of path: SitePath) -> String { String(decoding: addressBytes(of: path), as: UTF8.self) }

    func addressBytes(of path: SitePath) -> [UInt8] {
        var address: [UInt8] = []
        address.reserveCapacity(root.utf8.count + path.text.utf8.count)
        address.append(copying: root)
        path.appendPercentEncoded(to: &address)
        return address.isEmpty ? Array("./".utf8) : address
    }
}

extension SiteAddress {
    /// The whole web address of a page.
    func permalink(of path: SitePath) -> String { String(decoding: permalinkBytes(of: path), as: UTF8.self) }

    func permalinkBytes(of path: SitePath) -> [UInt8] {
        var address: [UInt8] = []
        address.reserveCapacity(origin.utf8.count + root.utf8.count + path.text.utf8.count)
        address.append(copying: origin)
        address.append(copying: root)
        path.appendPercentEncoded(to: &address)
        return address
    }
}

extension Site {
    /// The whole web address of a page.
    func permalink(of path: SitePath) -> String { address.permalink(of: path) }
}

extension Value {
    /// A text, or none where there is none.
    static func optional(_ text: [UInt8]?) -> Value { text.map { .text($0) } ?? .none }

    /// A text, or none where there is none.
    static func optional(_ text: String?) -> Value { text.map { .text($0) } ?? .none }

    /// A date, or none where there is none.
    static func optional(_ date: Moment?) -> Value { date.map { .date($0) } ?? .none }

    init(_ extra: ExtraValue) {
        switch extra {
        case .none: self = .none
        case .flag(let flag): self = .flag(flag)
        case .integer(let integer): self = .integer(integer)
        case .number(let number): self = .number(number)
        case .text(let text): self = .text(text)
        case .list(let values): self = .list(values.map(Value.init))
        case .map(let entries): self = Value(entries)
        }
    }

    init(_ entries: [ExtraValue.Entry]) {
        self = .map(entries.map { MapEntry($0.key, Value($0.value)) })
    }
}
