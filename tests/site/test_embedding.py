"""The map on other websites: twelve hosts, messages believed and not, text to paste."""

from __future__ import annotations

import re
from http.server import SimpleHTTPRequestHandler
from typing import TYPE_CHECKING, Any

import pytest
from sites import ROOT, built, serve

from maps.embedding import COMPONENT, component, frame_snippet, link_snippet
from partners import load_registry

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import FrameLocator, Page

FULL = "allow-scripts allow-popups allow-popups-to-escape-sandbox"
NAMES = frozenset(
    partner.name for partner in load_registry(ROOT / "data" / "partners.yaml").partners.values()
)
FIRST = ("Media Evolution", "Eesti Digikeskus", "Barcelona Media")
PAINTED = """
canvases => canvases.some(canvas => canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height)
  .data.some((value, at) => at % 4 === 3 && value > 0))
"""


class Strict(SimpleHTTPRequestHandler):
    """A host with a content policy of its own, if the file's name asks for one; files for everyone."""

    def end_headers(self) -> None:
        """Send the headers that the embedding page asks for."""
        self.send_header("Access-Control-Allow-Origin", "*")
        found = re.search(r"strict-(\d+)", self.path)
        if found:
            atlas = f"http://127.0.0.1:{found[1]}"
            policy = f"default-src 'none'; frame-src {atlas}; script-src {atlas}"
            self.send_header("Content-Security-Policy", policy)
        super().end_headers()


