import Newsroom

/// The folder of releases on another machine, and the scripts that look into it and change it.
struct RemoteReleases {
    /// The release that readers get; nil before the first.
    var current: String?
    /// The files of that release, in it.
    var currentFiles: Set<String> = []
    /// In no order.
    var releases: [String] = []
    /// Folders of transfers that were cut off.
    var incoming: [String] = []
    /// The lasting files of all releases that are kept.
    var assets: Set<String> = []

    /// - Parameter making: A folder that is made there if it is missing; nil: nothing is changed.
    /// - Throws: A ``PublishError`` where the machine cannot be reached, or `current` is somebody else's.
    static func look(
        into folder: String, through shell: RemoteShell, making incoming: String? = nil
    ) async throws -> RemoteReleases {
        let make = incoming.map { "mkdir -p \(ShellText.word(folder + "/" + $0)) || exit 1\n" } ?? ""
        let told = try await shell.run(
            make + #"""
                cd \#(ShellText.word(folder)) 2>/dev/null || exit 0
                if [ -L current ]; then printf 'current %s\n' "$(readlink current)"
                elif [ -e current ]; then echo taken; fi
                cd releases 2>/dev/null || exit 0
                for name in *; do
                  [ -d "$name" ] && printf 'release %s\n' "$name"
                  case "$name" in *.assets) sed 's/^/asset /' "$name";; esac
                done
                cd ../current/ 2>/dev/null && find . -type f | sed 's/^\./file /'
                exit 0
                """#)
        var found = RemoteReleases()
        for line in told.split(separator: "\n") {
            let parts = line.split(separator: " ", maxSplits: 1).map(String.init)
            guard parts.count == 2 else {
                throw PublishError(
                    .failed, "\(folder)/current is no link, and not Broadsheet's",
                    hint: "move it away, or publish into another folder")
            }
            switch parts[0] {
            case "current": found.current = try Releases.release(ofLink: parts[1])
            case "asset": found.assets.insert(parts[1])
            case "file": found.currentFiles.insert(String(parts[1].dropFirst()))
            default:
                if Releases.number(parts[1]) != nil { found.releases.append(parts[1]) }
                if parts[1].hasPrefix("incoming-") { found.incoming.append(parts[1]) }
            }
        }
        return found
    }

    /// Makes a release of what has come in, with the lasting files of those before it, and shows it.
    static func switching(
        to name: String, from incoming: String, in folder: String, assets: [UInt8]
    ) -> String {
        """
        set -e
        cd \(ShellText.word(folder))
        cat > releases/\(name).assets <<'END OF ASSETS'
        \(String(decoding: assets, as: UTF8.self))END OF ASSETS
        for list in releases/*.assets; do
          release=${list%.assets}
          [ -d "$release" ] || continue
          while IFS= read -r file; do
            if [ ! -e "\(incoming)/$file" ] && [ -f "$release/$file" ]; then
              mkdir -p "\(incoming)/$(dirname "$file")"
              ln "$release/$file" "\(incoming)/$file"
            fi
          done < "$list"
        done
        sync -f releases 2>/dev/null || sync
        mv \(incoming) releases/\(name)
        \(pointingHere(to: name))
        """
    }

    /// Shows a release.
    static func pointing(to name: String, in folder: String) -> String {
        """
        set -e
        cd \(ShellText.word(folder))
        \(pointingHere(to: name))
        """
    }

    /// GNU's `mv` replaces a link to a folder with -T, that of the BSDs with -h.
    private static func pointingHere(to name: String) -> String {
        """
        ln -sfn releases/\(name) current.new
        mv -fT current.new current 2>/dev/null || mv -fh current.new current
        """
    }
}
