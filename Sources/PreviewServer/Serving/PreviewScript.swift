import Newsroom

/// The preview's script, which is added to every page as it is sent, and is never part of the built site.
enum PreviewScript {
    private static let end = Array("</body>".utf8)

    /// A page with the script at the end of its body.
    ///
    /// - Parameter source: Of the page, from the site's folder.
    static func added(to page: [UInt8], source: String = "") -> [UInt8] {
        let place = page.lastRange(of: end) ?? page.count
        let source = source.replacing("&", with: "&amp;").replacing("\"", with: "&quot;")
        let tag = "<script src=\"\(Responder.ownFolder)preview.js\" data-source=\"\(source)\" defer></script>"
        return Array(page[..<place]) + Array(tag.utf8) + page[place...]
    }

    /// A policy that lets the script run and talk to the preview, and is otherwise the same.
    static func allowed(by policy: String) -> String {
        var directives = policy.split(separator: ";").map { $0.split(separator: " ") }
        for needed in ["script-src", "connect-src"] {
            if let index = directives.firstIndex(where: { $0.first == needed[...] }) {
                directives[index].removeAll { $0 == "'none'" }
                if !directives[index].contains("'self'") { directives[index].append("'self'") }
            } else {
                directives.append([needed[...], "'self'"])
            }
        }
        return directives.map { $0.joined(separator: " ") }.joined(separator: "; ")
    }
}

extension [UInt8] {
    /// Where some bytes begin for the last time.
    fileprivate func lastRange(of part: [UInt8]) -> Int? {
        guard count >= part.count else { return nil }
        return (0...count - part.count).last { self[$0..<$0 + part.count] == part[...] }
    }
}
