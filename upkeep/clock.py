"""The present day where the law holds."""

from datetime import UTC, date, datetime, timedelta

JAKARTA = timedelta(hours=7)


def today() -> date:
    """Return the present day in Jakarta."""
    return (datetime.now(UTC) + JAKARTA).date()
