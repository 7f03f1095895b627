import Newsroom

/// Tells a CDN which addresses have other bytes now.
struct CachePurge: Sendable {
    let settings: PublishTarget.Purge
    let environment: [String: String]
    let web = WebClient()

    /// So many addresses fit into one of Cloudflare's requests.
    private static let cloudflareBatch = 30
    /// A service that is asked too much is given so much time before each further try.
    private static let pauses: [Duration] = [.seconds(1), .seconds(3), .seconds(9)]

    /// - Throws: A ``PublishError`` where a secret is missing, before anything is sent.
    func check() throws(PublishError) { _ = try requests(for: []) }

    /// - Returns: The addresses that were not purged.
    /// - Throws: A ``PublishError`` where a secret is missing or curl cannot be run.
    func purge(_ addresses: [String]) async throws -> [String] {
        var pending = try requests(for: addresses)
        for pause in [nil] + Self.pauses.map(Optional.some) where !pending.isEmpty {
            if let pause { try await Task.sleep(for: pause) }
            let statuses = try await web.statuses(of: pending.map(\.request))
            pending = zip(pending, statuses).filter { !isPurged($1) }.map(\.0)
        }
        return pending.flatMap(\.addresses)
    }

    /// A cache answers 404, 410 or 412 for what it does not hold.
    private func isPurged(_ status: Int) -> Bool {
        if case .request = settings, [404, 410, 412].contains(status) { return true }
        return (200..<300).contains(status)
    }

    private typealias Purging = (addresses: [String], request: WebClient.Request)

    private func requests(for addresses: [String]) throws(PublishError) -> [Purging] {
        switch settings {
        case .request(let other):
            return addresses.map { address in
                (
                    [address],
                    other.map { Self.request(for: address, to: $0) }
                        ?? WebClient.Request(method: "PURGE", address: address)
                )
            }
        case .cloudflare(let zone):
            let token = environment["CLOUDFLARE_API_TOKEN", default: ""]
            guard !token.isEmpty, token.utf8.allSatisfy({ (0x21..<0x7F).contains($0) }) else {
                throw PublishError(
                    .usage, "CLOUDFLARE_API_TOKEN is \(token.isEmpty ? "not set" : "no token")",
                    hint: "`purge: {with: cloudflare}` needs it")
            }
            return stride(from: 0, to: addresses.count, by: Self.cloudflareBatch).map { start in
                let some = Array(addresses[start..<min(start + Self.cloudflareBatch, addresses.count)])
                // Web addresses have neither quotation marks nor backslashes: both are percent-encoded.
                let list = some.map { "\"\($0)\"" }.joined(separator: ",")
                let request = WebClient.Request(
                    method: "POST", address: "https://api.cloudflare.com/client/v4/zones/\(zone)/purge_cache",
                    headers: ["Authorization: Bearer \(token)", "Content-Type: application/json"],
                    body: .text("{\"files\":[\(list)]}"))
                return (some, request)
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
