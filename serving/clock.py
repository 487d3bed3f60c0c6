"""Times as the stores keep them: ISO 8601, UTC, milliseconds; or no finer than half a day."""

from __future__ import annotations

from datetime import UTC, datetime, tzinfo


def utc_now() -> datetime:
    """The present moment, aware, in UTC."""
    return datetime.now(UTC)


def stamp(moment: datetime) -> str:
    """`moment` as the stores keep it, for example `2026-11-23T10:42:05.123Z`."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def moment(text: str) -> datetime:
    """The moment that `stamp` wrote."""
    return datetime.fromisoformat(text.replace("Z", "+00:00"))


def half_day(moment: datetime, zone: tzinfo | None = None) -> str:
    """The morning or the afternoon of `moment` on the clock of the room: `2026-11-23 AM`."""
    local = moment.astimezone(zone)
    half = "AM" if local.hour < 12 else "PM"  # `%p` is empty in some languages
    return f"{local.date().isoformat()} {half}"