@pytest.fixture(scope="module")
def atlas(site: Path) -> Iterator[str]:
    """Serve the site, with the header that lets its component be checked."""
    for address in serve(site, Strict):
        yield f"{address}/"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of another website."""
    return tmp_path_factory.mktemp("host")


@pytest.fixture(scope="module")
def other(folder: Path) -> Iterator[str]:
    """Serve another website, from another origin."""
    for address in serve(folder, Strict):
        yield f"{address}/"


@pytest.fixture
def host(folder: Path, other: str, visit: Callable[..., Page]) -> Callable[..., Page]:
    """Write a page of the other website and open it."""

    def opened(body: str, *, name: str = "host.html", is_file: bool = False, **options: Any) -> Page:
        options = {"width": 900, "height": 700, **options}
        path = folder / name
        path.write_text(f"<!doctype html><html lang=en><title>host</title>{body}", encoding="utf-8")
        return visit(path.as_uri() if is_file else other + name, **options)

    return opened


def frame_of(atlas: str, query: str = "", sandbox: str | None = FULL, attributes: str = "height=480") -> str:
    """Return a frame with the map."""
    boxed = "" if sandbox is None else f' sandbox="{sandbox}"'
    return f'<iframe src="{atlas}embed.html{query}" width="100%" {attributes}{boxed}></iframe>'


def component_of(atlas: str, attributes: str = "") -> str:
    """Return the component as the page of the site writes it."""
    checked = f'integrity="{component()[1]}" crossorigin="anonymous"'
    script = f'<script src="{atlas}{COMPONENT}" {checked} defer></script>'
    return f'{script}<partner-map {attributes}><a href="{atlas}index.html">The map</a></partner-map>'


def shows_partners(frame: FrameLocator) -> None:
    """Wait until the map is drawn, and walk by arrows over partners that stand on it."""
    frame.locator(".atlas canvas").first.wait_for()
    frame.locator(".pa-ui").wait_for(state="attached")
    stage = frame.locator(".leaflet-container")
    stage.focus()
    said = stage.locator("[role=status]").first
    heard = set()
    for key in ("ArrowRight", "ArrowDown", "ArrowLeft", "ArrowUp") * 4:
        stage.press(key)
        heard.add((said.text_content() or "").split(", ")[0])
    painted = frame.locator(".atlas canvas").evaluate_all(PAINTED)

    assert len(heard & NAMES) >= 3, heard
    assert painted


SANDBOXES = (None, "allow-scripts", "allow-scripts allow-popups", FULL)
HOSTS: dict[str, Callable[[str], str]] = {
    "frames, plain and in sandboxes, one far below": lambda atlas: (
        "".join(frame_of(atlas, sandbox=sandbox) for sandbox in SANDBOXES)
        + f"<p style='height:3000px'></p>{frame_of(atlas, attributes='height=480 loading=lazy')}"
    ),
    "two components on a page from right to left with another base": lambda atlas: (
        '<base href="https://elsewhere.example/x/"><body dir=rtl>'
        + component_of(atlas, "partner=twist")
        + component_of(atlas, "partner=twist theme=dark")
    ),
}


@pytest.mark.parametrize("name", HOSTS)
def test_hosts_show_the_partners(name: str, atlas: str, host: Callable[..., Page]) -> None:
    """Every frame of every host draws the partners, without a word on the console or a request elsewhere."""
    page = host(HOSTS[name](atlas))
    for number in range(page.locator("iframe").count()):
        frame = page.locator("iframe").nth(number)
        frame.scroll_into_view_if_needed()
        shows_partners(frame.content_frame)


@pytest.mark.parametrize("write", [component_of, frame_of])
def test_a_host_with_a_strict_policy(
    write: Callable[[str], str], atlas: str, host: Callable[..., Page]
) -> None:
    """A website that allows this address for frames and scripts, and nothing else."""
    port = atlas.rstrip("/").rpartition(":")[2]
    page = host(write(atlas), name=f"strict-{port}.html")

    shows_partners(page.frame_locator("iframe"))


def test_a_host_of_320_pixels(atlas: str, host: Callable[..., Page]) -> None:
    """On a small phone nothing scrolls sideways, inside or outside."""
    page = host(component_of(atlas), width=320, height=640, has_touch=True)
    shows_partners(page.frame_locator("iframe"))

    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    inside = page.frame_locator("iframe").locator("html")
    assert inside.evaluate("html => html.scrollWidth - html.clientWidth") == 0


def test_a_host_from_a_folder(site: Path, host: Callable[..., Page]) -> None:
    """A page and a site that lie in a folder, opened by double-click."""
    page = host(frame_of(f"{site.as_uri()}/", sandbox=None), is_file=True)

    shows_partners(page.frame_locator("iframe"))


@pytest.mark.parametrize("sandbox", [None, ""])
def test_a_host_without_script(sandbox: str | None, atlas: str, host: Callable[..., Page]) -> None:
    """Where scripts are off, or forbidden in the frame, every partner is listed with a link."""
    page = host(frame_of(atlas, sandbox=sandbox), java_script_enabled=sandbox is not None)

    listed = page.frame_locator("iframe").locator(".embed-list a")
    assert listed.count() == 210
    for name in FIRST:
        assert listed.filter(has_text=name).count() > 0


# what an address asks for --------------------------------------------------------------------------


def test_an_address_chooses_what_is_shown(atlas: str, host: Callable[..., Page]) -> None:
    """Partner, view, years, colours and controls, in a frame."""
    asked = "?partner=twist&view=table&year=2013-2016&theme=dark&controls=none"
    frame = host(frame_of(atlas, asked)).frame_locator("iframe")
    frame.locator(".pa-table, table").first.wait_for()

    assert frame.locator("html").evaluate("html => getComputedStyle(html).colorScheme") == "dark"
    assert frame.locator(".pa-head").is_hidden()
    assert frame.locator(".pa-left").is_hidden()
    more = frame.get_by_role("link", name="Explore the map").get_attribute("href") or ""
    assert more == f"{atlas}index.html#partner=twist&view=table&year=2013-2016"


@pytest.mark.parametrize(("theme", "scheme"), [("light", "dark"), ("dark", "light")])
def test_colours_follow_the_address_not_the_system(
    theme: str, scheme: str, atlas: str, visit: Callable[..., Page]
) -> None:
    """A theme is the same colours, whatever the visitor's system is set to; an unknown one is nothing."""
    page = visit(f"{atlas}embed.html?theme={theme}", color_scheme=scheme)
    paper = page.evaluate("getComputedStyle(document.documentElement).getPropertyValue('--paper').trim()")
    page.goto(f"{atlas}embed.html?theme=pink")
    own = page.evaluate("getComputedStyle(document.documentElement).getPropertyValue('--paper').trim()")

    assert paper == {"light": "#fbfaf7", "dark": "#10151d"}[theme]
    assert own == {"light": "#fbfaf7", "dark": "#10151d"}[scheme]


BROKEN = (
    'partner="&quot;><script>alert(1)</script>"',
    'partner="../../etc"',
    'view="javascript:alert(1)"',
    'language="../x"',
    'height="99999"',
    'year="2013-2016&x=1"',
    'theme="pink" controls="some"',
)


def test_attributes_that_break_a_rule_are_left_out(atlas: str, host: Callable[..., Page]) -> None:
    """What is no id, word, year or height does not reach the frame's address."""
    page = host("".join(component_of(atlas, attributes) for attributes in BROKEN))
    page.locator("iframe").nth(len(BROKEN) - 1).wait_for(state="attached")
    for frame in page.locator("iframe").all():
        assert frame.get_attribute("src") == f"{atlas}embed.html?messages=1"
        assert frame.get_attribute("height") == "480"
        assert frame.get_attribute("sandbox") == FULL
        assert frame.get_attribute("referrerpolicy") == "no-referrer"


# messages ------------------------------------------------------------------------------------------

HEIGHT_OF = "() => Number(document.querySelector('partner-map iframe').height)"
# as high as `embedding.css` makes it at this width
AS_WIDE = """
() => { const { clientWidth, height } = document.querySelector('partner-map iframe');
  return Math.abs(height - Math.max(416, Math.min(704, 0.62 * clientWidth))) <= 2; }
"""


