import FlyingSocks
import Foundation
import Newsroom

/// A browser's connection: one request after another, none of which may be longer or slower than a browser's are.
struct Connection: Sendable {
    let socket: AsyncSocket
    let responder: Responder
    /// Others want to be served as well.
    let isCrowded: @Sendable () -> Bool

    /// Until the first byte of the next request.
    private static let idleTime = Duration.seconds(60)
    /// For all of a request, once it has begun.
    private static let requestTime = Duration.seconds(10)
    /// For a piece of an answer.
    private static let writingTime = Duration.seconds(30)
    /// For either, where others are waiting.
    private static let crowdedTime = Duration.seconds(1)
    private static let pieceSize = 1 << 16

    /// Serves until one of the two has had enough. Whatever goes wrong ends this connection and nothing else.
    func serve() async {
        do {
            var pending = try await within(patience(Self.idleTime)) { try await socket.read(atMost: 4096) }
            while true {
                let received = pending
                let (head, rest) = try await within(patience(Self.requestTime)) {
                    try await read(after: received)
                }
                let response: PreviewResponse
                switch head {
                case .request(let request): response = await responder.response(to: request)
                case .refused(let status, let reason): response = .text(status, reason)
                }
                let staysOpen = head.keepsConnection
                try await send(response, staysOpen: staysOpen)
                guard staysOpen else { return }
                pending = rest
                if pending.isEmpty {
                    pending = try await within(patience(Self.idleTime)) {
                        try await socket.read(atMost: 4096)
                    }
                }
            }
        } catch {
            // The browser has gone, or was too slow.
        }
    }

    private func patience(_ usual: Duration) -> Duration { isCrowded() ? Self.crowdedTime : usual }

    private func read(after received: [UInt8]) async throws -> (RequestHead, rest: [UInt8]) {
        var bytes = received
        while true {
            if let (head, length) = RequestHead.read(bytes) { return (head, Array(bytes[length...])) }
            bytes += try await socket.read(atMost: 4096)
        }
    }

    private func send(_ response: PreviewResponse, staysOpen: Bool) async throws {
        var head = "HTTP/1.1 \(response.status) \(RequestHead.phrase(of: response.status))\r\n"
        for header in response.headers { head += "\(header.name): \(header.value)\r\n" }
        if !staysOpen { head += "Connection: close\r\n" }
        switch response.body {
        case .bytes(let bytes):
            if response["Content-Length"] == nil, response.status != 304 {
                head += "Content-Length: \(bytes.count)\r\n"
            }
            try await write(Array((head + "\r\n").utf8) + bytes)
        case .file(let path, let range):
            try await write(Array((head + "\r\n").utf8))
            for start in stride(from: range.lowerBound, to: range.upperBound, by: Self.pieceSize) {
                let piece = start..<min(start + Self.pieceSize, range.upperBound)
                let bytes = try responder.files.readPart(path, piece)
                // Of a file that has become shorter the length that was promised cannot be kept.
                guard bytes.count == piece.count else { throw SocketError.disconnected }
                try await write(bytes)
            }
        case .messages(let messages):
            try await write(Array((head + "\r\n").utf8))
            for await event in EventStream.events(of: messages) { try await write(event) }
        }
    }

    private func write(_ bytes: [UInt8]) async throws {
        try await within(Self.writingTime) { try await socket.write(Data(bytes)) }
    }

    private func within<Result: Sendable>(
        _ time: Duration, _ work: @escaping @Sendable () async throws -> Result
    ) async throws -> Result {
        try await withThrowingTaskGroup(of: Result.self) { group in
            group.addTask(operation: work)
            group.addTask {
                try await Task.sleep(for: time)
                throw SocketError.disconnected
            }
            defer { group.cancelAll() }
            guard let result = try await group.next() else { throw SocketError.disconnected }
            return result
        }
    }
}
