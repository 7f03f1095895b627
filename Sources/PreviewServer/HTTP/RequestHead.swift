/// A request as it comes over a connection (RFC 9112).
enum RequestHead: Sendable {
    case request(PreviewRequest)
    /// It is none, or one that is not answered here, with the status that says so.
    case refused(Int, String)

    /// The longest first line with all headers, in bytes.
    private static let longest = 16_384
    /// The longest body: what the preview is sent is a time.
    private static let longestBody = 4_096

    /// Whether another request may follow on the same connection.
    var keepsConnection: Bool {
        guard case .request(let request) = self else { return false }
        return request.headers["connection"]?.lowercased() != "close"
    }

    /// - Returns: A request and its length, or nil where more has to be read.
    static func read(_ bytes: [UInt8]) -> (head: RequestHead, length: Int)? {
        guard let end = end(of: bytes) else {
            return bytes.count > longest ? (.refused(431, "The request is too long."), bytes.count) : nil
        }
        guard end <= longest else { return (.refused(431, "The request is too long."), bytes.count) }
        guard let text = String(validating: bytes[..<(end - 4)], as: UTF8.self), !text.utf8.contains(0) else {
            return (.refused(400, "The request is no text."), bytes.count)
        }
        var lines = text.split(separator: "\r\n", omittingEmptySubsequences: false)[...]
        let first = (lines.popFirst() ?? "").split(separator: " ", omittingEmptySubsequences: false)
        guard first.count == 3, first[2] == "HTTP/1.1" || first[2] == "HTTP/1.0", first[1].hasPrefix("/")
        else {
            return (.refused(400, "This is no request of HTTP/1.1."), bytes.count)
        }
        var headers: [String: String] = [:]
        for line in lines {
            guard let colon = line.firstIndex(of: ":"), colon != line.startIndex else {
                return (.refused(400, "A header is broken."), bytes.count)
            }
            let name = line[..<colon].lowercased()
            let value = line[line.index(after: colon)...].trimmed
            // Two hosts, or two lengths, are a trick.
            if headers[name] != nil, ["host", "content-length", "origin"].contains(name) {
                return (.refused(400, "A header is there twice."), bytes.count)
            }
            headers[name] = headers[name].map { $0 + ", " + value } ?? value
        }
        if first[2] == "HTTP/1.0" { headers["connection"] = "close" }
        guard headers["transfer-encoding"] == nil else {
            return (.refused(411, "The length is not said."), bytes.count)
        }
        guard let length = Int(headers["content-length"] ?? "0"), (0...longestBody).contains(length) else {
            return (.refused(413, "The request is too long."), bytes.count)
        }
        guard bytes.count >= end + length else { return nil }
        let request = PreviewRequest(
            String(first[0]), String(first[1]), headers: headers, body: Array(bytes[end..<end + length]))
        return (.request(request), end + length)
    }

    /// Where the body begins.
    private static func end(of bytes: [UInt8]) -> Int? {
        guard bytes.count >= 4 else { return nil }
        for index in 3..<bytes.count where bytes[index] == 10 {
            if bytes[index - 1] == 13, bytes[index - 2] == 10, bytes[index - 3] == 13 { return index + 1 }
        }
        return nil
    }

    static func phrase(of status: Int) -> String {
        switch status {
        case 200: "OK"
        case 206: "Partial Content"
        case 301: "Moved Permanently"
        case 302: "Found"
        case 304: "Not Modified"
        case 400: "Bad Request"
        case 403: "Forbidden"
        case 404: "Not Found"
        case 405: "Method Not Allowed"
        case 411: "Length Required"
        case 413: "Content Too Large"
        case 416: "Range Not Satisfiable"
        case 431: "Request Header Fields Too Large"
        case 503: "Service Unavailable"
        default: "Internal Server Error"
        }
    }
}

extension Substring {
    /// Without spaces and tabs at both ends.
    fileprivate var trimmed: String {
        var text = self
        while let last = text.last, last == " " || last == "\t" { text.removeLast() }
        return String(text.drop { $0 == " " || $0 == "\t" })
    }
}
