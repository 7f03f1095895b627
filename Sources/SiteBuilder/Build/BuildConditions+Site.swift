import Newsroom

extension BuildConditions {
    init(_ foundations: SiteFoundations, _ options: BuildOptions) {
        var loading = FingerprintBuilder()
        loading.add(foundations.site?.timeZone.name ?? "")
        var rendering = FingerprintBuilder()
        rendering.add(loading.value)
        if let site = foundations.site {
            rendering.add(site.language)
            rendering.add(site.address.text)
            rendering.add(site.html.isTrusted ? 1 : 0)
            for host in site.html.frameHosts.sorted() { rendering.add(host) }
        }
        for entry in Words.english { rendering.add(foundations.words[entry.key]) }
        if let shortcodes = foundations.programs?.shortcodes { rendering.add(shortcodes.fingerprint) }
        rendering.add(options.includesUnpublished ? 1 : 0)
        self.init(
            program: Self.program(options), request: Self.request(options), loading: loading.value,
            rendering: rendering.value)
    }

    static func program(_ options: BuildOptions) -> ContentFingerprint {
        ContentFingerprint(Array(options.program.utf8))
    }

    static func request(_ options: BuildOptions) -> ContentFingerprint {
        var builder = FingerprintBuilder()
        builder.add(options.includesUnpublished ? 1 : 0)
        builder.add(options.isStrict ? 1 : 0)
        return builder.value
    }
}
