import Newsroom

/// Writes the older addresses of stories in the forms that servers read.
enum RedirectMap {
    /// `_redirects`, which Netlify, Cloudflare and their like read. Both addresses are percent-encoded, so that
    /// nothing in them stands for anything else.
    static func hostFile(_ redirects: [Redirect], root: String) -> String {
        redirects.map { "\(root)\($0.from.percentEncoded) \(root)\($0.to.percentEncoded) 301\n" }.joined()
    }

    /// A `map` for nginx's `http` block, from an address as nginx has it in `$uri` (decoded) to the new one, which
    /// is percent-encoded; empty for every other address.
    static func nginxMap(_ redirects: [Redirect], root: String) -> String {
        let lines = redirects.flatMap { redirect in
            ways(redirect.from).map { from in
                "    \"\(quoted(root + from))\" \"\(root)\(redirect.to.percentEncoded)\";\n"
            }
        }
        return """
            # Older addresses of stories. In the http block: include this file. In the server block:
            #   if ($broadsheet_redirect) { return 301 $broadsheet_redirect; }
            # If nginx asks for more room: map_hash_bucket_size \(bucketSize(redirects, root: root));
            map $uri $broadsheet_redirect {
                default "";
            \(lines.joined())}

            """
    }

    /// A folder is asked for with and without the slash at its end.
    private static func ways(_ path: SitePath) -> [String] {
        path.isFolder && path != .root ? [path.text, String(path.text.dropLast())] : [path.text]
    }

    private static func quoted(_ text: String) -> String {
        text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
    }

    /// The size of nginx's hash buckets (a power of two) that holds the longest address.
    private static func bucketSize(_ redirects: [Redirect], root: String) -> Int {
        let longest = redirects.map { root.utf8.count + $0.from.text.utf8.count }.max() ?? 0
        var size = 64
        while size < longest + 32 { size *= 2 }
        return size
    }
}
