"""Every page keeps the content-security policy of `_headers`, which allows nothing inline."""

from browser import tab, visit
from kinds import expect

POLICY = "content-security-policy"

# What a policy without exceptions cannot have.
EXCEPTIONS = ["'unsafe-inline'", "'unsafe-eval'", "'unsafe-hashes'", "'nonce-", "'sha256-", "*"]


def trespasses(page, address):
    """The answer at an address, and what the browser refused or complained about there."""
    found = []
    page.expose_function("trespass", lambda words: found.append(words))
    page.add_init_script("""addEventListener("securitypolicyviolation", (event) =>
        trespass(`${event.effectiveDirective} forbids ${event.blockedURI || "this"} (${event.sample})`));""")
    page.on("pageerror", lambda error: found.append(str(error)))

    def complaint(message):
        # That the address itself is not there is no fault of its page.
        if message.type == "error" and message.location["url"] != address:
            found.append(message.text)

    page.on("console", complaint)
    return visit(page, address), found


def test_policy_has_no_exceptions(site, browser):
    with tab(browser) as page:
        answer, _ = trespasses(page, site.address + "/")
        policy = answer.headers.get(POLICY, "")
    expect(policy, "policy", "pages come without a content-security policy")
    directives = {part.split()[0]: part.split()[1:] for part in policy.split(";") if part.strip()}
    assert directives["default-src"] in (["'none'"], ["'self'"])
    for name in ["base-uri", "form-action", "frame-ancestors"]:
        assert name in directives, f"{name} does not fall back to default-src"
    sources = [source for values in directives.values() for source in values]
    assert not [source for source in sources if source.startswith(tuple(EXCEPTIONS))]


def test_keeps_the_policy(place, browser):
    with tab(browser) as page:
        answer, found = trespasses(page, place.address)
    expect(answer.headers.get(POLICY), "policy", f"{place.path} comes without a content-security policy")
    assert not found, f"{place.path}\n" + "\n".join(found)


def test_page_that_is_not_there_keeps_the_policy_too(site, browser):
    with tab(browser) as page:
        answer, found = trespasses(page, site.address + "/not/here/at/all/")
        assert answer.status == 404
        assert page.locator("body.page-not-found").count() == 1
        assert page.evaluate("document.styleSheets.length") == 1, "its addresses lead from the host's root"
    assert not found, "\n".join(found)


def test_finds_what_a_policy_forbids(browser, broken):
    with tab(browser) as page:
        _, found = trespasses(page, broken + "/inline.html")
    for directive in ["style-src-attr", "script-src-elem", "img-src"]:
        assert any(line.startswith(directive) for line in found), found
