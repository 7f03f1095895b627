import Newsroom

/// An older address and the one that it leads to.
struct Redirect: Hashable, Sendable {
    let from: SitePath
    let to: SitePath
}
