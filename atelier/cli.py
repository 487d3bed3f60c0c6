"""Every command of `atelier`; each hands over to the module of its name."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from atelier.cli_assess import assess, items, pool_app
from atelier.options import MACHINE_LANGUAGE, Data, Language, Sandbox
from atelier.places import DATA, EXERCISES
from atelier.usage import known_language, no_file
from atelier.wording import Wording

app = typer.Typer(
    name="atelier",
    help="Coder ensemble un petit jeu en une demi-journée. / Code a small game together.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
course_app = typer.Typer(help="Le cours nbgrader. / The nbgrader course.", no_args_is_help=True)
app.add_typer(course_app, name="course")
new_app = typer.Typer(help="De nouveaux contenus. / New content.", no_args_is_help=True)
app.add_typer(new_app, name="new")
app.add_typer(pool_app, name="pool")


@app.command()
def serve(
    port: Annotated[int, typer.Option(min=0, max=65535)] = 8000,
    host: Annotated[str, typer.Option(help="0.0.0.0 : la salle / the room")] = "0.0.0.0",
    data: Data = DATA,
    name: Annotated[
        list[str] | None,
        typer.Option(help="Un autre nom de cet ordinateur / another name of this computer"),
    ] = None,
    no_browser: Annotated[bool, typer.Option("--no-browser")] = False,
    language: Language = MACHINE_LANGUAGE,
) -> None:
    """Ouvrir un atelier. / Open a workshop."""
    from atelier.serve import Where
    from atelier.serve import serve as run

    where = Where(host, port, tuple(name or ()))
    run(data.resolve(), where, Wording(language), Console(), browser=not no_browser)


@app.command()
def play(
    name: Annotated[
        str | None, typer.Argument(help="Une étape ou un fichier / a step or a file")
    ] = None,
    answer: Annotated[
        bool,
        typer.Option(
            "--answer", help="Une réponse de l'étape, pas son départ. / An answer, not the start."
        ),
    ] = False,
    language: Language = MACHINE_LANGUAGE,
) -> None:
    """Jouer dans une fenêtre. / Play in a window."""
    from atelier.play import play as run

    run(name, Wording(language), answer=answer)


@app.command()
def check(
    folder: Annotated[
        Path | None, typer.Argument(help="Par défaut : tout / by default: all")
    ] = None,
    mutants: Annotated[
        bool,
        typer.Option(
            "--mutants",
            help="Changer les bonnes réponses des étapes : ce qui réussit encore est nommé. / "
            "Change the right answers of steps: what still passes is named.",
        ),
    ] = False,
    messages: Annotated[
        bool,
        typer.Option(
            "--messages",
            help="Montrer à quels programmes une étape dit ses phrases. / "
            "Show to which programs a step says its sentences.",
        ),
    ] = False,
    language: Language = MACHINE_LANGUAGE,
) -> None:
    """Vérifier les étapes et les exercices. / Check the steps and the exercises."""
    from atelier.check import check as check_all
    from atelier.check import check_messages, check_mutants

    run = check_mutants if mutants else check_messages if messages else check_all
    if not run(folder, Wording(language), Console()):
        raise typer.Exit(1)


@app.command()
def grade(
    data: Data = DATA,
    again: Annotated[
        bool,
        typer.Option(
            "--again",
            help="Corriger aussi ce qui n'a pas changé. / Grade what did not change, too.",
        ),
    ] = False,
    cluster: Annotated[
        str, typer.Option(help="Un ordonnanceur Dask / a Dask scheduler: tcp://HOST:8786")
    ] = "",
    without_sandbox: Sandbox = False,
    language: Language = MACHINE_LANGUAGE,
) -> None:
    """Corriger les copies et écrire les dossiers. / Grade the copies and write the dossiers."""
    from atelier.grade import grade as run

    run(
        data.resolve(),
        Wording(language),
        Console(),
        sandbox=not without_sandbox,
        again=again,
        cluster=cluster,
    )


@app.command()
def regrade(
    data: Data = DATA,
    drop: Annotated[
        list[str] | None, typer.Option(help="Un exercice à retirer / an item to leave out")
    ] = None,
    what_if: Annotated[
        Path | None, typer.Option(help="D'autres exercices / other exercises: FOLDER")
    ] = None,
    apply: Annotated[
        bool, typer.Option("--apply", help="Remplacer les résultats / replace the records")
    ] = False,
    without_sandbox: Sandbox = False,
    language: Language = MACHINE_LANGUAGE,
) -> None:
    """Et si un exercice changeait ? / What if an item changed?"""
    from atelier.regrade import compare

    say, folder = Wording(language), what_if.resolve() if what_if else None
    sandbox = not without_sandbox
    compare(data.resolve(), folder, drop or [], say, Console(), sandbox=sandbox, apply=apply)


@app.command()
def dossier(data: Data = DATA, language: Language = MACHINE_LANGUAGE) -> None:
    """Écrire de nouveau les dossiers. / Write the dossiers again."""
    from atelier.pages import dossiers as run

    run(data.resolve(), Wording(language), Console())


app.command()(assess)
app.command()(items)


@app.command()
def mark(data: Data = DATA, language: Language = MACHINE_LANGUAGE) -> None:
    """Faire lire les réponses écrites. / Have the written answers read."""
    from atelier.mark import mark as run

    if not run(data.resolve(), Wording(language), Console()):
        raise typer.Exit(1)


@app.command()
def feedback(data: Data = DATA, language: Language = MACHINE_LANGUAGE) -> None:
    """Écrire les pages de retour pour les candidats. / Write the candidates' feedback pages."""
    from atelier.pages import feedback as run

    run(data.resolve(), Wording(language), Console())


