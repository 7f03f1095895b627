import Foundation
import HTMLTree
import Newsroom

/// Knows where every link inside the site leads.
struct LinkTable: Sendable {
    enum Target: Hashable {
        /// Not an address inside the site: another site's, a part of the same page, a mail address.
        case elsewhere
        /// A page or file of the site, and the "?…#…" that followed.
        case page(SitePath, suffix: String)
        /// A source whose story is not published.
        case unpublished(source: String)
        case missing(hint: String?)
    }

    private let paths: Set<String>
    private let pathsBySource: [String: SitePath]
    /// Paths in the site that readers cannot see yet, and the sources that have to be out first.
    private let unpublished: [String: String]
    private let unpublishedSources: Set<String>
    private let root: String

    init(
        paths: Set<String>, pathsBySource: [String: SitePath], unpublished: [String: String],
        unpublishedSources: Set<String>, root: String
    ) {
        self.paths = paths
        self.pathsBySource = pathsBySource
        self.unpublished = unpublished
        self.unpublishedSources = unpublishedSources
        self.root = root
    }

    init(plan: SitePlan, root: String) async {
        async let paths = Set(plan.pages.map(\.path.text))
        let pathsBySource = Dictionary(
            (plan.stories + plan.standingPages).map { ($0.article.source, $0.path) },
            uniquingKeysWith: { first, _ in first })
        self.init(
            paths: await paths, pathsBySource: pathsBySource, unpublished: plan.unpublished,
            unpublishedSources: Set(plan.held.map(\.article.source)), root: root)
    }

    /// Where a link leads that an author wrote.
    ///
    /// - Parameters:
    ///   - reference: As written: `../world/other.md`, `/world/other/`, `photo.jpg`, `https://…`.
    ///   - source: The article's source, from the site's folder; relative links start in its folder.
    ///   - page: The article's page; a link that fits no source may also start there.
    func target(of reference: String, in source: String, page: SitePath) -> Target {
        let end =
            reference.utf8.firstIndex { $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "#") }
            ?? reference.endIndex
        let suffix = String(reference[end...])
        guard end != reference.startIndex, !reference.utf8.starts(with: "//".utf8),
            !Self.hasScheme(reference)
        else { return .elsewhere }
        guard let address = Self.decoded(reference[..<end]) else {
            return .missing(hint: "a `%` in an address is followed by two hexadecimal digits")
        }
        if address.hasPrefix("/") {
            // An author may write the address as readers see it, with the folder that the site stands in.
            let inSite = address.hasPrefix(root) ? String(address.dropFirst(root.count - 1)) : address
            return self.page(at: inSite, suffix: suffix, for: source) ?? .missing(hint: hint(for: inSite))
        }
        if let target = relativeTarget(of: address, suffix, in: source, page: page) { return target }
        return .missing(hint: Self.joined(Self.folder(of: source), address).flatMap(hint))
    }

    /// The page or file that a text names, if it names one: it may be any text.
    func path(of text: String, in source: String, page: SitePath) -> SitePath? {
        guard !text.utf8.starts(with: "//".utf8), !Self.hasScheme(text),
            let address = Self.decoded(text[...])
        else { return nil }
        let target =
            address.hasPrefix("/")
            ? self.page(at: address, suffix: "", for: source)
            : relativeTarget(of: address, "", in: source, page: page)
        if case .page(let path, _) = target { return path }
        return nil
    }

    private func relativeTarget(
        of address: String, _ suffix: String, in source: String, page: SitePath
    ) -> Target? {
        let pageFolder = page.file.split(separator: "/").dropLast().map(String.init)
        for start in [Self.folder(of: source), pageFolder] {
            if let joined = Self.joined(start, address),
                let target = self.page(at: "/" + joined, suffix: suffix, for: source)
            {
                return target
            }
        }
        return nil
    }

    /// The folders of a source in `content/`.
    private static func folder(of source: String) -> [String] {
        source.split(separator: "/").dropFirst().dropLast().map(String.init)
    }

    /// A picture that an author has named.
    ///
    /// - Throws: A diagnostic at `place` where it is none of the site's and no web address.
    func picture(
        _ address: String, in source: String, page: SitePath, at place: Place
    ) throws(Diagnostic) -> Story.ImageAddress {
        var hint: String?
        switch target(of: address, in: source, page: page) {
        case .page(let path, _): return .path(path)
        case .elsewhere where WebAddress.isOfWeb(address):
            return .web(address)
        case .unpublished(let source):
            throw .warning(
                "`\(address)` waits for a story that is not published, so it is left out here", at: place,
                hint: "`\(source)` has to be out first")
        case .missing(let nearest): hint = nearest
        case .elsewhere: break
        }
        throw .error("`\(address)` is no picture of the site", at: place, hint: hint)
    }

    /// What stands at a path from the root, of sources or of the site; nil where nothing does.
    ///
    /// - Parameter asking: The source with the link: what waits for a story waits not for the story itself.
    private func page(at address: String, suffix: String, for asking: String) -> Target? {
        let source = "content" + address
        if let path = pathsBySource[source] { return .page(path, suffix: suffix) }
        if source != asking, unpublishedSources.contains(source) { return .unpublished(source: source) }
        let text = String(Substring(address.utf8.drop { $0 == UInt8(ascii: "/") }))
        if let target = target(at: text, suffix, for: asking) ?? target(at: text + "/", suffix, for: asking) {
            return target
        }
        guard text.hasSuffix("index.html") else { return nil }
        return target(at: String(text.dropLast("index.html".count)), suffix, for: asking)
    }

    private func target(at path: String, _ suffix: String, for asking: String) -> Target? {
        if paths.contains(path) { return .page(SitePath(recorded: path), suffix: suffix) }
        guard let source = unpublished[path] else { return nil }
        if source == asking, let path = try? SitePath(path) { return .page(path, suffix: suffix) }
        return .unpublished(source: source)
    }

    /// Goes through every path of the site: only for a link that leads nowhere.
    private func hint(for address: String) -> String? {
        let address = String(address.drop { $0 == "/" })
        let sources = pathsBySource.keys.map { String($0.dropFirst("content/".count)) }
        return Spelling.hint(for: address, in: sources) ?? Spelling.hint(for: address, in: paths)
    }

    private static func hasScheme(_ reference: String) -> Bool {
        var isFirst = true
        for byte in reference.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): break
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"),
                UInt8(ascii: "."):
                if isFirst { return false }
            case UInt8(ascii: ":"): return !isFirst
            default: return false
            }
            isFirst = false
        }
        return false
    }

    /// Nil where a "%" begins nothing; most addresses have none.
    private static func decoded(_ address: Substring) -> String? {
        address.utf8.contains(UInt8(ascii: "%")) ? address.removingPercentEncoding : String(address)
    }

    /// A relative address from a folder; nil where it leads out of the site.
    private static func joined(_ folder: [String], _ address: String) -> String? {
        var parts = folder
        for part in address.split(separator: "/", omittingEmptySubsequences: false) {
            switch part {
            case "", ".": continue
            case "..": if parts.popLast() == nil { return nil }
            default: parts.append(String(part))
            }
        }
        return parts.joined(separator: "/") + (address.hasSuffix("/") && !parts.isEmpty ? "/" : "")
    }
}
