import Foundation
import HTMLTree
import Testing

@Suite("Hostile text")
struct InjectionTests {
    /// Each tries to become markup, script or an address in some context.
    static let attacks = [
        "<script>alert(1)</script>", "</script><script>alert(1)</script>", "\"><img src=x onerror=alert(1)>",
        "' onmouseover='alert(1)", "\" autofocus onfocus=\"alert(1)", "<svg/onload=alert(1)>",
        "<!--<script>alert(1)//-->", "]]><script>alert(1)</script>",
        "{{ site.title }}{% include 'base.html' %}",
        "javascript:alert(1)", "JaVaScRiPt&#58;alert(1)", "java\tscript:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "</title><script>alert(1)</script>", "</textarea><script>alert(1)</script>", "\\\"});alert(1);//",
        "</style><script>alert(1)</script>", "<a href=javascript:alert(1)>x</a>", "[x](javascript:alert(1))",
        "![x](data:image/svg+xml,<svg/onload=alert(1)>)", "<iframe src=https://evil.example.org></iframe>",
        "<math><mi xlink:href=\"data:x,<script>alert(1)</script>\">", "\u{2028}alert(1)//",
        "&lt;script&gt;alert(1)&lt;/script&gt;",
        "<form action=https://evil.example.org><input name=comment>",
        "<meta http-equiv=refresh content=0;url=https://evil.example.org>",
        "<base href=https://evil.example.org/>",
        "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
    ]

    @Test("becomes nothing active on any page, whatever field it comes through", arguments: attacks)
    func becomesNothingActive(attack: String) throws {
        let site = try TemporaryFolder()
        try site.write(
            """
            title: The Post
            url: https://post.example.org
            comments: {action: "https://comments.example.org/post"}
            extra: {links: [{title: \(Self.quoted(attack)), url: \(Self.quoted(attack))}]}
            """, to: "site.yml")
        try site.write(Self.story(attack), to: "content/world/fields.md")
        try site.write(
            "{\"date\": \"2022-01-03\"}\nHeadline \(attack)\n\nBody \(attack)\n", to: "content/world/text.txt"
        )
        let bodies = [
            "content/world/body.md": "---\ntitle: Body\ndate: 2022-01-02\n---\n\(attack)\n",
            "content/world/page.html":
                "---\ndate: 2022-01-04\n---\n<article><h1>Page</h1><p>Text \(attack)</p></article>",
        ]
        for (file, text) in bodies { try site.write(text, to: file) }
        let comment = ["id": "1", "author": attack, "date": "2022-01-05", "text": attack, "url": attack]
        let comments = try JSONSerialization.data(withJSONObject: ["comments": [comment]])
        try site.write(String(decoding: comments, as: UTF8.self), to: "comments/world/fields.json")
        var outcome = try Executable.run("build", "--site", site.path)
        if outcome.status == 1 {
            // A link or picture that cannot be is an error; then the attack stays in all other fields.
            #expect(outcome.errors.contains(/content\/world\/(body.md|page.html):/))
            for file in bodies.keys { try FileManager.default.removeItem(atPath: site.path + "/" + file) }
            outcome = try Executable.run("build", "--site", site.path)
        }
        #expect(outcome.status == 0, "\(outcome.errors)")
        for (name, bytes) in try site.tree("Public") where name.hasSuffix(".html") {
            for objection in try ActiveContent.found(in: Array(bytes)) {
                Issue.record("\(name): \(objection)")
            }
        }
    }

    private static func story(_ attack: String) -> String {
        let text = quoted(attack)
        return """
            ---
            title: \(text)
            date: 2022-01-01
            slug: fields
            authors: [\(text)]
            kicker: \(text)
            standfirst: \(text)
            dateline: \(text)
            tags: [\(text)]
            image: {src: "https://example.org/picture.jpg", alt: \(text), caption: \(text), credit: \(text)}
            ---
            Plain.

            """
    }

    /// As a double-quoted text of YAML.
    private static func quoted(_ text: String) -> String {
        let escaped = text.unicodeScalars.map { scalar in
            switch scalar {
            case "\"": "\\\""
            case "\\": "\\\\"
            case "\t": "\\t"
            default: String(scalar)
            }
        }
        return "\"" + escaped.joined() + "\""
    }
}
