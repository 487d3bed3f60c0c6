"""What bands and the figures of items are worth, in invented worlds: `bench assess`.

With `--cohorts 100` it is a quick look; the figures of docs/bands.md are of 1,000.
"""

from __future__ import annotations

import argparse
import resource
import tempfile
import time
from pathlib import Path

import numpy as np

from autograder.assess import Pool, Table, merged, read_pool, write_pool
from autograder.assessment.counts import Counts
from autograder.assessment.items import correlation
from autograder.assessment.others import Apart, Person, Sums, sums
from bench.apart import alike
from bench.coverage import ABILITY, coverage, false_more
from bench.worlds import STEPS, Places, World, draw

WORLDS = (
    World("reference"),
    World("twins unequal", unequal=0.8),
    World("ability sd 0.8", ability=0.8),
    World("ability sd 1.8", ability=1.8),
    World("rho .4", rho=0.4),
    World("rho .5", rho=0.5),
    World("rho .88", rho=0.88),
    World("reference, links", links=True),
    World("rho .4, links", rho=0.4, links=True),
    World("rho .5, links", rho=0.5, links=True),
    World("rho .88, links", rho=0.88, links=True),
)
SIZES = (12, 40, 200)
COHORT = 40
SCHOOLS = 1000
DEAD = 4


def main(options: list[str] | None = None) -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(prog="bench assess")
    parser.add_argument("--cohorts", type=int, default=1000)
    cohorts = parser.parse_args(options or []).cohorts
    print_coverage(cohorts)
    print_alike(max(10, cohorts // 5))
    print_more(cohorts)
    print_dead(max(20, cohorts // 4))
    print_pools()


def print_coverage(cohorts: int) -> None:
    """Bands that hold, in percent, by world and by size of the cohort."""
    print(f"Bands that hold, in %: floor .72 / .75; {cohorts} cohorts")
    print(f"{'world':18}", *(f"n = {people:<9}" for people in SIZES), sep=" | ")
    for world in WORLDS:
        found = [coverage(world, people, cohorts) for people in SIZES]
        cells = [f"{100 * f.share(0.72):.1f} / {100 * f.share(0.75):.1f}" for f in found]
        print(f"{world.name:18}", *(f"{cell:13}" for cell in cells), sep=" | ", flush=True)
        if world == WORLDS[0]:
            parts = [f"{who} {100 * found[1].share(0.72, who):.1f}" for who in ABILITY]
            print("  of 40 people, by ability, floor .72:", ", ".join(parts))


def print_alike(cohorts: int) -> None:
    """Couples of people that no exercise tells apart, in percent."""
    print(f"\nTwo people of 40 taken at random, in %: {cohorts} cohorts of the reference world")
    for floor in (0.72, 0.75):
        found = alike(WORLDS[0], cohorts, floor)
        print(f"floor {floor}: bands overlap in all exercises {100 * found.overlap:.1f};", end=" ")
        print(f"none says at .9 who would have more points tomorrow {100 * found.unsure:.2f}")


def print_more(cohorts: int) -> None:
    """ "More than chance explains", where there was no lesson."""
    print('\n"More" said wrongly, in %: over all | from 0, 1, 2, 3 steps before')
    for rho in (0.4, 0.5, 0.667, 0.8):
        for people in SIZES[:2]:
            all_of_them, *each = (100 * share for share in false_more(rho, people, cohorts))
            parts = ", ".join(f"{share:.1f}" for share in each)
            print(f"rho {rho}, n = {people:3}: {all_of_them:.1f} | {parts}", flush=True)


def print_dead(rounds: int) -> None:
    """A planted exercise that says nothing, and sound ones, pooled from cohorts of 40."""
    print(f"\nForms called dead, alive, not enough, in %: {rounds} pools of cohorts of {COHORT}")
    for candidates in (40, 160, 320, 400):
        for dead in (True, False):
            said = [_verdict(candidates // COHORT, dead, seed) for seed in range(rounds)]
            parts = [
                f"{name} {100 * np.mean([each == name for each in said]):.1f}"
                for name in ("dead", "alive", "not_enough")
            ]
            print(
                f"{candidates:4} candidates, {'dead' if dead else 'sound':5}:", *parts, flush=True
            )


def _verdict(cohorts: int, dead: bool, seed: int) -> str:
    drawn = draw(World("", dead=dead), cohorts, COHORT, 7000 + seed)
    found = Sums()
    for steps, form in zip(drawn.steps, drawn.form, strict=True):
        found += sums(_people(steps, form))
    return correlation(found).verdict.value


def _people(steps: Places, form: Places) -> list[Person]:
    """Who did form A of the twins, beside at least four others, as `people_by_form` takes them."""
    known = np.where(steps >= 0, steps, np.nan).astype(float)
    standard = (known - np.nanmean(known, 0)) / np.nanstd(known, 0)
    others = np.delete(standard, DEAD, 1)
    enough = (~np.isnan(others)).sum(1) >= 4
    return [
        Person(int(steps[who, DEAD]), float(np.nanmean(others[who])), "fr")
        for who in np.flatnonzero(enough & (steps[:, DEAD] >= 0) & (form[:, DEAD] == 0))
    ]


def print_pools() -> None:
    """Files of a thousand schools, merged into one."""
    with tempfile.TemporaryDirectory() as folder:
        files = [Path(folder, f"{school}.json") for school in range(SCHOOLS)]
        for school, file in enumerate(files):
            write_pool(file, _school(school))
        begun = time.perf_counter()
        whole = merged(read_pool(file) for file in files)
        write_pool(Path(folder, "all.json"), whole)
        seconds = time.perf_counter() - begun
        backwards = merged(read_pool(file) for file in files[::-1])
        assert backwards == whole
        size = Path(folder, "all.json").stat().st_size / 1e6
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"\n{SCHOOLS} schools of {COHORT} merged in {seconds:.1f} s: {size:.1f} MB,", end=" ")
    print(f"the same backwards; at most {memory:.0f} MB of memory in all of this bench")


def _school(seed: int) -> Pool:
    """What a school of forty people adds."""
    drawn = draw(World(""), 1, COHORT, 9000 + seed)
    tables = {}
    for twins, steps in enumerate(STEPS):
        counts = Counts.none(steps)
        for own, form in zip(drawn.steps[0, :, twins], drawn.form[0, :, twins], strict=True):
            if own >= 0:
                counts.alone[form, own] += 1
        table = Table(counts, (Sums(), Sums()), (Apart(), Apart()))
        tables[f"twins_{twins}/{steps}/{twins:016x}"] = table.as_json()
    return Pool({f"{seed:032x}": {"revision": 1, "tables": tables}})
