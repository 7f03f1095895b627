import Newsroom

/// Tells WebSub hubs which feeds have changed.
///
/// WebSub leaves open how; hubs take the form of PubSubHubbub 0.4, section 7: `hub.mode=publish` and a `hub.url` for
/// each feed.
struct HubPing: Sendable {
    let hubs: [String]
    let web = WebClient()

    /// - Returns: The hubs that did not take it.
    func ping(of feeds: [String]) async throws -> [String] {
        guard !feeds.isEmpty, !hubs.isEmpty else { return [] }
        let form = [(name: "hub.mode", value: "publish")] + feeds.map { (name: "hub.url", value: $0) }
        let statuses = try await web.statuses(
            of: hubs.map { WebClient.Request(method: "POST", address: $0, body: .form(form)) })
        return zip(hubs, statuses).filter { !(200..<300).contains($1) }.map(\.0)
    }
}
