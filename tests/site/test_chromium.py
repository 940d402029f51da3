"""The website in Chromium: every kind of page, light and dark, narrow and wide; the interview by keyboard."""

from __future__ import annotations

import base64
import json
import shutil
import zlib
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from cc_assistant.domain.session import Session, Value
from cc_assistant.interview.checklist import build
from cc_assistant.interview.sessions.form import from_bytes, to_bytes
from cc_assistant.site.browser import Browser
from tests.interview.sessions_of import session_of
from tests.interview.shipped import shipped_rules

AXE = (Path(__file__).parent / "vendor" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
RULES = shipped_rules()
KINDS = (
    "index.html", "advice/index.html", "advice/phase-operation.html", "advice/caseload.html",
    "themes/index.html", "themes/adaptation-covid.html", "evidence/index.html", "evidence/sources-a-f.html",
    "evidence/fixsen2021.html", "frames/index.html", "frames/cfir-process-planning.html",
    "portraits/index.html", "portraits/ways-to-wellness.html", "glossary/a-c.html", "interview.html",
    "search.html", "search.html?q=rural+transport", "limits.html",
)  # fmt: skip
BAND = "rgb(11, 74, 51)"
READY = "document.body.dataset.ready === 'yes'"
VIOLATIONS = """
axe.run(document, {resultTypes: ["violations"], preload: false}).then((found) => found.violations.map(
  (one) => `${one.id}: ${one.help}: ${one.nodes.map((node) => node.html).join(" ").slice(0, 400)}`))
"""
KEYS = {
    "Tab": (9, ""), "Enter": (13, "\r"), "ArrowDown": (40, ""),
}  # fmt: skip


def address(website: Path, page: str) -> str:
    file, _, asked = page.partition("?")
    return (website / file).as_uri() + (f"?{asked}" if asked else "")


def opened(tab: Browser, website: Path, page: str) -> None:
    tab.visit(address(website, page))
    if page.startswith(("interview", "search")):
        until(tab, READY)


def until(tab: Browser, condition: str) -> None:
    """Wait until the page makes a condition true."""
    tab.value(
        f"new Promise((done) => {{ const ask = () => {condition} ? done(0) : setTimeout(ask, 5); ask(); }})"
    )


def coloured(tab: Browser, scheme: str) -> None:
    tab.do("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])


def sized(tab: Browser, width: int) -> None:
    tab.do(
        "Emulation.setDeviceMetricsOverride", width=width, height=900, deviceScaleFactor=1, mobile=width < 500
    )


def press(tab: Browser, key: str, modifiers: int = 0) -> None:
    code, text = KEYS[key]
    for kind in ("keyDown", "keyUp"):
        tab.do(
            "Input.dispatchKeyEvent",
            type=kind,
            key=key,
            code=key,
            windowsVirtualKeyCode=code,
            modifiers=modifiers,
            text=text if kind == "keyDown" else "",
        )


def type_(tab: Browser, words: str) -> None:
    tab.do("Input.insertText", text=words)


def focused(tab: Browser) -> str:
    return str(
        tab.value(
            "((at) => at.getAttribute('aria-label') || (at.labels && at.labels[0] || at).innerText || at.id)"
            "(document.activeElement)"
        )
    )


def tab_to(tab: Browser, words: str) -> None:
    """Press Tab until what is focused says these words."""
    for _ in range(60):
        if focused(tab).startswith(words):
            return
        press(tab, "Tab")
    raise AssertionError(f"The keyboard never came to {words!r}")


def session_in(tab: Browser) -> Session:
    """The only session that the browser keeps."""
    kept = tab.value(
        "Object.entries(localStorage).filter(([key]) => key.startsWith('cc-assistant.session.'))"
    )
    assert len(kept) == 1
    return from_bytes(kept[0][1].encode(), "the browser's")


def violations(tab: Browser) -> Any:
    tab.value(f"{AXE}; 0")
    return tab.value(VIOLATIONS)


@pytest.mark.parametrize("page", KINDS)
def test_a_page_is_accessible_quiet_and_asks_nobody(tab: Browser, website: Path, page: str) -> None:
    for scheme in ("light", "dark"):
        coloured(tab, scheme)
        opened(tab, website, page)
        assert not violations(tab), scheme
    complaints, requested = tab.taken()
    assert not complaints
    assert requested
    assert all(one.startswith(website.as_uri()) for one in requested)


@pytest.mark.parametrize("page", KINDS)
def test_a_page_fits_a_phone_and_a_projector(tab: Browser, website: Path, page: str) -> None:
    for width in (320, 1920):
        sized(tab, width)
        opened(tab, website, page)
        assert tab.value("document.documentElement.scrollWidth") <= width, width


def test_light_and_dark_are_the_readers_choice_and_kept(tab: Browser, website: Path) -> None:
    coloured(tab, "dark")
    opened(tab, website, "index.html")
    ground = "getComputedStyle(document.body).backgroundColor"
    dark = tab.value(ground)
    tab_to(tab, "Use light colours")
    press(tab, "Enter")
    assert tab.value(ground) == "rgb(255, 255, 255)" != dark
    opened(tab, website, "advice/caseload.html")
    assert tab.value(ground) == "rgb(255, 255, 255)"


@pytest.mark.parametrize("page", ["portraits/ways-to-wellness.html", "frames/index.html"])
def test_pictures_are_as_light_or_dark_as_the_page_that_the_reader_chose(
    tab: Browser, website: Path, page: str
) -> None:
    coloured(tab, "light")
    opened(tab, website, page)
    assert ground_of_picture(tab) > 240
    tab.value("document.querySelector('#theme').click()")
    assert ground_of_picture(tab) < 40
    coloured(tab, "dark")
    tab.value("document.querySelector('#theme').click()")
    assert ground_of_picture(tab) > 240


def ground_of_picture(tab: Browser) -> int:
    """How light the corner of the first picture is: of its darkest part, 0 to 255."""
    place = tab.value(
        "(({x, y}) => ({x: x + scrollX + 8, y: y + scrollY + 4, width: 1, height: 1, scale: 1}))"
        "(document.querySelector('img').getBoundingClientRect())"
    )
    shot = tab.do("Page.captureScreenshot", format="png", clip=place, captureBeyondViewport=True)["data"]
    data = base64.b64decode(shot)
    at, pixels = 8, b""
    while at < len(data):
        length, kind = int.from_bytes(data[at : at + 4], "big"), data[at + 4 : at + 8]
        pixels += data[at + 8 : at + 8 + length] if kind == b"IDAT" else b""
        at += length + 12
    return min(zlib.decompress(pixels)[1:4])  # one row: its filter, then a pixel


def test_a_page_that_is_not_there_leads_on_from_any_folder(
    tab: Browser, website: Path, tmp_path: Path
) -> None:
    """Servers show 404.html in the place of what was asked for."""
    site = tmp_path / "site"
    shutil.copytree(website, site)
    (site / "advice" / "gone.html").write_bytes((site / "404.html").read_bytes())
    for page in ("404.html", "advice/gone.html"):
        opened(tab, site, page)
        assert tab.value("getComputedStyle(document.querySelector('.top')).backgroundColor") == BAND
        assert (
            tab.value("[...document.links].map((one) => one.href)").count((site / "index.html").as_uri()) == 2
        )
        assert not violations(tab)
    tab.expect_page()
    tab.value("document.querySelector('main li a').click()")
    tab.until_loaded()
    assert tab.value("document.title").startswith("Set up and run")


def test_the_first_key_leads_past_the_navigation(tab: Browser, website: Path) -> None:
    opened(tab, website, "advice/caseload.html")
    press(tab, "Tab")
    assert focused(tab) == "Skip to the main content"
    press(tab, "Enter")
    assert tab.value("document.activeElement.id") == "main"


def test_the_interview_is_walked_by_keyboard_alone(tab: Browser, website: Path) -> None:
    opened(tab, website, "interview.html")
    tab_to(tab, "What is your service called?")
    type_(tab, "Hill and Vale")
    tab_to(tab, "About 10 minutes")
    tab_to(tab, "Start")
    press(tab, "Enter")
    until(tab, "location.hash === '#question'")
    until(tab, "document.querySelector('h1').innerText.includes('How far along')")
    assert tab.value("document.activeElement.tagName") == "H1"

    tab_to(tab, "It is an idea so far")
    press(tab, "ArrowDown")
    tab_to(tab, "Continue")
    press(tab, "Enter")
    until(tab, "document.title.startsWith('When will you see')")
    tab_to(tab, "I don’t know")
    press(tab, "Enter")
    until(tab, "document.title.startsWith('What kind of help')")
    tab_to(tab, "Back")
    press(tab, "Enter")
    until(tab, "document.title.startsWith('When will you see')")
    tab_to(tab, "Skip")
    press(tab, "Enter")
    until(tab, "document.title.startsWith('What kind of help')")
    tab_to(tab, "Continue")
    press(tab, "Enter")
    until(tab, "document.querySelector('[role=alert]') !== null")
    assert not violations(tab)
    for _ in range(20):
        if tab.value("location.hash") != "#question":
            break
        before = tab.value("document.title")
        tab_to(tab, "Skip")
        press(tab, "Enter")
        until(tab, f"document.title !== {json.dumps(before)}")
    until(tab, "location.hash === '#checklist'")
    assert tab.value("document.querySelectorAll('article.item').length") == len(checklist_of(tab).items)
    assert not violations(tab)

    tab_to(tab, "Tick, owner and date")
    press(tab, "Enter")
    tab_to(tab, "How far")
    press(tab, "ArrowDown")
    until(tab, "document.querySelector('#said').innerText === 'Kept.'")
    assert tab.value("document.activeElement.tagName") == "SELECT"
    assert {mark.status for mark in session_in(tab).marks.values()} == {"in-progress"}
    tab_to(tab, "Change answers")
    press(tab, "Enter")
    until(tab, "location.hash === '#review'")
    assert not violations(tab)
    assert not tab.taken()[0]
    values = {name: record.value for name, record in session_in(tab).records.items() if record.value}
    assert values == {"stage": "bid", "launch_date": "dont-know"}


def checklist_of(tab: Browser) -> Any:
    return build(RULES, session_in(tab), datetime.now().astimezone().date())


def test_what_was_typed_is_there_when_the_page_is_loaded_again(tab: Browser, website: Path) -> None:
    opened(tab, website, "interview.html")
    tab.value("document.querySelector('form').requestSubmit()")
    until(tab, "document.querySelector('[name=answer]') !== null")
    tab.value(
        "document.querySelector('[name=answer]').click(); document.querySelector('form').requestSubmit()"
    )
    until(tab, "document.title.startsWith('When will you see')")
    tab.expect_page()
    tab.do("Page.reload")
    tab.until_loaded()
    until(tab, READY)
    assert tab.value("document.title").startswith("When will you see")
    assert session_in(tab).records["stage"].value == "idea"


def test_a_session_of_the_app_goes_on_in_the_browser_and_back(
    tab: Browser, website: Path, downloads: Path, tmp_path: Path
) -> None:
    answers: dict[str, Value] = {
        "stage": "funded",
        "host": "council",
        "place": ("rural", "deprived"),
        "worry": "Nobody will come",
    }
    mine = session_of(answers, skipped=("model",))
    file = tmp_path / "ours.json"
    file.write_bytes(to_bytes(mine))
    opened(tab, website, "interview.html")
    root = tab.do("DOM.getDocument")["root"]["nodeId"]
    found = tab.do("DOM.querySelector", nodeId=root, selector="#file")
    tab.do("DOM.setFileInputFiles", nodeId=found["nodeId"], files=[str(file)])
    until(tab, "location.hash === '#checklist'")
    until(tab, "document.querySelector('article.item') !== null")
    taken = session_in(tab)
    assert taken.records == mine.records
    shown = tab.value("[...document.querySelectorAll('article.item h3')].map((one) => one.textContent)")
    expected = build(RULES, mine, datetime.now(UTC).astimezone().date())
    assert sorted(shown, key=lambda line: int(line.partition(".")[0])) == [
        f"{number}. {item.title}" for number, item in enumerate(expected.items, 1)
    ]

    tab.value(
        "[...document.querySelectorAll('button')].find((one) => one.innerText === 'Save as a file').click()"
    )
    saved = downloads / "test.json"
    tab.value("new Promise((done) => setTimeout(done, 0))")
    while not saved.exists():
        tab.value("new Promise((done) => setTimeout(done, 10))")
    back = from_bytes(saved.read_bytes(), saved)
    assert back.model_copy(update={"at": None, "path": (), "changed": mine.changed}) == mine


def begun(tab: Browser, website: Path) -> None:
    """Open the interview and begin a session."""
    opened(tab, website, "interview.html")
    tab.value("document.querySelector('form').requestSubmit()")
    until(tab, "document.querySelector('[name=answer]') !== null")


def answered(tab: Browser, option: int = 0) -> None:
    """Choose an option and go on to the next question."""
    before = tab.value("document.title")
    tab.value(
        f"document.querySelectorAll('[name=answer]')[{option}].click();"
        "document.querySelector('form').requestSubmit()"
    )
    until(tab, f"document.title !== {json.dumps(before)}")


def clicked(tab: Browser, words: str) -> None:
    found = f"[...document.querySelectorAll('button')].find((one) => one.innerText === {json.dumps(words)})"
    tab.value(f"{found}.click()")


def test_what_is_no_answer_stays_in_its_field_with_why(tab: Browser, website: Path) -> None:
    begun(tab, website)
    answered(tab)
    tab.value("document.querySelector('[name=answer]').value = '1823-04-01'")
    tab.value("document.querySelector('form').requestSubmit()")
    until(tab, "document.querySelector('#fault') !== null")
    assert tab.value("document.querySelector('[name=answer]').value") == "1823-04-01"
    assert tab.value("document.activeElement.id") == "fault"
    assert tab.value("document.title").startswith("Error: When will you see")
    assert not violations(tab)


def test_another_tab_at_the_same_session_takes_nothing_away(tab: Browser, website: Path) -> None:
    begun(tab, website)
    tab.value("""
        const [key] = Object.keys(localStorage).filter((one) => one.startsWith("cc-assistant.session."));
        const theirs = JSON.parse(localStorage.getItem(key));
        theirs.records.host = { question: "host", value: "council", on: "2026-11-02" };
        theirs.changed = new Date(Date.now() + 1000).toISOString();
        localStorage.setItem(key, JSON.stringify(theirs));
        dispatchEvent(new StorageEvent("storage", { key, newValue: localStorage.getItem(key) }));
    """)
    assert "changed in another window" in tab.value("document.querySelector('#said').innerText")
    answered(tab)
    values = {name: record.value for name, record in session_in(tab).records.items()}
    assert values == {"host": "council", "stage": "idea"}


def test_the_checklist_is_taken_away_as_a_table_and_a_calendar(
    tab: Browser, website: Path, downloads: Path
) -> None:
    begun(tab, website)
    answered(tab)
    tab.value("document.querySelector('[name=answer]').value = '2031-04-01'")
    tab.value("document.querySelector('form').requestSubmit()")
    until(tab, "document.title.startsWith('What kind of help')")
    tab.value("location.hash = 'checklist'")
    until(tab, "document.querySelector('article.item') !== null")
    name = session_in(tab).id
    for words, ending, held in (("Table", "csv", "Why it matters"), ("Calendar", "ics", "BEGIN:VEVENT")):
        clicked(tab, f"{words} (.{ending})")
        file = downloads / f"{name}.{ending}"
        while not file.exists():
            tab.value("new Promise((done) => setTimeout(done, 10))")
        assert held in file.read_text(encoding="utf-8")
        file.unlink()


@pytest.mark.parametrize("why", ["full", "blocked"])
def test_where_the_browser_keeps_nothing_the_page_says_so_and_goes_on(
    tab: Browser, website: Path, downloads: Path, why: str
) -> None:
    refuses = {
        "full": "Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError'); }",
        "blocked": "Object.defineProperty(window, 'localStorage', { get() { throw new Error(); } })",
    }[why]
    added = tab.do("Page.addScriptToEvaluateOnNewDocument", source=refuses)["identifier"]
    try:
        begun(tab, website)
        answered(tab)
        assert "does not keep your answers" in tab.value("document.querySelector('.unkept').innerText")
        assert not violations(tab)
        tab.value("location.hash = ''")
        until(tab, "document.querySelector('.sessions') !== null")
        assert "1 answer," in tab.value("document.querySelector('.sessions').innerText")
        tab.value("document.querySelector('.sessions button').click()")
        until(tab, "document.querySelector('[name=answer]') !== null")
        clicked(tab, "Save them as a file")
        until(tab, "document.querySelector('#said').innerText.startsWith('Saved')")
        assert not tab.taken()[0]
    finally:
        tab.do("Page.removeScriptToEvaluateOnNewDocument", identifier=added)
        opened(tab, website, "index.html")
        for file in downloads.iterdir():
            file.unlink()


def test_everything_kept_is_deleted_when_the_reader_says_so_twice(tab: Browser, website: Path) -> None:
    begun(tab, website)
    answered(tab)
    tab.value("localStorage.setItem('somebody.else', 'x'); location.hash = ''")
    until(tab, "document.querySelector('.sessions') !== null")
    clicked(tab, "Delete everything kept here")
    assert len(tab.value("Object.keys(localStorage)")) == 2
    clicked(tab, "Delete all of it for good?")
    assert tab.value("Object.keys(localStorage)") == ["somebody.else"]
    assert tab.value("document.querySelector('#said').checkVisibility()")
    tab.value("location.hash = 'question'")
    until(tab, "document.querySelector('#title') !== null")
    assert tab.value("Object.keys(localStorage)") == ["somebody.else"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("not json", "cannot be read as a session"),
        ("[]", "is not a session"),
        ('{"version": 2, "records": {}}', "newer program"),
        ('{"version": 1, "id": "x", "title": "x", "records": {"stage": 3}}', "is not a session"),
    ],
)
def test_a_file_that_is_no_session_is_refused_in_words(
    tab: Browser, website: Path, tmp_path: Path, text: str, told: str
) -> None:
    file = tmp_path / "strange.json"
    file.write_text(text, encoding="utf-8")
    opened(tab, website, "interview.html")
    root = tab.do("DOM.getDocument")["root"]["nodeId"]
    found = tab.do("DOM.querySelector", nodeId=root, selector="#file")
    tab.do("DOM.setFileInputFiles", nodeId=found["nodeId"], files=[str(file)])
    until(tab, "!document.querySelector('#file-fault').hidden")
    assert told in tab.value("document.querySelector('#file-fault').innerText")
    assert not tab.taken()[0]


def test_answers_with_marks_of_html_stay_words(tab: Browser, website: Path) -> None:
    opened(tab, website, "interview.html")
    tab.value("document.querySelector('#title').value = '<img src=x onerror=alert(1)>'")
    tab.value("document.querySelector('form').requestSubmit()")
    until(tab, "location.hash === '#question'")
    tab.value("location.hash = 'checklist'")
    until(tab, "document.querySelector('article.item') !== null")
    assert tab.value("document.querySelector('h1').innerText") == "<img src=x onerror=alert(1)>"
    assert tab.value("document.querySelectorAll('#interview img').length") == 0


@pytest.mark.parametrize(
    ("question", "source"),
    [
        ("How did services adapt to COVID?", ""),
        ("social isolation coordinators Scotland pandemic", "Fixsen"),
        ("supervision of link workers", ""),
        ("GPs do not refer", ""),
    ],
)
def test_a_question_finds_cited_excerpts(tab: Browser, website: Path, question: str, source: str) -> None:
    opened(tab, website, f"search.html?q={quote(question)}")
    found = tab.value("[...document.querySelectorAll('.found .quote')].map((one) => one.innerText)")
    assert len(found) > 3
    assert any(source in one for one in found)
    links = tab.value("[...document.querySelectorAll('.found .source a')].map((one) => one.href)")
    assert len(links) == len(found)
    tab.visit(links[0])
    assert tab.value("document.querySelector(':target') !== null")


def test_what_the_library_does_not_hold_is_said(tab: Browser, website: Path) -> None:
    opened(tab, website, f"search.html?q={quote('How do I bake sourdough bread?')}")
    assert "No finding has most of your words" in tab.value("document.querySelector('#said').innerText")
    opened(tab, website, f"search.html?q={quote('kangaroo')}")
    assert "does not mean that nothing is known" in tab.value("document.querySelector('#said').innerText")
    assert tab.value("document.querySelectorAll('#found *').length") == 0


def test_marks_of_html_in_a_question_stay_words(tab: Browser, website: Path) -> None:
    opened(tab, website, f"search.html?q={quote('<img src=x> short funding of link workers')}")
    assert tab.value("document.querySelectorAll('main img').length") == 0
    assert tab.value("document.querySelectorAll('.found .quote').length") > 0
    assert tab.value("document.title").startswith("<img src=x")
    assert not tab.taken()[0]


def test_on_paper_all_items_stand_with_room_for_an_owner_and_what_was_opened(
    tab: Browser, website: Path
) -> None:
    opened(tab, website, "interview.html")
    tab.value("document.querySelector('form').requestSubmit()")
    until(tab, "location.hash === '#question'")
    tab.value("location.hash = 'checklist'")
    until(tab, "document.querySelector('article.item') !== null")
    tab.value("document.querySelector('article.item details').open = true")
    tab.value("dispatchEvent(new Event('beforeprint'))")
    tab.do("Emulation.setEmulatedMedia", media="print")
    seen = "[...document.querySelectorAll('%s')].filter((one) => one.checkVisibility()).length"
    items = len(checklist_of(tab).items)
    assert tab.value(seen % "article.item .owner-line") == items
    assert tab.value(seen % "article.item .until") == items
    assert tab.value(seen % "article.item ol") == 1
    assert tab.value(seen % "button, nav a, select") == 0
    tab.do("Emulation.setEmulatedMedia", media="screen")
    tab.value("dispatchEvent(new Event('afterprint'))")
    assert tab.value("document.querySelectorAll('details[open]').length") == 1
