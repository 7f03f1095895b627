import Foundation
import Metadata
import Newsroom
import SiteBuilder

/// Answers what the preview's own script asks.
struct PreviewDesk: Sendable {
    let site: PreviewSite

    func response(to request: PreviewRequest) async -> PreviewResponse {
        switch (request.method, request.path.dropFirst(Responder.ownFolder.count)) {
        case ("GET", "preview.js"): script
        case ("GET", "events"): events
        case ("GET", "page"): page(request)
        case ("GET", "where"): place(request)
        case ("GET", "line"): line(request)
        case ("POST", "clock"): await clock(request)
        default: .text(404, "There is no such part of the preview.")
        }
    }

    private var script: PreviewResponse {
        let text = EmbeddedFiles.client.first { $0.path == "preview.js" }?.text ?? ""
        return PreviewResponse(
            200, [("Content-Type", MediaType.of("preview.js")), ("Cache-Control", "no-store")],
            Array(text.utf8))
    }

    private var events: PreviewResponse {
        var response = PreviewResponse(
            200, [("Content-Type", "text/event-stream"), ("Cache-Control", "no-store")])
        response.body = .messages(site.messages())
        return response
    }

    /// What is to be known of the page at an address.
    private func page(_ request: PreviewRequest) -> PreviewResponse {
        let showing = site.showing
        let address = request.query("address") ?? "/"
        return json(PageFacts(of: address, showing))
    }

    /// Where the story of a source is now.
    private func place(_ request: PreviewRequest) -> PreviewResponse {
        json(["address": request.query("source").flatMap { site.showing.proof?.address(ofSource: $0) }])
    }

    /// The line of the source from which a text comes that a page shows.
    private func line(_ request: PreviewRequest) -> PreviewResponse {
        var line: Int?
        if let proof = site.showing.proof, let text = request.query("text"),
            let file = PageFacts.file(at: request.query("address") ?? "/", in: proof)
        {
            let number = request.query("number").flatMap(Int.init) ?? 0
            // A source that cannot be read is told as a problem, not here.
            line = try? proof.line(of: text, number: number, on: file)
        }
        return json(["line": line])
    }

    /// Moves the clock.
    private func clock(_ request: PreviewRequest) async -> PreviewResponse {
        struct Order: Decodable {
            /// As the newsroom's clocks show it; nil for the real time.
            let at: String?
        }
        guard let order = try? JSONDecoder().decode(Order.self, from: Data(request.body)) else {
            return .text(400, "A time is wanted: {\"at\": \"2026-11-24T06:00\"}.")
        }
        guard let text = order.at else {
            await site.move(to: nil)
            return json(["clock": site.showing.proof?.wallClock(of: site.showing.now)])
        }
        let timeZone = site.showing.proof?.timeZone ?? .utc
        guard let moment = try? DateReader.read(text, in: timeZone) else {
            return .text(400, "This is no time: \(text.prefix(40))")
        }
        await site.move(to: moment)
        return json(["clock": site.showing.proof?.wallClock(of: moment)])
    }

    private func json(_ value: some Encodable) -> PreviewResponse {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        guard let bytes = try? encoder.encode(value) else { return .text(500, "This cannot be told.") }
        return PreviewResponse(
            200, [("Content-Type", "application/json"), ("Cache-Control", "no-store")], Array(bytes))
    }
}
