import Metadata
import Newsroom

/// Reads `publish`: a map from the names of targets to what each needs.
struct PublishConfiguration {
    private let map: MetadataReader
    private let name: Slug

    static func read(_ site: MetadataReader) -> [PublishTarget] {
        guard let map = site.map("publish") else { return [] }
        return map.unreadEntries().compactMap { entry in
            guard let name = Slug(entry.key) else {
                let hint = Slug(title: entry.key).map { "write it as `\($0.text)`" }
                map.report(.error("`\(entry.key)` is no name of a target", at: entry.keyPlace, hint: hint))
                return nil
            }
            guard let target = map.map(entry.value, for: entry.key) else { return nil }
            defer { target.reportUnreadEntries() }
            return PublishConfiguration(map: target, name: name).target()
        }
    }

    /// Reads `precompress`.
    static func precompression(_ site: MetadataReader) -> [ContentCoding] {
        guard let node = site.node("precompress") else { return [] }
        switch node.text?.lowercased() {
        case "true", "yes", "on": return ContentCoding.allCases
        case "false", "no", "off": return []
        default: break
        }
        let wanted = site.placedTexts(of: node, for: "precompress").compactMap { text, place in
            if let coding = ContentCoding(rawValue: text.lowercased()) { return coding as ContentCoding? }
            site.report(
                .error(
                    "`\(text)` is no way to compress files", at: place,
                    hint: "there are `br` and `gz`; `true` is both"))
            return nil
        }
        return ContentCoding.allCases.filter(wanted.contains)
    }

    private func target() -> PublishTarget? {
        let kinds = ["directory", "rsync", "git", "s3"]
        let kind = map.text("to")
        let destination: PublishTarget.Destination? =
            switch kind {
            case "directory": folder().map { .directory($0) }
            case "rsync": rsync().map { .rsync($0) }
            case "git": git().map { .git($0) }
            case "s3": s3().map { .s3($0) }
            default: unknown(kind, kinds)
            }
        let address = address()
        let share = map.integer("deletions", in: 0...100) ?? 10
        let purge = map.map("purge").flatMap(purge)
        let sendsCompressed = map.flag("precompressed") ?? (kind == "directory" || kind == "rsync")
        let spared = map.textList("spare") ?? []
        return destination.map {
            PublishTarget(
                name: name, destination: $0, address: address, deletionShare: share, purge: purge,
                takesPrecompressed: sendsCompressed, spared: spared)
        }
    }

    private func unknown(_ kind: String?, _ kinds: [String]) -> PublishTarget.Destination? {
        let place = map.node("to")?.place ?? map.place
        let words = kinds.map { "`\($0)`" }.joined(separator: ", ")
        map.report(
            .error(
                kind.map { "`\($0)` is no kind of target" } ?? "the target `\(name.text)` has no `to`",
                at: place,
                hint: kind.flatMap { Spelling.hint(for: $0, in: kinds) } ?? "there are \(words)"))
        // What is wrong is the kind: the keys that belong to it are not wrong as well.
        for entry in map.unreadEntries() { _ = map.node(entry.key) }
        return nil
    }

    private func address() -> SiteAddress? {
        guard let node = map.node("url") else { return nil }
        if let address = node.text.flatMap(SiteAddress.init) { return address }
        map.report(
            .error(
                "`url` must be the whole web address of the published site", at: node.place,
                hint: "write it as `https://example.org`"))
        return nil
    }

    // MARK: Kinds of targets

    private func folder() -> PublishTarget.Directory? {
        let kept = map.integer("keep", in: 2...1_000) ?? 5
        return required("path", "the folder that releases are put into").map {
            PublishTarget.Directory(path: $0, keptReleases: kept)
        }
    }

    private func rsync() -> PublishTarget.Rsync? {
        let host = required("host", "the machine: `deploy@www.example.org`", where: Self.isHost)
        let port = map.integer("port", in: 1...65_535)
        let identity = optional(
            "identity", "the path of a private key, without spaces", where: Self.isPlainPath)
        let kept = map.integer("keep", in: 2...1_000) ?? 5
        let path = required("path", "the folder there, from the root: `/srv/post`") {
            $0.hasPrefix("/") && Self.isPlainPath($0) && !$0.split(separator: "/").isEmpty
        }
        guard let host, let path else { return nil }
        return PublishTarget.Rsync(
            host: host, port: port, identity: identity,
            folder: PublishTarget.Directory(path: path, keptReleases: kept))
    }

    private func git() -> PublishTarget.Git? {
        let repository = required(
            "repository", "its address without a password, or the path of a folder", where: Self.isRepository)
        let branch = optional("branch", "the name of a branch", where: Self.isBranch) ?? "pages"
        let author = optional("author", "a name and an address: `Desk <desk@example.org>`") {
            Self.author($0) != nil
        }
        let mayForce = map.flag("force") ?? false
        let (name, address) = author.flatMap(Self.author) ?? ("Broadsheet", "broadsheet@localhost")
        return repository.map {
            PublishTarget.Git(
                repository: $0, branch: branch, authorName: name, authorAddress: address, mayForce: mayForce)
        }
    }

