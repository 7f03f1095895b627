import HTMLTree
import MarkdownRenderer
import Newsroom

/// Resolves the addresses in one story's body, and remembers what they name.
struct BodyAddresses {
    let links: StoryLinks
    /// The story's page.
    let vantage: Vantage
    private(set) var references: Set<SitePath> = []
    /// Those that are values of a newsroom's own shortcodes.
    private var named: Set<SitePath> = []

    init(links: StoryLinks, vantage: Vantage) {
        self.links = links
        self.vantage = vantage
    }

    func target(of reference: String) -> LinkTable.Target { links.target(of: reference) }

    mutating func note(_ path: SitePath) {
        references.insert(path)
    }

    /// Remembers the file or page that a text names, if it names one.
    mutating func note(namedBy text: String) {
        guard let path = links.path(of: text) else { return }
        note(path)
        named.insert(path)
    }

    /// Whether HTML of this story's page shows or links to a file of the site.
    ///
    /// A newsroom's own shortcode may write the address in its own way; then the file's name decides.
    func isShown(_ path: SitePath, in html: String) -> Bool {
        let address = vantage.address(of: path)
        guard named.contains(path) else { return html.contains(address, between: "\"' ,") }
        return html.contains(String(address.split(separator: "/").last ?? ""), between: "\"' ,/<>()")
    }

    /// What becomes of an address in Markdown.
    mutating func resolution(of reference: String) -> LinkResolution {
        target(of: reference).resolution(of: reference) { path in
            note(path)
            return vantage.address(of: path)
        }
    }

    /// The address in a shortcode's parameter, as the page has it.
    mutating func address(in parameter: ShortcodeParameter) throws(ShortcodeProblem) -> String {
        guard WebAddress.isAllowed(parameter.value.utf8) else {
            let scheme = WebAddress.scheme(of: parameter.value.utf8) ?? ""
            throw ShortcodeProblem(
                "addresses with `\(scheme):` are not allowed", at: parameter.range,
                hint: "addresses are relative or begin with `https:` or `http:`")
        }
        switch target(of: parameter.value) {
        case .elsewhere: return parameter.value
        case .page(let path, let suffix):
            note(path)
            return vantage.address(of: path) + suffix
        case .unpublished(let source):
            throw ShortcodeProblem(
                "`\(parameter.value)` is not published, so it is left out here",
                at: parameter.range,
                hint: "`\(source)` has to be out first", severity: .warning)
        case .missing(let hint):
            throw ShortcodeProblem(
                "`\(parameter.value)` leads to no page or file of the site", at: parameter.range, hint: hint)
        }
    }

    /// The file of `content/` that a parameter names, from the site's folder.
    mutating func file(in parameter: ShortcodeParameter) throws(ShortcodeProblem) -> String {
        let name = parameter.value
        guard [".csv", ".tsv"].contains(where: name.lowercased().hasSuffix) else {
            throw ShortcodeProblem("`\(name)` is no CSV or TSV file", at: parameter.range)
        }
        _ = try address(in: parameter)
        guard case .page(let path, _) = target(of: name) else {
            throw ShortcodeProblem(
                "`\(name)` is no file of the site", at: parameter.range, hint: "put it beside the story")
        }
        return "content/" + path.text
    }
}

extension String {
    /// Whether an address stands here as a whole: between two of some characters, or before its "?" or "#".
    fileprivate func contains(_ address: String, between ends: String) -> Bool {
        guard !address.isEmpty else { return false }
        return ranges(of: address).contains { range in
            let before = range.lowerBound == startIndex ? nil : self[index(before: range.lowerBound)]
            let after = range.upperBound == endIndex ? nil : self[range.upperBound]
            return (before.map(ends.contains) ?? true) && (after.map((ends + "?#").contains) ?? true)
        }
    }
}
