import Newsroom

/// Writes `_headers`, which Netlify, Cloudflare and their like read: what servers say with each file.
enum HeadersFile {
    /// - Parameters:
    ///   - lasting: Paths whose files never change under their names; a `*` at the end stands for any rest.
    ///   - hasScripts: The theme has files of JavaScript.
    static func text(for site: Site, lasting: [String], hasScripts: Bool) -> String {
        let root = site.address.root
        var text = """
            \(root)*
              Content-Security-Policy: \(ContentSecurityPolicy.text(for: site, hasScripts: hasScripts))
              Permissions-Policy: camera=(), geolocation=(), microphone=(), payment=(), usb=()
              Referrer-Policy: strict-origin-when-cross-origin
              X-Content-Type-Options: nosniff

            """
        // One rule's header would be joined to another's of the same name: pages keep the hosts' own
        // `public, max-age=0, must-revalidate`.
        for path in lasting {
            text += "\n\(root)\(path)\n  Cache-Control: public, max-age=31536000, immutable\n"
        }
        return text
    }
}
