import Newsroom

/// The names in a folder of releases, on this machine or another.
///
///     current -> releases/000042-2026-11-27T224500Z
///     releases/000042-2026-11-27T224500Z/
///     releases/000042-2026-11-27T224500Z.assets
///
/// The file beside a release lists its own lasting files. Releases to come have them as well for as long as the
/// release is kept, because a page that was loaded before a switch may ask for them after it. A release that was gone
/// back from is `withdrawn-…` until the next publish.
enum Releases {
    static let folder = "releases"
    static let current = "current"
    static let listSuffix = ".assets"
    static let withdrawn = "withdrawn-"

    /// The name of the release after those that there are: names sort as the releases followed each other.
    static func name(after names: [String], at now: Moment) -> String {
        let last = names.compactMap(number).max() ?? 0
        let time = Moment(secondsSince1970: now.secondsSince1970).iso8601.filter { $0 != ":" }
        return (last + 1).padded(to: 6) + "-" + time
    }

    /// Nil where a name is none of a release.
    static func number(_ name: String) -> Int? {
        let parts = name.split(separator: "-", maxSplits: 1)
        guard parts.count == 2, parts[0].utf8.count >= 6, !name.hasSuffix(listSuffix) else { return nil }
        return Int(parts[0])
    }

    static func sorted(_ names: [String]) -> [String] {
        names.filter { number($0) != nil }.sorted { (number($0) ?? 0) < (number($1) ?? 0) }
    }

    /// Those that go, so that so many stay; never the one that readers get.
    static func superfluous(_ names: [String], keeping count: Int, current: String) -> [String] {
        sorted(names).dropLast(count).filter { $0 != current }
    }

    /// The release before the one that readers get.
    ///
    /// - Throws: A ``PublishError`` where there is none.
    static func before(_ current: String?, of names: [String]) throws(PublishError) -> String {
        guard let current else { throw PublishError(.failed, "nothing has been published there yet") }
        let earlier = sorted(names).filter { (number($0) ?? 0) < (number(current) ?? 0) }
        guard let last = earlier.last else {
            throw PublishError(.failed, "there is no release before \(current)")
        }
        return last
    }

    /// The releases after one.
    static func after(_ release: String, of names: [String]) -> [String] {
        sorted(names).filter { (number($0) ?? 0) > (number(release) ?? 0) }
    }

    /// The release that the link `current` leads to.
    ///
    /// - Throws: A ``PublishError`` where the link is somebody else's.
    static func release(ofLink target: String) throws(PublishError) -> String {
        let parts = target.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0] == Self.folder, number(String(parts[1])) != nil else {
            throw PublishError(
                .failed, "`current` leads to \(target), which is no release of Broadsheet's",
                hint: "move it away, or publish into another folder")
        }
        return String(parts[1])
    }

    /// What a list beside a release holds: files of the theme, and their copies in fewer bytes.
    static func list(of site: BuiltSite) -> [UInt8] {
        let assets = Set(site.files.filter { $0.kind == .asset }.map(\.path))
        let lasting = site.files.map(\.path).filter { path in
            assets.contains(path)
                || ContentCoding.allCases.contains { coding in
                    path.hasSuffix("." + coding.rawValue)
                        && assets.contains(String(path.dropLast(coding.rawValue.count + 1)))
                }
        }
        return Array(lasting.map { $0 + "\n" }.joined().utf8)
    }
}
