"""What keeps copies from being read, in the words of the person who typed the command."""

import io
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from rich.console import Console

from atelier import serve
from atelier.grade import grade
from atelier.regrade import compare
from atelier.stores import aptitude_store, store_urls
from atelier.trouble import Trouble
from atelier.wording import Wording
from autograder.pipeline import contract
from autograder.pipeline.records import Record, write_records
from classroom.settings import Settings
from harness.data_folder import DataFolder
from tests.autograder.conftest import EXERCISES
from workshop_game.checking import Outcome


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    return DataFolder(tmp_path / "data")


def refused(data: Path, language: str) -> str:
    """What `grade` says instead of grading."""
    console = Console(file=io.StringIO())
    with pytest.raises(Trouble) as caught:
        grade(data, Wording(language), console, sandbox=False, exercises=EXERCISES)
    return str(caught.value)


def no_database(file: Path) -> None:
    file.write_text("no database at all")


def no_table(file: Path) -> None:
    file.write_bytes(b"")


def no_file(file: Path) -> None:
    file.unlink()
    file.mkdir()


def spoil(*statements: str) -> Callable[[Path], None]:
    def change(file: Path) -> None:
        with closing(sqlite3.connect(file)) as store, store:
            for statement in statements:
                store.execute(statement)

    return change


VERSION = "UPDATE alembic_version_aptitude SET version_num = "
SITUATIONS: dict[str, tuple[Callable[[Path], None], str, str]] = {
    "damaged": (
        no_database,
        "La correction s’est arrêtée\xa0: file is not a database. Le fichier {file} est abîmé,"
        " ou ce n’est pas une base de copies. Rien n’a été changé. Remettez une sauvegarde de tout"
        " le dossier de données, puis relancez la même commande. Gardez aussi le fichier abîmé\xa0:"
        " une partie peut encore être relue.",
        "Grading stopped: file is not a database. The file {file} is damaged, or it is no database"
        " of copies. Nothing was changed. Put a backup of the whole data folder back, then run the"
        " same command again. Keep the damaged file too: a part of it may still be read.",
    ),
    "empty": (
        no_table,
        "{file} ne contient rien, pas même une table. A-t-il été copié pendant que l’atelier était"
        " ouvert\xa0? Fermez l’atelier, copiez de nouveau tout le dossier de données, puis relancez"
        " la même commande. Si la base est neuve, ouvrez d’abord l’atelier.",
        "{file} holds nothing, not even a table. Was it copied while the workshop was open? Close"
        " the workshop, copy the whole data folder again, then run the same command again. If the"
        " database is new, open the workshop first.",
    ),
    "foreign": (
        spoil("DROP TABLE alembic_version_aptitude"),
        "{file} est une autre base que celle des copies d’un atelier (alembic_version_aptitude)."
        " Rien n’y a été changé. Indiquez le bon dossier avec --data, ou la bonne adresse dans"
        " stores.toml.",
        "{file} is another database than the one that holds a workshop’s copies"
        " (alembic_version_aptitude). Nothing in it was changed. Name the right folder with --data,"
        " or the right address in stores.toml.",
    ),
    "newer": (
        spoil(VERSION + "'aptitude_9999'"),
        "{file} vient d’une version plus récente du kit (format aptitude_9999\u00a0; ici, jusqu’au"
        " format aptitude_0002). Rien n’y a été changé. Ouvrez-le avec cette version plus récente,"
        " ou mettez ce kit à jour.",
        "{file} comes from a newer version of the kit (format aptitude_9999; here, up to format"
        " aptitude_0002). Nothing in it was changed. Open it with that newer version, or update"
        " this kit.",
    ),
    "unreachable": (
        no_file,
        "Les copies n’ont pas pu être lues\xa0: {file} ne répond pas (disk I/O error). Rien n’a été"
        " changé. Vérifiez que ce fichier ou cette base peut être ouvert, puis relancez la même"
        " commande.",
        "The copies could not be read: {file} does not answer (disk I/O error). Nothing was"
        " changed. See that this file or database can be opened, then run the same command again.",
    ),
}


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize(("change", "fr", "en"), SITUATIONS.values(), ids=SITUATIONS.keys())
def test_a_store_that_cannot_be_read_is_said_with_what_to_do(
    folder: DataFolder, change: Callable[[Path], None], fr: str, en: str, language: str
) -> None:
    file = folder.path / "aptitude.sqlite"
    change(file)
    before = sorted(folder.path.rglob("*"))
    assert refused(folder.path, language) == {"fr": fr, "en": en}[language].format(file=file)
    assert sorted(folder.path.rglob("*")) == before


