import MarkdownRenderer
import Newsroom

extension LinkTable.Target {
    /// What becomes of a link in Markdown that leads here.
    ///
    /// - Parameters:
    ///   - reference: The link as it is written.
    ///   - address: The address of a page or file of the site, as the page with the link has it.
    func resolution(of reference: String, _ address: (SitePath) -> String) -> LinkResolution {
        switch self {
        case .elsewhere: .unchanged
        case .page(let path, let suffix): .address(address(path) + suffix)
        case .unpublished(let source):
            .unlinked(
                summary: "`\(reference)` links to a story that is not published",
                hint: "`\(source)` has to be out first")
        case .missing(let hint):
            .broken(summary: "`\(reference)` leads to no page or file of the site", hint: hint)
        }
    }
}
