"""In the worker: import pygame, draw, write, read files; the answer is what was seen."""

import io
import struct
import warnings
from pathlib import Path

import pygame


def drawing():
    """A rectangle, a disc and a word on a new screen, read back."""
    screen = pygame.display.set_mode((320, 180))
    screen.fill("navy")
    box = pygame.draw.rect(screen, "gold", pygame.Rect(10, 20, 30, 40))
    pygame.draw.circle(screen, (255, 0, 0), (200, 90), 25)
    letters = pygame.font.Font(None, 32).render("Été", True, "white")
    screen.blit(letters, (100, 10))
    pygame.display.flip()
    return {
        "background": list(screen.get_at((0, 0))),
        "box": list(screen.get_at(box.center)),
        "disc": list(screen.get_at((200, 90))),
        "beside_disc": list(screen.get_at((200, 116))),
        "letters_drawn": letters.get_bounding_rect().width,
        "pixels": len(pygame.image.tobytes(screen, "RGBA")),
    }


def pictures_in_memory():
    """A picture written to memory and read back, and an SVG, both from file objects."""
    picture = pygame.Surface((4, 3))
    picture.fill((10, 20, 30))
    file = io.BytesIO()
    pygame.image.save(picture, file, "picture.png")
    file.seek(0)
    again = pygame.image.load(file, "picture.png")
    svg = b'<svg xmlns="http://www.w3.org/2000/svg"><rect width="8" height="8" fill="#0f0"/></svg>'
    drawn = pygame.image.load_sized_svg(io.BytesIO(svg), (8, 8))
    return {"png": [*again.get_size(), *again.get_at((3, 2))], "svg": list(drawn.get_at((4, 4)))}


def damaged_font():
    """A font whose tables of characters are too short: FreeType leaves by longjmp, and goes on."""
    font = bytearray(Path(pygame.__file__).with_name(pygame.font.get_default_font()).read_bytes())
    tables = dict(tables_of(font))
    struct.pack_into(">L", font, tables[b"post"], 0x00030000)  # no names to fall back on
    for place in character_tables(font, tables[b"cmap"]):
        struct.pack_into(">H", font, place + 2, 4)  # its length
        struct.pack_into(">H", font, place + 6, 0xFFFE)  # format 4: twice its number of ranges
    damaged = pygame.font.Font(io.BytesIO(bytes(font)), 32)
    return {"whole": tells_apart(pygame.font.Font(None, 32)), "damaged": tells_apart(damaged)}


def tables_of(font):
    """Each table's tag and place (OpenType specification)."""
    for entry in range(struct.unpack_from(">H", font, 4)[0]):
        tag, _, place, _ = struct.unpack_from(">4sLLL", font, 12 + 16 * entry)
        yield tag, place


def character_tables(font, start):
    """Where the tables of `cmap` of formats 0 and 4 start."""
    for table in range(struct.unpack_from(">H", font, start + 2)[0]):
        place = start + struct.unpack_from(">L", font, start + 8 + 8 * table)[0]
        if struct.unpack_from(">H", font, place)[0] in (0, 4):
            yield place


def tells_apart(font):
    """Whether an A and a W look different: a font that knows no character draws the same box."""
    return font.size("A") != font.size("W")


def state_is_kept():
    """The window's title and the event filter: both failed before pygame-ce was repaired."""
    pygame.display.set_caption("Première fenêtre")
    caption = pygame.display.get_caption()[0]
    pygame.event.set_blocked(pygame.USEREVENT)
    posted = pygame.event.post(pygame.Event(pygame.USEREVENT))
    pygame.event.set_allowed(pygame.USEREVENT)
    first = pygame.event.custom_type()
    pygame.display.quit()
    pygame.display.init()
    return {
        "caption": caption,
        "blocked_event_posted": posted,
        "custom_types_restart": pygame.event.custom_type() == first,
    }


def window_is_freed():
    """A window's destructor once had a type that made WebAssembly end the interpreter."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        pygame.Window("second", (10, 10)).destroy()
    return True


pygame.init()
{
    "version": pygame.version.ver,
    "driver": pygame.display.get_driver(),
    "secure": secure,  # noqa: F821 - given by the worker
    "drawing": drawing(),
    "pictures": pictures_in_memory(),
    "font": damaged_font(),
    "state": state_is_kept(),
    "window": window_is_freed(),
}