def settled(page: Page) -> int:
    """Return the frame's height when it follows from its width, and has not changed for half a second."""
    page.wait_for_function(AS_WIDE)
    height = int(page.evaluate(HEIGHT_OF))
    page.wait_for_timeout(500)
    assert page.evaluate(HEIGHT_OF) == height
    return height


def test_the_height_follows_the_content_and_rests(atlas: str, host: Callable[..., Page]) -> None:
    """As high as what is in it, at every width, in few messages; nothing in the frame scrolls."""
    count = (
        "<script>window.heard=0; addEventListener('message', e => { if (e.data.height) heard++ })</script>"
    )
    page = host(count + component_of(atlas, "height=auto"))
    shows_partners(page.frame_locator("iframe"))
    heights = {900: settled(page)}
    first = page.evaluate("heard")
    for width in (500, 1400):
        page.set_viewport_size({"width": width, "height": 700})
        heights[width] = settled(page)

    assert first <= 3
    assert page.evaluate("heard") <= 9
    assert heights[500] < heights[900] < heights[1400] <= 5000
    inside = page.frame_locator("iframe").locator("html")
    assert inside.evaluate("html => html.scrollHeight - html.clientHeight") <= 2


@pytest.mark.thorough
def test_a_hundred_resizes_move_it_calmly(atlas: str, host: Callable[..., Page]) -> None:
    """The frame comes to rest where it would have stood anyway."""
    page = host(component_of(atlas, "height=auto"))
    shows_partners(page.frame_locator("iframe"))
    page.evaluate("""async () => {
      for (let i = 0; i < 100; i++) {
        document.querySelector('partner-map').style.width = `${400 + (i * 37) % 400}px`;
        await new Promise(requestAnimationFrame);
      }
      document.querySelector('partner-map').style.width = '600px';
    }""")
    after = settled(page)
    page.reload()
    page.evaluate("document.querySelector('partner-map').style.width = '600px'")
    shows_partners(page.frame_locator("iframe"))

    assert after == settled(page)


FORGED = [
    "5001", "99", "-1", "0", "1e9", "NaN", "Infinity", "300.5", "'400'", "null", "undefined", "{}", "[400]",
    "true", "'100%'", "{ valueOf: 4 }",
]  # fmt: skip


def test_forged_messages_do_nothing(atlas: str, host: Callable[..., Page]) -> None:
    """From the page itself, from another frame, of another kind or version, or of no height at all."""
    page = host(component_of(atlas, "height=auto") + '<iframe id="stranger" srcdoc="<p>stranger"></iframe>')
    shows_partners(page.frame_locator("partner-map iframe"))
    before = settled(page)
    messages = [f"{{type:'partner-atlas:height',version:1,height:{height}}}" for height in FORGED]
    good = "{type:'partner-atlas:height',version:1,height:2345}"
    page.evaluate(f"postMessage({good}, '*')")
    page.locator("#stranger").content_frame.locator("body").evaluate(f"() => parent.postMessage({good}, '*')")
    inside = page.frame_locator("partner-map iframe").locator("body")
    others = [
        "'text'",
        "null",
        "7",
        "{}",
        good.replace("version:1", "version:2"),
        good.replace("height'", "x'"),
    ]
    for message in (*messages, *others):
        inside.evaluate(f"() => parent.postMessage({message}, '*')")
        page.wait_for_timeout(120)

    assert page.evaluate(HEIGHT_OF) == before


def test_a_loop_of_messages_is_cut_short(atlas: str, host: Callable[..., Page]) -> None:
    """A frame that always asks for more is listened to ten times a second, and never above the cap."""
    page = host(component_of(atlas, "height=auto"))
    shows_partners(page.frame_locator("iframe"))
    settled(page)
    page.evaluate("""() => {
      window.changes = 0;
      new MutationObserver(list => changes += list.length)
        .observe(document.querySelector('iframe'), { attributes: true, attributeFilter: ['height'] });
    }""")
    page.frame_locator("iframe").locator("body").evaluate("""() => new Promise(done => {
      let height = 600, sent = 0;
      const send = () => {
        parent.postMessage({ type: 'partner-atlas:height', version: 1, height: height += 5 }, '*');
        if (++sent < 500) setTimeout(send, 1); else done();
      };
      send();
    })""")

    assert page.evaluate("changes") <= 60
    assert page.evaluate(HEIGHT_OF) <= 5000


def test_a_fixed_height_stays(atlas: str, host: Callable[..., Page]) -> None:
    """Heights are followed only where the page asked for it."""
    page = host(component_of(atlas, "height=400"))
    shows_partners(page.frame_locator("iframe"))
    page.frame_locator("iframe").locator("body").evaluate(
        "() => parent.postMessage({type:'partner-atlas:height',version:1,height:900}, '*')"
    )
    page.wait_for_timeout(200)

    assert page.evaluate(HEIGHT_OF) == 400


