import HTMLTree
import Newsroom
import TestSupport
import Testing

@Suite struct HTMLAllowlistTests {
    private let allowlist = HTMLAllowlist(policy: HTMLPolicy(frameHosts: ["player.vimeo.com"]))

    private func clean(_ html: String) throws -> String {
        String(decoding: try allowlist.clean(Array(html.utf8)).html, as: UTF8.self)
    }

    @Test(
        "prose passes as it is",
        arguments: [
            "<p id=\"a\" class=\"b c\" lang=\"de\">x <a href=\"/y?a=1&amp;b=2#c\" rel=\"nofollow\">y</a></p>",
            "<figure><img src=\"a.jpg\" srcset=\"a.jpg 1x, b.jpg 2x\" alt=\"\"><figcaption>c</figcaption></figure>",
            "<img src=\"data:image/png;base64,AAAA\" alt=\"\" width=\"10\">",
            "<table><tbody><tr><th scope=\"row\" colspan=\"2\">a</th></tr></tbody></table>",
            "<details open=\"\"><summary>s</summary>t</details>",
            "<video src=\"a.mp4\" controls=\"\"><track src=\"a.vtt\" kind=\"captions\"></video>",
            "<ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby>",
            "<a href=\"mailto:desk@example.org\">write</a> <a href=\"//example.org/\">x</a>",
        ])
    func keepsProse(html: String) throws {
        #expect(try clean(html) == html)
    }

    @Test(
        "what is not prose is left out",
        arguments: [
            ("<p onclick=alert(1) style=color:red>x</p>", "<p>x</p>"),
            ("a<script>alert(1)</script>b<style>*{}</style>c", "abc"),
            ("<article><h2>t</h2><form><p>x</p><input></form></article>", "<h2>t</h2><p>x</p>"),
            ("<font color=red>x</font>y", "xy"),
            ("<a href=\"java\tscript:alert(1)\">x</a>", "<a>x</a>"),
            ("<a href='&#1;javascript&colon;alert(1)'>x</a>", "<a>x</a>"),
            (
                "<img src=x srcset='javascript:1 1x, b.jpg 2x' alt=y>",
                "<img src=\"x\" srcset=\"b.jpg 2x\" alt=\"y\">"
            ),
            ("<img src='data:image/svg+xml,<svg onload=1>' alt=y>z", "z"),
            ("<svg><text>label</text><a href=y>z</a></svg><math><mi>n</mi></math>x", "x"),
            ("<svg><style><img src=x onerror=1></style></svg>x", "x"),
            (
                "<b id=respond>x</b><b id=comment-7>x</b><i id=a></i><i id=a></i>",
                "<b>x</b><b>x</b><i id=\"a\"></i><i></i>"
            ),
            ("<iframe src=https://evil.example/></iframe>x", "x"),
            ("<iframe src='https://player.vimeo.com@evil.example/'></iframe>x", "x"),
            (
                "<iframe src=https://player.vimeo.com/1 onload=1 sandbox=''>t</iframe>",
                "<iframe src=\"https://player.vimeo.com/1\""
                    + " sandbox=\"allow-scripts allow-same-origin allow-popups allow-presentation\""
                    + " loading=\"lazy\" referrerpolicy=\"strict-origin-when-cross-origin\"></iframe>"
            ),
            ("<!-- c --><p>x", "<p>x</p>"),
            ("<td>x</td></section>y", "xy"),
        ])
    func leavesOutTheRest(html: String, cleaned: String) throws {
        #expect(try clean(html) == cleaned)
    }

    @Test("what was left out is told, with its line")
    func tellsRemovals() throws {
        let removals = try allowlist.clean(
            Array("<p\nonclick=x>\n<marquee>m</marquee>\n<script></script>".utf8)
        ).removals
        #expect(removals.map(\.line) == [2, 3, 4])
        #expect(removals.map(\.name) == ["onclick", "<marquee", "<script"])
        #expect(
            removals.map(\.summary) == [
                "`onclick` is not allowed in content and was left out",
                "`<marquee>` is not allowed in content; what stands in it was kept",
                "`<script>` is not allowed in content and was left out",
            ])
    }

    @Test("nothing active comes out of hostile input, and cleaning twice changes nothing", arguments: hostile)
    func disarms(html: String) throws {
        try expectDisarmed(html)
    }

    @Test("nothing active comes out of generated tag soup, and cleaning twice changes nothing")
    func disarmsTagSoup() throws {
        var random = SeededGenerator()
        for _ in 0..<4_000 {
            let soup = (0..<Int.random(in: 1...30, using: &random)).map { _ in
                tagSoup.randomElement(using: &random) ?? ""
            }.joined()
            try expectDisarmed(soup)
        }
    }

    private func expectDisarmed(_ html: String) throws {
        let cleaned = try allowlist.clean(Array(html.utf8)).html
        let told = Comment("seed \(SeededGenerator.seed), input \(html)")
        #expect(try allowlist.clean(cleaned).html == cleaned, told)
        #expect(try allowlist.clean(cleaned).removals == [], told)
        for fragment in [true, false] {
            var pending = try HTMLDocument.parse(cleaned, fragment: fragment).nodes
            while let node = pending.popLast() {
                guard let element = node.element else { continue }
                pending += element.children
                #expect(!element.isForeign, told)
                #expect(
                    !["script", "style", "object", "embed", "form", "base"].contains(element.name),
                    told)
                if element.name == "iframe" {
                    #expect(element["src"]?.hasPrefix("https://player.vimeo.com/") == true, told)
                }
                for attribute in element.attributes {
                    #expect(!attribute.name.hasPrefix("on") && attribute.name != "style", told)
                    if ["href", "src"].contains(attribute.name) {
                        #expect(WebAddress.isAllowedForImage(Array(attribute.value.utf8)), told)
                    }
                }
            }
        }
    }
}

