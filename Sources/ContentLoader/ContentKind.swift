import Newsroom

/// What a file of `content/` is for, told by its name alone.
enum ContentKind {
    case source(any SourceFormat)
    /// Copied into the site as it is.
    case media
    /// What the newsroom says of an author, a tag, a topic or a series.
    case profile(TermKind)
    /// Metadata beside the stories, and what editors and systems leave behind.
    case skipped
    /// Perhaps an unfinished story in a format that cannot be read: never published unasked.
    case unknown

    init(_ path: SourcePath) {
        if Self.isLeftover(path) {
            self = .skipped
        } else if path.isTopLevel, Self.wellKnownNames.contains(String(path.name)) {
            self = .media
        } else if let format = SourceFormats.format(forExtension: path.fileExtension) {
            self = .source(format)
        } else if let kind = path.profileKind, ["yml", "yaml"].contains(path.fileExtension) {
            self = .profile(kind)
        } else if Self.metadataExtensions.contains(path.fileExtension) {
            self = .skipped
        } else {
            self = Self.mediaExtensions.contains(path.fileExtension) ? .media : .unknown
        }
    }

    /// Whether nothing but a story in Markdown can have a name: most do, and nothing else has to be asked of them.
    static func isMarkdown(_ name: String) -> Bool {
        name.utf8.count > 3 && name.utf8.first != UInt8(ascii: "~")
            && name.utf8.suffix(3).elementsEqual(".md".utf8)
    }

    /// Kinds of files that web pages show or link to.
    private static let mediaExtensions: Set<String> = [
        // Pictures.
        "jpg", "jpeg", "jpe", "jfif", "png", "apng", "gif", "webp", "avif", "heic", "heif", "jxl", "svg",
        "svgz", "ico", "cur", "bmp", "tif", "tiff",
        // Audio.
        "mp3", "m4a", "aac", "ogg", "oga", "opus", "wav", "flac", "weba", "mid", "midi",
        // Video and subtitles.
        "mp4", "m4v", "webm", "ogv", "mov", "mpg", "mpeg", "mkv", "avi", "3gp", "m3u8", "ts", "vtt", "srt",
        // Fonts.
        "woff", "woff2", "ttf", "otf", "eot",
        // Documents, data, maps and calendars.
        "pdf", "epub", "csv", "tsv", "xlsx", "xls", "ods", "zip", "ics", "vcf", "gpx", "kml", "kmz",
        "geojson", "topojson",
    ]

    /// What robots, advertisers and hosts look for at the root of a site, under these very names.
    private static let wellKnownNames: Set<String> = [
        "robots.txt", "ads.txt", "app-ads.txt", "sellers.json", "humans.txt", "security.txt", "trust.txt",
        "llms.txt", "llms-full.txt", "CNAME", "BingSiteAuth.xml", "browserconfig.xml", "crossdomain.xml",
        "site.webmanifest", "_headers", "_redirects",
    ]

    private static let metadataExtensions: Set<String> = ["yml", "yaml", "toml", "json"]

    private static func isLeftover(_ path: SourcePath) -> Bool {
        let name = path.name.utf8
        let (tilde, number) = (UInt8(ascii: "~"), UInt8(ascii: "#"))
        return name.last == tilde || name.starts(with: "~$".utf8)
            || name.first == number && name.last == number
            || leftoverExtensions.contains(path.fileExtension)
            || leftoverNames.contains { $0.utf8.count == name.count && $0 == path.name.lowercased() }
    }

    private static let leftoverExtensions: Set<String> = [
        "bak", "backup", "tmp", "temp", "swp", "swo", "swn", "orig", "rej", "old", "part", "crdownload",
    ]
    private static let leftoverNames: Set<String> = ["thumbs.db", "ehthumbs.db", "desktop.ini", "icon\r"]
}
