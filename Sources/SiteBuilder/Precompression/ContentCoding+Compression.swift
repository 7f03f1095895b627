import CBrotli
import CZlib
import Newsroom

extension ContentCoding {
    /// The bytes in fewer, the same on every day with the same version of the library; nil where there is no memory
    /// for it.
    func compressed(_ bytes: [UInt8]) -> [UInt8]? {
        switch self {
        case .brotli: Self.brotli(bytes)
        case .gzip: Self.gzip(bytes)
        }
    }

    /// Another version may say the same in other bytes.
    var libraryVersion: String {
        switch self {
        case .brotli: String(BrotliEncoderVersion())
        case .gzip: String(cString: zlibVersion())
        }
    }

    /// The two levels above take ten times as long for some hundredths of the size.
    private static let brotliQuality: Int32 = 9
    /// Windows of 32 KB, and the header of gzip (RFC 1952) in place of zlib's.
    private static let gzipWindowBits: Int32 = 15 + 16

    private static func brotli(_ bytes: [UInt8]) -> [UInt8]? {
        let room = max(BrotliEncoderMaxCompressedSize(bytes.count), 64)
        var isDone = false
        let compressed = [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
            count = room
            isDone =
                BrotliEncoderCompress(
                    brotliQuality, BROTLI_DEFAULT_WINDOW, BROTLI_MODE_TEXT, bytes.count, bytes, &count,
                    buffer.baseAddress) == BROTLI_TRUE
            if !isDone { count = 0 }
        }
        return isDone ? compressed : nil
    }

    private static func gzip(_ bytes: [UInt8]) -> [UInt8]? {
        var stream = z_stream()
        guard
            deflateInit2_(
                &stream, Z_BEST_COMPRESSION, Z_DEFLATED, gzipWindowBits, 9, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
                Int32(MemoryLayout<z_stream>.size)) == Z_OK
        else { return nil }
        defer { deflateEnd(&stream) }
        let room = Int(deflateBound(&stream, UInt(bytes.count)))
        var source = bytes
        var isDone = false
        let compressed = [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
            source.withUnsafeMutableBufferPointer { input in
                stream.next_in = input.baseAddress
                stream.avail_in = UInt32(input.count)
                stream.next_out = buffer.baseAddress
                stream.avail_out = UInt32(room)
                isDone = deflate(&stream, Z_FINISH) == Z_STREAM_END
            }
            count = isDone ? Int(stream.total_out) : 0
        }
        return isDone ? compressed : nil
    }
}
