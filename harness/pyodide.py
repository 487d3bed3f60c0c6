"""Pyodide as it is published, in the place of the page's own, which starts from a picture."""

from playwright.sync_api import Page, Route

from atelier.places import PAGE
from classroom.delivery import bundle


def give_python(page: Page) -> None:
    """Pyodide as it is published below /python/, the kit's game and pygame below /packages/: this
    Python starts without the picture of its memory, and looks at nothing that was compiled."""

    def answer(route: Route) -> None:
        name = route.request.url.rpartition("/")[2]
        route.fulfill(path=PAGE.parent / "node_modules" / "pyodide" / name)

    packages = {
        "workshop_game.zip": bundle.zipped(bundle.game_files()),
        "pygame.whl": max(bundle.WHEELS.glob("*.whl")).read_bytes(),
    }
    page.route("**/python/*", answer)
    for name, data in packages.items():
        page.route(f"**/packages/{name}", lambda route, _=None, body=data: route.fulfill(body=body))
