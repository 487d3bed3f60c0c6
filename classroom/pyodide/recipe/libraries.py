"""SDL2, FreeType and SDL's three companions, as static archives for WebAssembly."""

import shutil
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar

from .scratch import RecipeError, Scratch
from .sources import debian_source

Item = TypeVar("Item")
Result = TypeVar("Result")

# Two compilers at a time: the recipe is run on purpose on a machine that does other things too.
_COMPILERS = 2

# The main module's signal functions fill a sigset_t that is larger there (128 bytes) than here (8):
# SDL's quit handler would smash the stack. SDL then asks for nothing that has to do with signals.
_NO_SIGNALS = ("HAVE_SIGNAL_H", "HAVE_SIGACTION", "HAVE_SA_SIGACTION")

# No screen, disk sound or device of its own; no language or web page asked of the browser.
_SDL_WITHOUT = ("SHARED", "TEST", "OPENGL", "OPENGLES", "DISKAUDIO", "HIDAPI", "LOCALE", "MISC")

_IMAGE_FORMATS = (
    "BMP",
    "GIF",
    "JPG",
    "LBM",
    "PCX",
    "PNG",
    "PNM",
    "QOI",
    "SVG",
    "TGA",
    "XCF",
    "XPM",
    "XV",
)


def build_sdl(scratch: Scratch) -> None:
    """SDL2 with its dummy drivers only, without signal handlers, without JavaScript of its own."""
    source = debian_source(scratch, "libsdl2")
    off = [f"-DSDL_{name}=OFF" for name in _SDL_WITHOUT]
    no_signals = [f"-D{name}=0" for name in _NO_SIGNALS]
    _cmake(scratch, source, [*off, *no_signals])


def build_freetype(scratch: Scratch) -> None:
    """FreeType with its own zlib only: pygame's font is TrueType, nothing compressed is needed."""
    absent = ("BZIP2", "PNG", "HARFBUZZ", "BROTLI", "ZLIB")
    _cmake(
        scratch, debian_source(scratch, "freetype"), [f"-DFT_DISABLE_{name}=ON" for name in absent]
    )


def build_image(scratch: Scratch) -> None:
    """SDL_image on stb_image: no libpng, no libjpeg. webp, tif and avif are left out."""
    source = debian_source(scratch, "libsdl2-image")
    defines = ["-DUSE_STBIMAGE", "-DSDL_IMAGE_SAVE_PNG=1", "-DSDL_IMAGE_SAVE_JPG=1"]
    defines += [f"-DLOAD_{name}" for name in _IMAGE_FORMATS]
    _library(scratch, "SDL2_image", source / "include", sorted(source.glob("src/IMG*.c")), defines)


def build_ttf(scratch: Scratch) -> None:
    """SDL_ttf without HarfBuzz: French and English need no shaping."""
    source = debian_source(scratch, "libsdl2-ttf")
    defines = ["-DTTF_USE_HARFBUZZ=0", "-DTTF_USE_SDF=1"]
    _library(scratch, "SDL2_ttf", source, [source / "SDL_ttf.c"], defines)


def build_mixer(scratch: Scratch) -> None:
    """SDL_mixer with WAV and Ogg. It cannot start in a worker, but pygame-ce links to it."""
    source = debian_source(scratch, "libsdl2-mixer")
    files = sorted([*source.glob("src/*.c"), *source.glob("src/codecs/*.c")])
    folders = [f"-I{scratch.inside(source / name)}" for name in ("src", "src/codecs")]
    defines = ["-DMUSIC_WAV", "-DMUSIC_OGG", "-DOGG_USE_STB", *folders]
    _library(scratch, "SDL2_mixer", source / "include", files, defines)


def prefix(scratch: Scratch) -> Path:
    """Where headers and archives are installed."""
    return scratch.build / "prefix"


def include_flags(scratch: Scratch) -> list[str]:
    """The headers of all that is installed so far."""
    include = scratch.inside(prefix(scratch) / "include")
    return [f"-I{include}/SDL2", f"-I{include}/freetype2", f"-I{include}"]


def compile_all(
    scratch: Scratch, files: Iterable[Path], flags: Sequence[str], out: Path
) -> list[Path]:
    """One object file for each C file, in an emptied folder."""
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)
    pairs = [(file, out / f"{file.parent.name}-{file.stem}.o") for file in files]

    def compile_one(pair: tuple[Path, Path]) -> Path:
        source, target = pair
        scratch.run_inside(
            [
                "emcc",
                *scratch.settings["flags"]["common"],
                *flags,
                "-w",
                "-c",
                scratch.inside(source),
                "-o",
                scratch.inside(target),
            ]
        )
        return target

    return each(compile_one, pairs)


def each(work: Callable[[Item], Result], items: Iterable[Item]) -> list[Result]:
    """`work` on every item, a few at a time; the first error ends it all."""
    with ThreadPoolExecutor(_COMPILERS) as pool:
        return list(pool.map(work, items))


def _cmake(scratch: Scratch, source: Path, options: Sequence[str]) -> None:
    """Configure, build and install a library that has a CMake build."""
    out = scratch.build / "cmake" / source.name
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)
    flags = " ".join(scratch.settings["flags"]["common"])
    scratch.run_inside(
        [
            "emcmake",
            "cmake",
            "-GNinja",
            "-DCMAKE_BUILD_TYPE=Release",
            f"-DCMAKE_C_FLAGS={flags}",
            "-DCMAKE_POSITION_INDEPENDENT_CODE=ON",
            "-DBUILD_SHARED_LIBS=OFF",
            f"-DCMAKE_INSTALL_PREFIX={scratch.inside(prefix(scratch))}",
            *options,
            scratch.inside(source),
        ],
        cwd=out,
    )
    scratch.run_inside(["ninja", "-j", str(_COMPILERS), "install"], cwd=out)


def _library(
    scratch: Scratch, name: str, headers: Path, files: Sequence[Path], flags: Sequence[str]
) -> None:
    """Compile a small library file by file, and install it with its public headers."""
    if not files:
        raise RecipeError(f"{name}: no C file found next to {headers}; did its source move?")
    everything = [*include_flags(scratch), f"-I{scratch.inside(headers)}", *flags]
    objects = compile_all(scratch, files, everything, scratch.build / "objects" / name)
    archive = prefix(scratch) / "lib" / f"lib{name}.a"
    archive.unlink(missing_ok=True)
    scratch.run_inside(["emar", "rcs", scratch.inside(archive), *map(scratch.inside, objects)])
    for header in headers.glob("SDL*.h"):
        (prefix(scratch) / "include/SDL2" / header.name).write_bytes(header.read_bytes())