@new_app.command("step")
def new_step(
    name: Annotated[str, typer.Argument(help="my_step")],
    chapter: Annotated[
        Path | None, typer.Option(help="Par défaut : le dernier / by default: the last one")
    ] = None,
    language: Language = MACHINE_LANGUAGE,
) -> None:
    """Créer le dossier d'une étape. / Make the folder of a step."""
    from atelier.new import new_step as run

    say = Wording(language)
    Console().print(say("new_made", folder=run(name, chapter, say)), soft_wrap=True, markup=False)


@new_app.command("chapter")
def new_chapter(
    name: Annotated[str, typer.Argument(help="my_chapter")],
    only: Annotated[
        str, typer.Option(help="Une seule langue : fr ou en / one language: fr or en")
    ] = "",
    language: Language = MACHINE_LANGUAGE,
) -> None:
    """Créer le dossier d'un chapitre. / Make the folder of a chapter."""
    from atelier.new import new_chapter as run

    say, chosen = Wording(language), known_language(only) if only else ""
    made = say("new_chapter_made", folder=run(name, chosen, say))
    Console().print(made, soft_wrap=True, markup=False)


@course_app.command("build")
def course_build(data: Data = DATA, language: Language = MACHINE_LANGUAGE) -> None:
    """Construire le cours nbgrader. / Build the nbgrader course."""
    from autograder.course import build

    course = build(data.resolve(), EXERCISES)
    Console().print(
        Wording(language)("course_built", folder=getattr(course, "folder", data / "course"))
    )


@app.command()
def lab(
    data: Data = DATA,
    port: Annotated[int, typer.Option(min=1, max=65535)] = 8889,
    no_browser: Annotated[bool, typer.Option("--no-browser")] = False,
    language: Language = MACHINE_LANGUAGE,
) -> None:
    """Les exercices et le jeu dans JupyterLab. / The exercises and the game in JupyterLab."""
    from atelier.lab import lab as run

    run(data.resolve(), port, Wording(language), Console(), browser=not no_browser)


@course_app.command("open")
def course_open(
    data: Data = DATA,
    port: Annotated[int, typer.Option(min=1, max=65535)] = 8888,
    no_browser: Annotated[bool, typer.Option("--no-browser")] = False,
    language: Language = MACHINE_LANGUAGE,
) -> None:
    """Relire et noter à la main dans nbgrader. / Read and mark by hand in nbgrader."""
    from atelier.course import open_course

    open_course(data.resolve(), port, Wording(language), Console(), browser=not no_browser)


@app.command()
def rehearse(
    data: Annotated[
        Path, typer.Option(help="Un dossier vide. / An empty folder.", callback=no_file)
    ],
    participants: Annotated[int, typer.Option(min=1, max=40)] = 12,
    seed: Annotated[int, typer.Option()] = 1,
    without_sandbox: Sandbox = False,
    language: Language = MACHINE_LANGUAGE,
) -> None:
    """Répéter tout un atelier avec des participants simulés. / Rehearse a whole workshop."""
    from atelier.rehearse import rehearse as run

    say = Wording(language)
    run(data.resolve(), participants, seed, say, Console(), sandbox=not without_sandbox)


@app.command()
def site(
    out: Annotated[Path, typer.Option(help="Un dossier vide. / An empty folder.")],
    language: Language = MACHINE_LANGUAGE,
) -> None:
    """Écrire la page pour un hébergeur, sans atelier. / Write the page for a static host."""
    from atelier.site import site as run

    say = Wording(language)
    count = run(out.resolve(), say)
    told = say("site_made", folder=out, count=count)
    Console().print(told, soft_wrap=True, markup=False)


@app.command()
def doctor(
    port: Annotated[int, typer.Option(min=0, max=65535)] = 8000,
    language: Language = MACHINE_LANGUAGE,
) -> None:
    """Cet ordinateur est-il prêt ? / Is this computer ready?"""
    from atelier.doctor import examine, report

    say = Wording(language)
    if not report(examine(port, say), say, Console()):
        raise typer.Exit(1)