def test_an_older_store_is_opened_by_the_server_first(
    folder: DataFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(contract, "REVISIONS", (*contract.REVISIONS, "aptitude_9999"))
    file = folder.path / "aptitude.sqlite"
    spoil("ALTER TABLE copies DROP COLUMN kit_version")(file)
    assert refused(folder.path, "fr") == (
        f"{file} vient d’une version plus ancienne du kit\xa0: il y manque copies.kit_version."
        " Ouvrez une fois l’atelier avec ce dossier\xa0: il met la base à jour et ne perd rien."
        " Puis relancez la même commande."
    )
    assert refused(folder.path, "en") == (
        f"{file} comes from an older version of the kit: it lacks copies.kit_version. Open the"
        " workshop once with this folder: it brings the database up to date and loses nothing."
        " Then run the same command again."
    )


def test_a_folder_that_no_workshop_was_opened_with_is_said_and_left_alone(tmp_path: Path) -> None:
    data = tmp_path / "nothing"
    assert refused(data, "fr") == (
        "Personne n’est encore entré dans l’épreuve d’aptitude\xa0: aucun atelier n’a été ouvert"
        f" avec le dossier {data}. Ouvrez l’atelier avec ce dossier, ou indiquez le bon dossier"
        " avec --data. Les notebooks posés à la main vont dans son dossier course/submitted."
    )
    assert refused(data, "en") == (
        "Nobody has entered the aptitude part yet: no workshop was opened with the folder"
        f" {data}. Open the workshop with it, or name the right folder with --data. Notebooks"
        " placed by hand go into its folder course/submitted."
    )
    assert not data.exists()


def test_regrading_says_it_in_the_same_words(folder: DataFolder) -> None:
    file = folder.path / "aptitude.sqlite"
    write_records(folder.path, [Record("C-001", "steps", "fr", Outcome.ABSENT)])
    file.write_text("no database at all")
    with pytest.raises(Trouble, match="damaged, or it is no database of copies"):
        compare(folder.path, EXERCISES, [], Wording("en"), Console(), sandbox=False, apply=False)


def test_the_server_and_the_grader_ask_for_the_same_store(tmp_path: Path) -> None:
    """A database elsewhere, named once: here a file, as PostgreSQL would be."""
    elsewhere = DataFolder(tmp_path / "elsewhere").path / "aptitude.sqlite"
    spoil(VERSION + "'aptitude_9999'")(elsewhere)
    data = tmp_path / "data"
    data.mkdir()
    (data / "stores.toml").write_text(f'aptitude = "sqlite:///{elsewhere}"\n')
    say = Wording("en")
    settings: Settings = serve.settings_of(data, "127.0.0.1", 8000, say)
    assert settings.url("aptitude").database == str(elsewhere)
    assert settings.url("workshop").database == str(data / "workshop.sqlite")
    assert aptitude_store(data, say).path == elsewhere
    assert refused(data, "en").startswith(f"{elsewhere} comes from a newer version")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("aptitude = ", "is not understood: Invalid value"),
        ('aptitudes = "sqlite://"', "is not understood: aptitudes."),
        ("aptitude = 3", "is not understood: aptitude."),
        ('aptitude = "no address"', "is not understood: Could not parse SQLAlchemy URL"),
        ('aptitude = "postgresql+nobody://db/x"', "cannot speak to: Can't load plugin"),
    ],
)
def test_a_list_of_stores_that_is_not_understood_is_said(
    tmp_path: Path, text: str, said: str
) -> None:
    (tmp_path / "stores.toml").write_text(text)
    with pytest.raises(Trouble) as caught:
        store_urls(tmp_path, Wording("en"))
    assert str(caught.value).startswith(f"{tmp_path / 'stores.toml'} ")
    assert said in str(caught.value)
