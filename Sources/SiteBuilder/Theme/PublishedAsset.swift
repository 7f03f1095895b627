import Foundation
import Newsroom

/// A file of the theme under a name that changes with its contents, so that readers' machines may keep it for ever.
struct PublishedAsset: Sendable {
    /// Its name in `templates/assets/`: `style.css`.
    let name: String
    /// `assets/style.5f2c0a9e81b4d7c3.css`.
    let path: SitePath
    let bytes: [UInt8]
}

extension PublishedAsset {
    /// Names all assets of a theme; the addresses in stylesheets follow.
    ///
    /// A stylesheet's `url(…)` that leads to another asset gets that one's new name, so other files are named
    /// first. One that leads to nothing is an error.
    static func publish(_ assets: [(name: String, bytes: [UInt8])]) -> ([PublishedAsset], [Diagnostic]) {
        var published: [PublishedAsset] = []
        var diagnostics: [Diagnostic] = []
        for (name, bytes) in assets where !isStylesheet(name) {
            published.append(contentsOf: asset(name, bytes, &diagnostics))
        }
        let paths = Dictionary(published.map { ($0.name, $0.path) }, uniquingKeysWith: { first, _ in first })
        for (name, bytes) in assets where isStylesheet(name) {
            let sheet = Stylesheet(
                source: SourceText(file: "templates/assets/" + name, bytes: bytes), name: name)
            let renamed = sheet.withAddresses(of: paths, diagnostics: &diagnostics)
            published.append(contentsOf: asset(name, renamed, &diagnostics))
        }
        return (published.sorted { $0.name < $1.name }, diagnostics)
    }

    private static func isStylesheet(_ name: String) -> Bool { name.hasSuffix(".css") }

    private static func asset(
        _ name: String, _ bytes: [UInt8], _ diagnostics: inout [Diagnostic]
    ) -> [PublishedAsset] {
        let stem: Substring
        let suffix: Substring
        if let dot = name.lastIndex(of: "."), !name[dot...].contains("/") {
            (stem, suffix) = (name[..<dot], name[dot...])
        } else {
            (stem, suffix) = (name[...], "")
        }
        do throws(SitePath.Problem) {
            let path = try SitePath("assets/\(stem).\(ShortFingerprint(bytes).text)\(suffix)")
            return [PublishedAsset(name: name, path: path, bytes: bytes)]
        } catch {
            diagnostics.append(
                .error("the asset's name \(error.reason)", at: Place(file: "templates/assets/" + name)))
            return []
        }
    }
}

/// A stylesheet and the addresses in it.
private struct Stylesheet {
    let source: SourceText
    let name: String

    func withAddresses(of paths: [String: SitePath], diagnostics: inout [Diagnostic]) -> [UInt8] {
        let open = Array("url(".utf8)
        let bytes = source.bytes
        var result: [UInt8] = []
        var index = 0
        while index < bytes.count {
            guard bytes[index...].starts(with: open), let range = address(after: index + open.count) else {
                result.append(bytes[index])
                index += 1
                continue
            }
            let written = String(decoding: bytes[range], as: UTF8.self)
            result += bytes[index..<range.lowerBound]
            if let asset = assetName(written) {
                if let path = paths[asset] {
                    let toRoot = String(repeating: "../", count: name.count { $0 == "/" })
                    result += Array((toRoot + path.percentEncoded.dropFirst("assets/".count)).utf8)
                } else {
                    result += bytes[range]
                    diagnostics.append(
                        .error(
                            "there is no asset `\(asset)`",
                            at: source.place(at: range.lowerBound, length: range.count),
                            hint: Spelling.hint(for: asset, in: paths.keys)))
                }
            } else {
                result += bytes[range]
            }
            index = range.upperBound
        }
        return result
    }

    /// The address between "url(" and ")", without white space and quotes.
    private func address(after start: Int) -> Range<Int>? {
        let bytes = source.bytes
        guard let end = bytes[start...].firstIndex(of: UInt8(ascii: ")")) else { return nil }
        var range = start..<end
        let trimmed = Set(" \t\r\n\"'".utf8)
        while let first = bytes[range].first, trimmed.contains(first) {
            range = range.lowerBound + 1..<range.upperBound
        }
        while let last = bytes[range].last, trimmed.contains(last) {
            range = range.lowerBound..<range.upperBound - 1
        }
        return range
    }

    /// The asset that an address names, from the stylesheet's folder; nil for other addresses.
    private func assetName(_ address: String) -> String? {
        guard !address.isEmpty, !address.hasPrefix("/"), !address.hasPrefix("#"), !address.contains(":")
        else {
            return nil
        }
        var parts = name.split(separator: "/").dropLast().map(String.init)
        let path = address.prefix { $0 != "?" && $0 != "#" }
        for part in path.split(separator: "/") where part != "." {
            if part == ".." { _ = parts.popLast() } else { parts.append(String(part)) }
        }
        return parts.joined(separator: "/")
    }
}
