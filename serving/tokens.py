"""Keys that pages hold, how they are kept, how what somebody typed is compared."""

from __future__ import annotations

import hashlib
import hmac
import secrets
import unicodedata


def new_token() -> str:
    """A token for one page: 256 random bits."""
    return secrets.token_urlsafe(32)


def derived_token(key: str, *parts: str) -> str:
    """The token that always comes out of `key` and `parts`, and of nothing else."""
    return hmac.new(key.encode(), "\x1f".join(parts).encode(), hashlib.sha256).hexdigest()


def token_hash(token: str) -> str:
    """What a store keeps of a token. Tokens are long and random: one fast hash is enough."""
    return hashlib.sha256(token.encode()).hexdigest()


def same(given: str, expected: str) -> bool:
    """Compare what someone typed, in a time that tells nothing about where it differs."""
    return hmac.compare_digest(_plain(given).encode(), _plain(expected).encode())


def _plain(text: str) -> str:
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "".join(character for character in folded if character.isalnum())
