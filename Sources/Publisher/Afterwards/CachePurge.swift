import Newsroom

/// Tells a CDN which addresses have other bytes now.
struct CachePurge: Sendable {
    let settings: PublishTarget.Purge
    let environment: [String: String]
    let web = WebClient()

    /// So many addresses fit into one of Cloudflare's requests.
    private static let cloudflareBatch = 30

    /// - Throws: A ``PublishError`` where a secret is missing, before anything is sent.
    func check() throws(PublishError) { _ = try requests(for: []) }

    /// - Throws: A ``PublishError`` where an address was not purged.
    func purge(_ addresses: [String]) async throws {
        let requests = try requests(for: addresses)
        let statuses = try await web.statuses(of: requests)
        let failed = zip(requests, statuses).filter { !(200..<300).contains($1) }
        guard let (request, status) = failed.first else { return }
        let why = status == 0 ? "no answer" : "status \(status)"
        throw PublishError(
            .failed,
            "the CDN was not purged: \(failed.count) of \(requests.count) requests failed (\(why) from "
                + "\(request.address))",
            hint: "nothing was deleted; run it again, and it is purged then")
    }

    private func requests(for addresses: [String]) throws(PublishError) -> [WebClient.Request] {
        switch settings {
        case .request(let other):
            return addresses.map { address in
                guard let other else { return WebClient.Request(method: "PURGE", address: address) }
                return Self.request(for: address, to: other)
            }
        case .cloudflare(let zone):
            guard let token = environment["CLOUDFLARE_API_TOKEN"], !token.isEmpty else {
                throw PublishError(
                    .usage, "CLOUDFLARE_API_TOKEN is not set", hint: "`purge: {with: cloudflare}` needs it")
            }
            return stride(from: 0, to: addresses.count, by: Self.cloudflareBatch).map { start in
                let some = addresses[start..<min(start + Self.cloudflareBatch, addresses.count)]
                // Web addresses have neither quotation marks nor backslashes: both are percent-encoded.
                let list = some.map { "\"\($0)\"" }.joined(separator: ",")
                return WebClient.Request(
                    method: "POST", address: "https://api.cloudflare.com/client/v4/zones/\(zone)/purge_cache",
                    headers: ["Authorization: Bearer \(token)", "Content-Type: application/json"],
                    body: "{\"files\":[\(list)]}")
            }
        }
    }

    /// A request for an address that another server gets.
    private static func request(for address: String, to server: String) -> WebClient.Request {
        let rest = address.drop { $0 != "/" }.dropFirst(2)
        let host = rest.prefix { $0 != "/" }
        let server = server.hasSuffix("/") ? String(server.dropLast()) : server
        let path = String(rest.dropFirst(host.count))
        return WebClient.Request(method: "PURGE", address: server + path, headers: ["Host: \(host)"])
    }
}
