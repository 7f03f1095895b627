"""The comment form is filled and sent with scripts off and without a pointer, to the address of site.yml."""

import re
from http.server import BaseHTTPRequestHandler
from urllib.parse import parse_qs

import pytest

from browser import tab
from server import Server
from sites import MOMENTS, SOURCES, Site

# The fields in their order, and the most characters each takes.
LIMITS = {"comment": 65_525, "author": 245, "email": 100, "url": 200}

ANSWERS = {"comment": "The tide was in.\nنعم، كان المد عاليًا. <b>&amp;", "author": "Jo O’Hara & Söhne",
           "email": "jo@example.org", "url": "https://jo.example.org/?a=1&b=2"}


class Desk(BaseHTTPRequestHandler):
    """Takes comments, as a comment service does, and sends the reader back."""

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        fields = parse_qs(body, keep_blank_values=True, strict_parsing=True)
        self.server.received.append((self.path, self.headers["Content-Type"], fields))
        self.send_response(303)
        self.send_header("Location", fields["redirect_to"][0])
        self.end_headers()

    def log_message(self, *_):
        pass


@pytest.fixture(scope="module")
def desk():
    server = Server(Desk)
    server.http.received = []
    yield server
    server.close()


@pytest.fixture(scope="module", params=["sample", "arabic"])
def open_site(request, desk, tmp_path_factory):
    """A site that is served at its own address and whose forms post to the desk."""

    def change(site, text):
        text = re.sub(r"^url: .*$", f"url: {site.address}", text, flags=re.MULTILINE)
        return re.sub(r"^  action: .*$", f"  action: {desk.address}/post", text, flags=re.MULTILINE)

    name = request.param
    site = Site(name, SOURCES[name], tmp_path_factory.mktemp("form"), MOMENTS[name], change)
    yield site
    site.server.close()


def forms(site):
    """A story with a form and the page that has nothing but its form."""
    comment = next(path for path in site.pages() if path.endswith("/comment/"))
    return [comment, comment.removesuffix("comment/")]


def go_to_form(page):
    """Tabs on until the form's first field has the focus."""
    for _ in range(200):
        page.keyboard.press("Tab")
        if focused(page) == "comment":
            return
    pytest.fail("Tab does not reach the form")


def focused(page):
    return page.evaluate("document.activeElement.getAttribute('name')")


def fill(page, answers):
    """Types the answers, from field to field by Tab, each found by the label that a reader sees."""
    go_to_form(page)
    for name, answer in answers.items():
        label = page.locator(f"label[for={name}]").inner_text()
        assert page.get_by_label(label, exact=True).get_attribute("name") == name
        assert focused(page) == name
        page.keyboard.insert_text(answer)
        page.keyboard.press("Tab")
    assert focused(page) == "submit"


def test_comment_arrives_as_it_was_typed(open_site, desk, browser):
    for path in forms(open_site):
        desk.http.received.clear()
        with tab(browser, java_script_enabled=False) as page:
            page.goto(open_site.address + path)
            post = page.locator("[name=comment_post_ID]").get_attribute("value")
            fill(page, ANSWERS)
            with page.expect_navigation():
                page.keyboard.press("Enter")
            story = open_site.address + path.removesuffix("comment/")
            assert page.url == story
        (where, kind, fields), = desk.http.received
        assert where == "/post"
        assert kind == "application/x-www-form-urlencoded"
        assert fields.pop("submit") and fields.pop("redirect_to") == [story]
        typed = {name: [answer.replace("\n", "\r\n")] for name, answer in ANSWERS.items()}
        assert fields == typed | {"comment_post_ID": [post], "comment_parent": ["0"]}
        assert post


def test_no_field_takes_more_than_its_limit(open_site, desk, browser):
    desk.http.received.clear()
    longest = {
        "comment": "c" * 70_000, "author": "a" * 300,
        "email": "e" * 60 + "@" + ".".join(["example"] * 20), "url": "https://" + "u" * 300,
    }
    with tab(browser, java_script_enabled=False) as page:
        page.goto(open_site.address + forms(open_site)[0])
        fill(page, longest)
        with page.expect_navigation():
            page.keyboard.press("Enter")
    (_, _, fields), = desk.http.received
    assert {name: len(fields[name][0]) for name in LIMITS} == LIMITS


@pytest.mark.parametrize(
    "wrong", [{"comment": ""}, {"author": ""}, {"email": ""}, {"email": "nobody"}, {"url": "no address"}], ids=str
)
def test_what_is_wrong_is_not_sent(open_site, desk, browser, wrong):
    desk.http.received.clear()
    with tab(browser, java_script_enabled=False) as page:
        page.goto(open_site.address + forms(open_site)[0])
        fill(page, ANSWERS | wrong)
        page.keyboard.press("Enter")
        page.wait_for_timeout(150)
        assert focused(page) == next(iter(wrong)), "the focus goes to the field that is wrong"
    assert not desk.http.received
