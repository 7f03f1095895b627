import Foundation
import Newsroom
import SiteBuilder

/// Answers requests as the site's web server will, and those of the preview itself.
struct Responder: Sendable {
    let site: PreviewSite
    let files: FileSystem
    /// The site's folder.
    let folder: String
    let requestGuard: RequestGuard

    /// Under it lies what is the preview's own.
    static let ownFolder = "/.broadsheet/"

    func response(to request: PreviewRequest) async -> PreviewResponse {
        guard requestGuard.allows(request) else {
            return .text(403, "This preview only answers pages of its own address.")
        }
        var response: PreviewResponse
        if request.path.hasPrefix(Self.ownFolder) {
            response = await PreviewDesk(site: site).response(to: request)
        } else if request.method == "GET" || request.method == "HEAD" {
            do throws(FileError) {
                response = try answer(request)
            } catch {
                response = .text(500, error.description)
            }
        } else {
            response = .text(405, "Only GET and HEAD are answered here.")
            response.set("Allow", "GET, HEAD")
        }
        if request.method == "HEAD" {
            if case .bytes(let bytes) = response.body, response["Content-Length"] == nil {
                response.set("Content-Length", String(bytes.count))
            }
            response.body = .bytes([])
        }
        return response
    }

    // MARK: The site

    private func answer(_ request: PreviewRequest) throws(FileError) -> PreviewResponse {
        guard let proof = site.showing.proof else { return emptyPage(503) }
        guard let path = SafePath.decoded(request.path) else { return try notFound(proof, request) }
        guard path.hasPrefix(proof.root) else {
            return path == "/" ? redirect(302, to: proof.root) : try notFound(proof, request)
        }
        let name = String(path.dropFirst(proof.root.count))
        let file = Self.file(named: name)
        for candidate in [file, name + "/index.html"] {
            if let target = proof.redirect(from: candidate) { return redirect(301, to: target) }
        }
        if proof.has(file) { return try serve(file, of: proof, request, status: 200) }
        if proof.has(name + "/index.html") {
            return redirect(301, to: request.path + "/" + request.target.dropFirst(request.path.count))
        }
        return try notFound(proof, request)
    }

    /// The file behind a path from the site's root.
    static func file(named name: String) -> String {
        name.isEmpty || name.hasSuffix("/") ? name + "index.html" : name
    }

    private func notFound(_ proof: Proof, _ request: PreviewRequest) throws(FileError) -> PreviewResponse {
        guard proof.has("404.html") else { return .text(404, "There is no such page.") }
        return try serve("404.html", of: proof, request, status: 404)
    }

    private func redirect(_ status: Int, to target: some StringProtocol) -> PreviewResponse {
        PreviewResponse(status, [("Location", String(target)), ("Cache-Control", "no-cache")])
    }

    /// A page with nothing on it but what the preview has to say.
    private func emptyPage(_ status: Int) -> PreviewResponse {
        let page = PreviewScript.added(
            to: Array("<!DOCTYPE html><html lang=en><title>Preview</title><body>".utf8))
        return PreviewResponse(
            status, [("Content-Type", MediaType.of("index.html")), ("Cache-Control", "no-store")], page)
    }

    private func serve(
        _ file: String, of proof: Proof, _ request: PreviewRequest, status: Int
    ) throws(FileError) -> PreviewResponse {
        var response = PreviewResponse(status)
        response.set("Content-Type", MediaType.of(file))
        response.set("Cache-Control", "public, max-age=0, must-revalidate")
        let rules = HeaderRules(try proof.page("_headers")?.bytes ?? [])
        for header in rules.headers(for: status == 404 ? String(request.path) : proof.root + file) {
            response.set(header.name, header.value)
        }
        if let copied = proof.copied(file) { return try send(copied: copied, request, response) }
        guard let page = try proof.page(file), page.diagnostics.isEmpty else { return emptyPage(500) }
        var bytes = page.bytes
        if file.hasSuffix(".html") {
            bytes = PreviewScript.added(to: bytes, source: page.origin?.file ?? "")
            if let policy = response["Content-Security-Policy"] {
                response.set("Content-Security-Policy", PreviewScript.allowed(by: policy))
            }
        }
        let fingerprint = ContentFingerprint(bytes)
        response.set(
            "ETag", "\"\(String(fingerprint.high, radix: 36))\(String(fingerprint.low, radix: 36))\"")
        guard status == 200 else {
            response.body = .bytes(bytes)
            return response
        }
        return conditional(response, request, size: bytes.count) { .bytes(Array(bytes[$0])) }
    }

    private func send(
        copied: String, _ request: PreviewRequest, _ response: PreviewResponse
    ) throws(FileError) -> PreviewResponse {
        let place = folder + "/" + copied
        // A link may lead elsewhere by now than when the site was planned.
        guard let resolved = try files.resolve(place), let home = try files.resolve(folder),
            resolved.hasPrefix(home + "/"), let status = try files.status(resolved), status.kind == .file
        else { return .text(404, "There is no such file.") }
        var response = response
        response.set("ETag", "\"\(status.size)-\(status.modified)\"")
        return conditional(response, request, size: status.size) { .file(resolved, $0) }
    }

    /// The whole or a part of something, or word that the browser has it (RFC 9110, sections 13 and 14).
    private func conditional(
        _ response: PreviewResponse, _ request: PreviewRequest, size: Int,
        _ part: (Range<Int>) -> PreviewResponse.Body
    ) -> PreviewResponse {
        var response = response
        let tag = response["ETag"] ?? ""
        response.set("Accept-Ranges", "bytes")
        if let known = request.headers["if-none-match"],
            Self.tags(known).contains(where: { $0 == tag || $0 == "*" })
        {
            response.status = 304
            return response
        }
        let isStale = request.headers["if-range"].map { $0 != tag } ?? false
        switch isStale ? .whole : ByteRange.of(request.headers["range"], size: size) {
        case .whole:
            response.body = part(0..<size)
            response.set("Content-Length", String(size))
        case .part(let range):
            response.status = 206
            response.set("Content-Range", "bytes \(range.lowerBound)-\(range.upperBound - 1)/\(size)")
            response.set("Content-Length", String(range.count))
            response.body = part(range)
        case .unsatisfiable:
            response.status = 416
            response.set("Content-Range", "bytes */\(size)")
        }
        return response
    }

    private static func tags(_ list: String) -> [Substring] {
        list.split(separator: ",").map { entry in
            let tag = entry.trimmingPrefix { $0 == " " }
            return tag.hasPrefix("W/") ? tag.dropFirst(2) : tag
        }
    }
}
