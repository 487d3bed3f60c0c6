"""A site without a classroom: plain files, a server that knows nothing, one browser."""

from __future__ import annotations

import functools
import json
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from atelier.places import EXERCISES, PAGE, ROOT
from atelier.play import all_steps
from atelier.site import WRITTEN, site
from atelier.trouble import Trouble
from atelier.wording import Wording
from autograder import grade
from classroom.room import Room
from classroom.settings import Settings
from workshop_game.checking import load_items

pytestmark = [pytest.mark.browser, pytest.mark.journey]


class Dumb(SimpleHTTPRequestHandler):
    """Python's own server, without its log."""

    def log_message(self, *_: object) -> None:
        """Nothing."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site, in a sub-path of what is served."""
    top = tmp_path_factory.mktemp("www")
    site(top / "school" / "atelier", Wording("en"))
    return top


@pytest.fixture(scope="module")
def address(folder: Path) -> Iterator[str]:
    handler = functools.partial(Dumb, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}/school/atelier/"
        server.shutdown()
        thread.join()


@pytest.fixture
def visitor(browser: Browser, address: str) -> Iterator[BrowserContext]:
    """A browser; every request that leaves the site, or asks it to keep something, is a fault."""
    context = browser.new_context(viewport={"width": 1366, "height": 768})
    context.set_default_timeout(60_000)
    faults: list[str] = []
    context.on("request", lambda asked: faults.append(asked.url) if asked.method != "GET" else None)
    context.on(
        "request",
        lambda asked: (
            faults.append(asked.url) if not asked.url.startswith((address, "blob:")) else None
        ),
    )
    context.on("weberror", lambda error: faults.append(str(error.error)))
    yield context
    context.close()
    assert faults == []


def write(page: Page, program: str) -> None:
    page.locator(".cm-content").click()
    page.keyboard.press("Control+a")
    page.keyboard.insert_text(program)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_person_alone_from_the_first_step_to_a_graded_copy(
    visitor: BrowserContext, address: str, tmp_path: Path, language: str
) -> None:
    page = visitor.new_page()
    page.goto(f"{address}?language={language}")
    expect(page.locator("#step-title")).to_be_visible(timeout=60_000)
    answer = all_steps()[0].done(language)
    write(page, answer)
    page.locator(".actions .check").click()
    passed = "Réussi" if language == "fr" else "Passed"
    expect(page.locator(".card.verdict")).to_contain_text(passed, timeout=120_000)
    expect(page.locator(".save.saved")).to_be_visible()
    expect(page.locator(".goal img")).to_be_visible()

    page.reload()
    expect(page.locator(".cm-content")).to_contain_text(answer.splitlines()[0])
    expect(page.locator(".lantern.lit")).to_have_count(1)
    page.locator(".storyboard-open").click()
    page.locator("input[name=place][value=night]").check()
    page.locator(".storyboard .main").click()
    page.goto(f"{address}#/across")
    expect(page.locator(".cm-content")).to_contain_text('"nuit"' if language == "fr" else '"night"')

    file = saved_copy(page, address, tmp_path, language)
    notebook = json.loads(file.read_text(encoding="utf-8"))
    assert notebook["nbformat"] == 4
    assert notebook["metadata"]["supervised"] is False
    record = graded(file, tmp_path / "data", language)
    assert (record.source_from, record.outcome.value) == ("file", "done")
    assert record.unsupervised


def test_a_double_click_is_told_what_to_do_instead(
    browser: Browser, folder: Path, address: str
) -> None:
    context = browser.new_context(offline=True)
    page = context.new_page()
    page.goto((folder / "school" / "atelier" / "index.html").as_uri())
    told = page.locator("#from-disk")
    for language, words in (("fr", "s’ouvre par un serveur"), ("en", "through a server")):
        expect(told.locator(f"section[lang={language}]")).to_contain_text(words)
        expect(told.locator(f"section[lang={language}] pre")).to_contain_text("py -m http.server")
    context.close()
    served = browser.new_page()
    served.goto(address)
    expect(served.locator("#step-title")).to_be_visible(timeout=60_000)
    expect(served.locator("#from-disk")).to_be_hidden()
    served.close()


def saved_copy(page: Page, address: str, folder: Path, language: str) -> Path:
    """The first exercise, answered as its author does, saved as a notebook."""
    page.goto(f"{address}#/aptitude")
    page.locator(".threshold .main").click()
    page.locator(".item-row").first.click()
    expect(page.locator(".hand-in-open")).to_be_visible()
    item = next(one for one in load_items(EXERCISES) if one.id in page.url)
    write(page, item.answer(language))
    page.locator(".hand-in-open").click()
    with page.expect_download() as download:
        page.locator(".hand-in .main").click()
    assert download.value.suggested_filename == f"{item.id}.ipynb"
    file = folder / download.value.suggested_filename
    download.value.save_as(file)
    expect(page.locator(".hand-in .digits")).to_have_text(file.name)
    return file


def graded(file: Path, data: Path, language: str) -> grade.Record:
    """What `atelier grade` says of a notebook that was placed by hand."""
    data.mkdir()
    Room.open(Settings(data=data, content=ROOT, page=PAGE)).close()
    placed = data / "course" / "submitted" / "C-007" / f"aptitude_{language}" / file.name
    placed.parent.mkdir(parents=True)
    placed.write_bytes(file.read_bytes())
    records = grade.grade(data, EXERCISES, sandbox=False)
    return next(
        record for record in records if (record.candidate, record.item) == ("C-007", file.stem)
    )


def test_a_second_build_replaces_its_own_files_and_leaves_others(folder: Path) -> None:
    out = folder / "school" / "atelier"
    (out / "CNAME").write_text("atelier", encoding="utf-8")
    (out / "index.html").write_text("old", encoding="utf-8")
    listed = json.loads((out / WRITTEN).read_text(encoding="utf-8"))
    (out / "assets" / "gone.js").write_text("old", encoding="utf-8")
    (out / WRITTEN).write_text(json.dumps([*listed, "assets/gone.js", "../../stay"]), "utf-8")
    (folder / "stay").write_text("here", encoding="utf-8")
    site(out, Wording("en"))
    assert 'data-classroom="none"' in (out / "index.html").read_text(encoding="utf-8")
    assert (out / "CNAME").read_text(encoding="utf-8") == "atelier"
    assert not (out / "assets" / "gone.js").exists()
    assert (folder / "stay").read_text(encoding="utf-8") == "here"


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("fr", "contient déjà autre chose\u00a0: rien n’y a été écrit."),
        ("en", "already holds something else: nothing was written there."),
    ],
)
def test_a_folder_with_something_else_is_left_alone(
    tmp_path: Path, language: str, said: str
) -> None:
    (tmp_path / "thesis.odt").write_text("mine", encoding="utf-8")
    with pytest.raises(Trouble, match=said):
        site(tmp_path, Wording(language))
    assert [file.name for file in tmp_path.iterdir()] == ["thesis.odt"]
