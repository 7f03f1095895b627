import Newsroom

/// The page at an older address of a story: it sends readers and search engines to the new one.
enum RedirectPage {
    static func html(to target: SitePath, from page: SitePath, edition: PageEdition) -> [UInt8] {
        // Both addresses are percent-encoded, which leaves nothing that HTML would read as markup.
        let address = edition.vantage(on: page).address(of: target)
        let permalink = edition.permalink(of: target)
        return Array(
            """
            <!DOCTYPE html>
            <html lang="\(edition.language)">
            <head>
            <meta charset="utf-8">
            <title>\(permalink)</title>
            <meta name="robots" content="noindex">
            <meta http-equiv="refresh" content="0; url=\(address)">
            <link rel="canonical" href="\(permalink)">
            </head>
            <body>
            <p><a href="\(address)">\(permalink)</a></p>
            </body>
            </html>

            """.utf8)
    }
}
