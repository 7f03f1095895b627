/// What a shortcode of Broadsheet's own takes.
struct ShortcodeDefinition: Sendable {
    enum Content: Sendable {
        case none, optional, required
    }

    struct Parameter: Sendable {
        enum Kind: Sendable {
            case text, number
            /// An address that readers may follow.
            case link
            /// A file that the page shows or plays.
            case file
            /// A file of rows and columns.
            case data
            /// A page in a frame.
            case frame
            case youTube, vimeo
        }

        let name: String
        let kind: Kind
        let isRequired: Bool
        /// Names that other programs have for it.
        let others: [String]
    }

    let name: String
    let content: Content
    /// A value without a key is the first of these.
    let parameters: [Parameter]

    func parameter(named name: String) -> Parameter? {
        parameters.first { $0.name == name || $0.others.contains(name) }
    }

    private init(_ name: String, _ content: Content, _ parameters: [Parameter]) {
        self.name = name
        self.content = content
        self.parameters = parameters
    }

    /// Cuts a live story into its entries, so it has no template.
    static let update = ShortcodeDefinition(
        "update", .required, [.required("date"), .optional("title"), .optional("id"), .optional("author")])

    static let builtIn: [String: ShortcodeDefinition] = Dictionary(
        uniqueKeysWithValues: [
            update,
            ShortcodeDefinition("pullquote", .required, [.optional("by")]),
            ShortcodeDefinition("factbox", .required, [.required("title")]),
            ShortcodeDefinition("keypoints", .required, [.optional("title")]),
            ShortcodeDefinition(
                "youtube", .none,
                [.required("id", .youTube), .optional("title"), .optional("start", .number)]),
            ShortcodeDefinition("vimeo", .none, [.required("id", .vimeo), .optional("title")]),
            ShortcodeDefinition(
                "frame", .none,
                [
                    .required("src", .frame), .required("title"), .optional("height", .number),
                    .optional("caption"),
                ]),
            ShortcodeDefinition(
                "figure", .none,
                [
                    .required("src", .file), .optional("alt"), .optional("title"), .optional("caption"),
                    .optional("credit", or: "attr"), .optional("href", .link, or: "link"),
                    .optional("width", .number), .optional("height", .number),
                ]),
            ShortcodeDefinition("gallery", .required, [.optional("title")]),
            ShortcodeDefinition(
                "audio", .none,
                [
                    .required("src", .file), .required("title"), .optional("caption"),
                    .optional("transcript", .link),
                ]),
            ShortcodeDefinition(
                "video", .none,
                [
                    .required("src", .file), .required("title"), .optional("poster", .file),
                    .optional("captions", .file), .optional("caption"), .optional("transcript", .link),
                ]),
            ShortcodeDefinition("table", .none, [.required("src", .data), .required("caption")]),
        ].map { ($0.name, $0) })

    /// The hosts whose frames the built-in shortcodes show, for a content-security policy.
    static let frameHosts = ["player.vimeo.com", "www.youtube-nocookie.com"]
}

extension ShortcodeDefinition.Parameter {
    fileprivate static func required(_ name: String, _ kind: Kind = .text) -> Self {
        Self(name: name, kind: kind, isRequired: true, others: [])
    }

    fileprivate static func optional(_ name: String, _ kind: Kind = .text, or other: String...) -> Self {
        Self(name: name, kind: kind, isRequired: false, others: other)
    }

    /// What a parameter of a newsroom's own shortcode is, by its name alone.
    static func ofOwnShortcode(_ name: String) -> Self {
        switch name {
        case "src": .optional(name, .file)
        case "poster": .optional(name, .file)
        case "href": .optional(name, .link)
        default: .optional(name)
        }
    }
}