def test_the_page_hears_what_is_selected(atlas: str, host: Callable[..., Page]) -> None:
    """Kind and id of what a reader selects, and that nothing is selected any more."""
    hear = (
        "<script>window.heard=[];document.addEventListener('partner-map:select', e => heard.push(e.detail))"
        "</script>"
    )
    page = host(hear + component_of(atlas, "partner=twist"))
    frame = page.frame_locator("iframe")
    frame.get_by_role("button", name="Close").click()
    frame.get_by_role("button", name="Whole network").click()
    page.wait_for_function("heard.length > 0")

    assert page.evaluate("heard.at(-1)") == {"kind": "none", "id": ""}


# the page that makes text to paste -----------------------------------------------------------------


def test_the_builder_writes_what_the_page_without_script_shows(
    atlas: str, visit: Callable[..., Page]
) -> None:
    """As it starts, and with everything chosen; the preview shows it."""
    title = load_registry(ROOT / "data" / "partners.yaml").site.title
    page = visit(f"{atlas}embedding.html")
    assert page.locator("#snippet-iframe").text_content() == frame_snippet(atlas, title)
    assert page.locator("#snippet-link").text_content() == link_snippet(atlas, title)

    page.get_by_label("Starts from").select_option("partner")
    page.get_by_label("Which").select_option("twist")
    page.get_by_label("View").select_option("network")
    page.get_by_label("From year").fill("2013")
    page.get_by_label("to year").fill("2016")
    page.get_by_label("Colours").select_option("dark")
    page.get_by_label("Controls").select_option("none")
    page.get_by_label("Height").select_option("auto")

    asked = "partner=twist&amp;year=2013-2016&amp;view=network&amp;theme=dark&amp;controls=none"
    assert f"embed.html?{asked}" in (page.locator("#snippet-iframe").text_content() or "")
    written = page.locator("#snippet-component").text_content() or ""
    assert (
        'partner="twist" year="2013-2016" view="network" theme="dark" controls="none" height="auto"'
        in written
    )
    assert component()[1] in written
    link = page.locator("#snippet-link").text_content() or ""
    assert 'index.html#partner=twist&amp;year=2013-2016&amp;view=network"' in link
    frame = page.frame_locator("#preview")
    frame.locator(".pa-net canvas").first.wait_for()


def test_what_the_builder_writes_works(
    atlas: str, host: Callable[..., Page], visit: Callable[..., Page]
) -> None:
    """The component and the frame, copied from the page, show the partners on another website."""
    page = visit(f"{atlas}embedding.html")
    for way in ("component", "iframe"):
        pasted = page.locator(f"#snippet-{way}").text_content() or ""
        shows_partners(host(pasted, name=f"{way}.html").frame_locator("iframe"))


def test_the_linked_picture_shows_what_was_chosen(
    tmp_path: Path, host: Callable[..., Page], visit: Callable[..., Page]
) -> None:
    """Of the whole network and of one project: it is there, and leads to the map."""
    paper = ROOT / "tests" / "golden" / "registry" / "data" / "partners.yaml"
    project = next(iter(load_registry(paper).projects))
    for address in serve(built(paper, tmp_path / "site", pictures=True), Strict):
        page = visit(f"{address}/embedding.html")
        whole = page.locator("#snippet-picture").text_content() or ""
        page.get_by_label("Starts from").select_option("project")
        page.get_by_label("Which").select_option(project)
        one = page.locator("#snippet-picture").text_content() or ""

        assert f"{address}/pictures/index.png" in whole
        assert f"{address}/pictures/projects/{project}.png" in one
        assert f"#project={project}" in one
        for number, pasted in enumerate((whole, one)):
            picture = host(pasted, name=f"picture{number}.html").locator("a > img")
            picture.scroll_into_view_if_needed()
            assert picture.evaluate("async (img) => { await img.decode(); return img.naturalWidth; }") == 1200


def test_without_script_there_is_still_something_to_paste(atlas: str, visit: Callable[..., Page]) -> None:
    """The frame and the link of the whole map; no form that does nothing."""
    page = visit(f"{atlas}embedding.html", java_script_enabled=False)

    assert page.locator("form").is_hidden()
    assert "<iframe" in (page.locator("#snippet-iframe").text_content() or "")


def test_nothing_of_the_page_is_wider_than_a_phone(atlas: str, visit: Callable[..., Page]) -> None:
    """At 320 pixels nothing scrolls sideways."""
    page = visit(f"{atlas}embedding.html", width=320, height=640)

    assert page.evaluate("document.documentElement.scrollWidth") <= 320
