import FlyingSocks
import Foundation
package import Newsroom
import SiteBuilder
import Synchronization

/// Serves a ``PreviewSite`` over HTTP/1.1.
///
/// The sockets are FlyingFox's. Its HTTP server is not used: it reads requests of any length for any time, ends when the
/// system has no more files to open, and brings libcurl into a static executable.
package struct PreviewServer: Sendable {
    private let responder: Responder
    private let listener: Socket

    /// The port that is open.
    package let port: UInt16

    /// More connections than this wait, so that as many files stay for the site itself.
    private static let mostConnections = 100

    /// Opens a port, which queues requests until ``run()``.
    ///
    /// - Parameters:
    ///   - address: An IPv4 address of this machine, or "0.0.0.0" for all.
    ///   - folder: The site's.
    ///   - port: 0 for any that is free.
    /// - Throws: A ``FileError`` where the address is not this machine's, or the port is taken.
    package init(
        site: PreviewSite, files: FileSystem, folder: String, address: String, port: UInt16
    ) throws(FileError) {
        responder = Responder(
            site: site, files: files, folder: folder, requestGuard: RequestGuard(address: address))
        do {
            listener = try Socket(domain: AF_INET)
            try listener.setValue(true, for: BoolSocketOption.localAddressReuse)
            try listener.bind(to: try sockaddr_in.inet(ip4: address, port: port))
            try listener.listen()
            guard case .ip4(_, let open) = try listener.sockname() else {
                throw SocketError.unsupportedAddress
            }
            self.port = open
        } catch {
            throw FileError("listen on", "\(address):\(port)", reason: Self.reason(of: error))
        }
    }

    private static func reason(of error: any Error) -> String {
        guard case SocketError.failed(_, let code, _) = error else { return "\(error)" }
        return String(cString: strerror(code))
    }

    /// Whether an address is one that can be listened on, as far as its form goes.
    package static func isAddress(_ text: String) -> Bool {
        (try? sockaddr_in.inet(ip4: text, port: 0)) != nil
    }

    /// Serves until the task is cancelled.
    ///
    /// - Throws: Where the system takes the port away.
    package func run() async throws {
        let pool: some AsyncSocketPool = .make()
        try await pool.prepare()
        let listener = try AsyncSocket(socket: listener, pool: pool)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await pool.run() }
            group.addTask { try await accept(from: listener) }
            defer { group.cancelAll() }
            try await group.next()
        }
    }

    private func accept(from listener: AsyncSocket) async throws {
        let open = OpenConnections()
        try await withThrowingDiscardingTaskGroup { group in
            while true {
                guard open.count < Self.mostConnections else {
                    try await Task.sleep(for: .milliseconds(20))
                    continue
                }
                do {
                    let socket = try await listener.accept()
                    open.add(1)
                    group.addTask {
                        await Connection(socket: socket, responder: responder) {
                            open.count > Self.mostConnections / 2
                        }.serve()
                        try? socket.close()
                        open.add(-1)
                    }
                } catch SocketError.failed(_, let code, _)
                    where [EMFILE, ENFILE, ECONNABORTED, EINTR].contains(code)
                {
                    // Others will end; the caller waits in the queue.
                    try await Task.sleep(for: .milliseconds(50))
                }
            }
        }
    }
}

private final class OpenConnections: Sendable {
    private let number = Atomic(0)

    var count: Int { number.load(ordering: .relaxed) }

    func add(_ difference: Int) { number.wrappingAdd(difference, ordering: .relaxed) }
}
