"""What a number, an address or a day was meant to be, where it is written in another way."""

from __future__ import annotations

import re
from collections.abc import Callable

from macros.model.fields import is_date
from macros.model.places import named


def instead(form: str, text: str) -> str:
    """Return a remedy for a text that has not its form; empty where nobody can tell what was meant."""
    return _BETTER[form](text) if form in _BETTER else ""


def day_meant(text: str) -> str:
    """Return a day that is written in another order or with other signs as 2026-11-20; as it is where none is sure."""
    words = re.findall(r"[0-9]+|[A-Za-z]{3,}", text)
    months = [number for number, name in enumerate(_MONTHS, 1) if any(word.lower().startswith(name) for word in words)]
    numbers = [int(word) for word in words if word.isdigit()]
    years = [number for number in numbers if number > _LAST_DAY]
    if len(years) != 1 or len(numbers) + len(months) != len(("year", "month", "day")):
        return text
    numbers.remove(years[0])
    is_year_first = text.strip().startswith(str(years[0]))
    days = [number for number in numbers if number > len(_MONTHS)]
    if not months and not is_year_first and len(days) != 1:
        return text  # some write the day first, others the month
    month = months[0] if months else numbers[0] if is_year_first else next(n for n in numbers if n not in days)
    day = numbers[0] if months else numbers[1] if is_year_first else days[0]
    date = f"{years[0]:04}-{month:02}-{day:02}"
    return date if is_date(date) else text


def _number_meant(text: str) -> str:
    """Return a remedy for a number that holds a letter, a comma or a word besides; nothing where it is not plain."""
    plain = re.sub(r"[A-Za-z]{2,}", "", text).translate(str.maketrans("OoIl|,;\u00b7", "00111.:.")).replace(" ", "")
    number = re.search(r"[0-9]{1,3}([.:][0-9]{1,3})+", plain)
    if number is None or sum(map(str.isdigit, plain)) != sum(map(str.isdigit, number[0])):
        return ""
    return f'write "{number[0]}"'


def _id_meant(text: str) -> str:
    """Return the id that a text is in small letters, with hyphens between its words; nothing where that is none."""
    name = re.sub(r"[\s_]+", "-", text.strip().lower())
    return f'write "{name}"' if re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name) else ""


def _address_meant(text: str) -> str:
    """Return what keeps a text from being an address, where that can be named."""
    sign = next((sign for sign in text.strip() if not sign.isascii()), "")
    if text.count("https://") > 1:
        return "write one address here"
    if sign:
        return f"write an address without {sign} ({named(sign)}); copy it from the line of the browser"
    if " " in text:
        return f"write it without the space {'at its end' if ' ' not in text.rstrip() else 'inside'}"
    if text.startswith("https://"):
        return "write a name with a dot behind https://, and nothing before it; copy it from the line of the browser"
    return ""


def _date_meant(text: str) -> str:
    day = day_meant(text)
    return f'write "{day}"' if day != text else ""


_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_LAST_DAY = 31
_BETTER: dict[str, Callable[[str], str]] = {
    "id": _id_meant,
    "number": _number_meant,
    "address": _address_meant,
    "date": _date_meant,
}