    private func s3() -> PublishTarget.S3? {
        let bucket = required("bucket", "letters, digits, dots and hyphens") {
            Self.isMade($0, of: "-._") && !$0.hasPrefix("-") && !$0.hasPrefix(".")
        }
        let endpoint = map.node("endpoint").flatMap { node in
            map.text(of: node, for: "endpoint").flatMap {
                map.webAddress($0, for: "endpoint", at: node.place)
            }
        }
        let region = optional("region", "a region's name: `eu-central-1`") { Self.isMade($0, of: "-") }
        let provider = optional("provider", "one of rclone's names for services: `Cloudflare`") {
            Self.isMade($0, of: "")
        }
        let prefix = optional("prefix", "a folder in the bucket: `site/`") { (try? SitePath($0)) != nil }
        let retries = map.integer("retries", in: 0...10) ?? 5
        let cache = cacheRules()
        return bucket.map {
            PublishTarget.S3(
                bucket: $0, endpoint: endpoint, region: region ?? "us-east-1",
                provider: provider ?? (endpoint == nil ? "AWS" : "Other"),
                prefix: (prefix ?? "").split(separator: "/").joined(separator: "/"),
                retries: retries, cache: cache)
        }
    }

    private func cacheRules() -> [PublishTarget.CacheRule] {
        guard let rules = map.map("cache") else { return [] }
        return rules.unreadEntries().compactMap { entry in
            guard let value = rules.text(of: entry.value, for: entry.key) else { return nil }
            guard !value.isEmpty, value.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) else {
                rules.report(
                    .error(
                        "`\(value)` is no value of Cache-Control", at: entry.value.place,
                        hint: "write it as `public, max-age=300`"))
                return nil
            }
            let pattern = entry.key.hasPrefix("/") ? String(entry.key.dropFirst()) : entry.key
            return PublishTarget.CacheRule(pattern: pattern, value: value)
        }
    }

    private func purge(_ map: MetadataReader) -> PublishTarget.Purge? {
        defer { map.reportUnreadEntries() }
        let place = map.place
        let purge = PublishConfiguration(map: map, name: name)
        switch map.text("with") {
        case "cloudflare":
            return purge.required("zone", "the zone's identifier") { Self.isMade($0, of: "") }
                .map { .cloudflare(zone: $0) }
        case "request":
            let node = map.node("at")
            return .request(
                at: node.flatMap { node in
                    map.text(of: node, for: "at").flatMap { map.webAddress($0, for: "at", at: node.place) }
                })
        default:
            map.report(
                .error(
                    "`purge` needs `with: cloudflare` or `with: request`",
                    at: map.node("with")?.place ?? place))
            return nil
        }
    }
}

// MARK: - Texts

extension PublishConfiguration {
    private func required(
        _ key: String, _ meaning: String, where isValid: (String) -> Bool = { _ in true }
    ) -> String? {
        if map.node(key) == nil {
            map.report(
                .error(
                    "the target `\(name.text)` has no `\(key)`", at: map.place, hint: "`\(key)` is \(meaning)"
                ))
        }
        return optional(key, meaning, where: isValid)
    }

    private func optional(_ key: String, _ meaning: String, where isValid: (String) -> Bool) -> String? {
        guard let node = map.node(key), let text = map.text(of: node, for: key) else { return nil }
        let isLine = text.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
        if isLine, !text.isEmpty, isValid(text) { return text }
        map.report(
            .error(
                "`\(text)` is no `\(key)` that can be used", at: node.place, hint: "`\(key)` is \(meaning)"))
        return nil
    }

    /// Whether a text is of ASCII's letters and digits and of other characters that are given.
    private static func isMade(_ text: String, of others: String) -> Bool {
        !text.isEmpty
            && text.unicodeScalars.allSatisfy {
                $0.isASCII && ($0.properties.isAlphabetic || ("0"..."9").contains($0))
                    || others.unicodeScalars.contains($0)
            }
    }

    /// A path that no shell and no list of arguments takes for more.
    private static func isPlainPath(_ text: String) -> Bool {
        isMade(text, of: "/._-~+@") && !text.hasPrefix("-") && !text.split(separator: "/").contains("..")
    }

    private static func isHost(_ text: String) -> Bool {
        isMade(text, of: ".-_@") && !text.hasPrefix("-") && text.split(separator: "@").count <= 2
    }

    /// An address of the web has no user in it: what follows that is a secret, which would stand in every message.
    private static func isRepository(_ text: String) -> Bool {
        let isOfWeb = text.hasPrefix("https://") || text.hasPrefix("http://")
        return !text.hasPrefix("-") && !(isOfWeb && text.contains("@"))
    }

    /// The rules of `git check-ref-format` that ASCII leaves.
    private static func isBranch(_ text: String) -> Bool {
        isMade(text, of: "/._-") && !text.hasPrefix("-") && !text.contains("..")
            && text.split(separator: "/", omittingEmptySubsequences: false).allSatisfy {
                !$0.isEmpty && !$0.hasPrefix(".") && !$0.hasSuffix(".lock") && !$0.hasSuffix(".")
            }
    }

    private static func author(_ text: String) -> (name: String, address: String)? {
        let parts = text.split(separator: "<", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[1].hasSuffix(">"), parts[1].contains("@") else { return nil }
        let name = parts[0].split(separator: " ").joined(separator: " ")
        let address = String(parts[1].dropLast())
        return name.isEmpty || address.contains(">") || address.contains(" ") ? nil : (name, address)
    }
}
