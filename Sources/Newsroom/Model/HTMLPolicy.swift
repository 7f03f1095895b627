/// What raw HTML in content may do.
package struct HTMLPolicy: Hashable, Sendable {
    /// The site trusts its own content in full: nothing is filtered.
    package var isTrusted: Bool
    /// Hosts whose pages may stand in frames, in lower case: `player.vimeo.com`.
    package var frameHosts: Set<String>

    package init(isTrusted: Bool = false, frameHosts: Set<String> = []) {
        self.isTrusted = isTrusted
        self.frameHosts = frameHosts
    }
}
