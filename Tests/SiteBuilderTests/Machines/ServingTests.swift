import Foundation
import Newsroom
import TestSupport
import Testing

@testable import SiteBuilder

@Suite("Files for servers and crawlers")
struct ServingTests {
    private func site(_ address: String = "https://post.example.org") throws -> Site {
        Site(title: "The Post", address: try #require(SiteAddress(address)))
    }

    @Test("ask crawlers for nothing unless told to")
    func askForNothing() {
        #expect(
            Robots.text(RobotsSettings(), root: "/", sitemaps: ["https://post.example.org/sitemap.xml"])
                == """
                User-agent: *
                Disallow:

                Sitemap: https://post.example.org/sitemap.xml

                """)
    }

    @Test("ask crawlers to stay away as the site says, in the folder that the site stands in")
    func askAsTold() {
        let settings = RobotsSettings(disallowed: ["/old/", "/*.pdf$"], refused: ["GPTBot", "CCBot"])
        #expect(
            Robots.text(settings, root: "/paper/", sitemaps: []) == """
                User-agent: GPTBot
                User-agent: CCBot
                Disallow: /

                User-agent: *
                Disallow: /paper/old/
                Disallow: /paper/*.pdf$

                """)
    }

    @Test("allow pages what the default theme needs, and no more")
    func allowWhatThemeNeeds() throws {
        var site = try site()
        site.comments.action = "https://Comments.example.org:8443/post?x=1"
        site.html.frameHosts = ["maps.example.net", "player.vimeo.com"]
        let text = HeadersFile.text(for: site, lasting: ["assets/*"], hasScripts: false)
        #expect(
            text == """
                /*
                  Content-Security-Policy: default-src 'none'; style-src 'self'; img-src 'self' https: data:; \
                media-src 'self' https:; font-src 'self'; frame-src https://maps.example.net \
                https://player.vimeo.com https://www.youtube-nocookie.com; form-action 'self' \
                https://comments.example.org:8443; base-uri 'none'; frame-ancestors 'self'; manifest-src 'self'
                  Permissions-Policy: camera=(), geolocation=(), microphone=(), payment=(), usb=()
                  Referrer-Policy: strict-origin-when-cross-origin
                  X-Content-Type-Options: nosniff

                /assets/*
                  Cache-Control: public, max-age=31536000, immutable

                """)
    }

    @Test("allow scripts from the site itself only where the theme has any")
    func allowScriptsOfTheme() throws {
        #expect(
            ContentSecurityPolicy.text(for: try site(), hasScripts: true).contains("; script-src 'self'; "))
        #expect(!ContentSecurityPolicy.text(for: try site(), hasScripts: false).contains("script-src"))
    }

    @Test("lead from older addresses to new ones")
    func leadToNewAddresses() throws {
        let redirects = [
            Redirect(from: try SitePath("old/talks.html"), to: try SitePath("world/talks/")),
            Redirect(from: try SitePath("a \"b\" $c;{}/"), to: try SitePath("café/")),
        ]
        #expect(
            RedirectMap.hostFile(redirects, root: "/paper/") == """
                /paper/old/talks.html /paper/world/talks/ 301
                /paper/a%20%22b%22%20%24c%3B%7B%7D/ /paper/caf%C3%A9/ 301

                """)
        #expect(
            RedirectMap.nginxMap(redirects, root: "/paper/") == """
                # Older addresses of stories. In the http block: include this file. In the server block:
                #   if ($broadsheet_redirect) { return 301 $broadsheet_redirect; }
                # If nginx asks for more room: map_hash_bucket_size 64;
                map $uri $broadsheet_redirect {
                    default "";
                    "/paper/old/talks.html" "/paper/world/talks/";
                    "/paper/a \\"b\\" $c;{}/" "/paper/caf%C3%A9/";
                    "/paper/a \\"b\\" $c;{}" "/paper/caf%C3%A9/";
                }

                """)
    }

    @Test("say whom the newsroom belongs to")
    func sayWhomItBelongsTo() {
        #expect(
            TrustFile.text([
                TrustDeclaration(.belongto, "https://press.example.net/"),
                TrustDeclaration(.datatrainingallowed, "no"),
            ]) == "belongto=https://press.example.net/\ndatatrainingallowed=no\n")
    }
}