private let hostile = [
    "<SCRIPT SRC=//evil.example/x.js></SCRIPT>", "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<IMG SRC=\"javascript:alert('X');\">", "<IMG SRC=`javascript:alert(1)`>",
    "<img src=x onerror=alert(1)//",
    "<IMG \"\"\"><SCRIPT>alert(1)</SCRIPT>\">", "<a href=\"jav&#x09;ascript:alert(1)\">x</a>",
    "<a href=\" &#14; javascript:alert(1)\">x</a>", "<a href=\"javascript&#58;alert(1)\">x</a>",
    "<a href='vbscript:msgbox(1)'>x</a>", "<a href='data:text/html;base64,PHNjcmlwdD4='>x</a>",
    "<a href='JaVaScRiPt:alert(1)'>x</a>", "<a href='\u{1}javascript:alert(1)'>x</a>",
    "<svg/onload=alert(1)>", "<svg><script>alert(1)</script></svg>",
    "<svg><a xlink:href='javascript:1'>x</a></svg>",
    "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">",
    "<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
    "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
    "<svg></p><style><a id=\"</style><img src=1 onerror=alert(1)>\">",
    "<template><script>alert(1)</script></template>",
    "<xmp><p title=\"</xmp><img src=x onerror=alert(1)>\"></xmp>",
    "<noembed><img src=x onerror=1></noembed>", "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<iframe src=https://player.vimeo.com.evil.example/></iframe>", "<object data=x></object><embed src=x>",
    "<base href=//evil.example/>", "<meta http-equiv=refresh content='0;url=javascript:alert(1)'>",
    "<link rel=stylesheet href=//evil.example>", "<style>@import 'x'</style>",
    "<div style='x:expression(1)'>",
    "<body onload=alert(1)>", "<input autofocus onfocus=alert(1)>", "<details open ontoggle=alert(1)>",
    "<video><source onerror=alert(1)>", "<audio src=javascript:1 autoplay>",
    "<button formaction=javascript:1>x",
    "<plaintext><img src=x onerror=1>",
    "<textarea><img title=\"</textarea><img src=x onerror=1>\"></textarea>",
    "<title><img title=\"</title><img src=x onerror=1>\"></title>", "<!--><img src=x onerror=1>-->",
    "<!--[if IE]><script>alert(1)</script><![endif]-->", "<![CDATA[<script>alert(1)</script>]]>",
    "<?xml <script>alert(1)</script>?>", "<a href=x\u{0}:y onclick\u{0}=1>x</a>", "<p/onclick=alert(1)>x",
    "<a><table><a><td><a>x", "<p><button><p>x", "<h1><font><h1>x", "<dl><dd><form><dt>x<dd>y",
    "<select><template><script>1</script></template></select>",
    "<frameset><frame src=javascript:1></frameset>",
    "<isindex action=javascript:1 type=image>", "<image src=x onerror=1>", "<marquee onstart=1>x</marquee>",
    "<a href=\"https:javascript:1\">x</a>", "<table background=javascript:1><caption><b></table>x",
    "<picture><source srcset='javascript:1, data:text/html,x'><img src=y></picture>",
    "<a id=document><a id=document name=cookie>x", "<b aria-\"onclick=1>",
    "<a xmlns:xlink=1 xlink:href=javascript:1>",
]

private let tagSoup = [
    "<p>", "</p>", "<b>", "</b>", "<i id=x>", "</i>", "<a href=javascript:1>", "<a href=/y>", "</a>",
    "<table>",
    "</table>", "<tr>", "<td>", "</td>", "<caption>", "<ul>", "<li>", "</ul>", "<dl>", "<dd>", "<h1>",
    "</h2>",
    "<svg>", "</svg>", "<math>", "<mtext>", "<mglyph>", "</math>", "<style>", "</style>", "<script>",
    "</script>",
    "<title>", "</title>", "<textarea>", "</textarea>", "<noscript>", "</noscript>", "<template>",
    "</template>",
    "<select>", "<option>", "</select>", "<form>", "</form>", "<button>", "</button>", "<div class=\"", "\">",
    "'",
    "<!--", "-->", "--!>", "<![CDATA[", "]]>", "<?", ">", "text", "&lt;script&gt;", "&#0;", "\u{0}",
    "<img src=x onerror=1>",
    "<img src=\"", "<foreignobject>", "<desc>", "</foreignobject>", "<pre>\n", "</pre>", "<br>", "</br>",
    "<plaintext>",
    "<font size=1>", "</font>", "<object>", "</object>", "<details>", "<summary>", "<ruby>", "<rt>", "<rtc>",
    "<nobr>", "<annotation-xml encoding=text/html>", "<frameset>", "<body onload=1>", "<html onclick=1>",
    "<col>",
    "<colgroup>", "<tbody>", "<thead>", "<iframe src=https://player.vimeo.com/>", "</iframe>", "<noembed>",
    "</noembed>", "<xmp>", "</xmp>", "<blockquote>", "</blockquote>", "<section>", "</section>", "<figure>",
]
