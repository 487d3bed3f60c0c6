"""Whether two programs are the same but for spaces inside lines, blank lines and comments."""

from __future__ import annotations

import io
import tokenize

_IGNORED = {tokenize.COMMENT, tokenize.NL, tokenize.ENDMARKER}
_BLOCKS = {tokenize.INDENT: "<indent>", tokenize.DEDENT: "<dedent>", tokenize.NEWLINE: "<end>"}


def same_tokens(one: str, other: str) -> bool:
    """Whether both hold the same tokens in the same blocks.

    Text that Python cannot cut into tokens is compared line by line.
    """
    return _tokens(one) == _tokens(other)


def _tokens(source: str) -> list[str]:
    try:
        found = list(tokenize.generate_tokens(io.StringIO(source.rstrip() + "\n").readline))
    except (tokenize.TokenError, SyntaxError):
        return [line.rstrip() for line in source.splitlines() if line.strip()]
    return [_BLOCKS.get(t.type, t.string) for t in found if t.type not in _IGNORED]
