"""Expressions that name days, months and years of the calendar."""

from __future__ import annotations

import re
from dataclasses import replace

from newsdiff.claims.dates.mention import Forms, Mention, which_of
from newsdiff.claims.dates.words import (
    holiday,
    is_day,
    lexicon,
    month_number,
    number,
    part_of,
    pieces,
    season_month,
    weekday_number,
)

__all__ = ["forms"]

_RELATIVE_YEAR = {"last": -1, "this": 0, "next": 1}


def _day_numbers(m: re.Match[str]) -> Mention | None:
    """Month and day in either order, with weekday, year and a last day where they stand."""
    day, month = number(m["day"]), month_number(m["month"])
    year = _year(m)
    if day is None or not is_day(year or 2000, month, day):
        return None
    given = m.groupdict()
    last = number(given["last"]) if given.get("last") else None
    if last is not None and (last <= day or not is_day(year or 2000, month, last)):
        return None
    weekday = weekday_number(m["weekday"]) if m["weekday"] else None
    part = part_of(m["part"]) if given.get("part") else ""
    return Mention(
        m.start(), m.end(), "day", weekday=weekday, day=day, month=month, year=year, part=part,
        last=(last, None, None) if last is not None else None, year_shift=_shift(m),
    )  # fmt: skip


def _year(m: re.Match[str]) -> int | None:
    return int(m["year"]) if m["year"] else None


def _shift(m: re.Match[str]) -> int | None:
    word = m.groupdict().get("rel")
    return _RELATIVE_YEAR[word.lower()] if word else None


def _iso(m: re.Match[str]) -> Mention | None:
    year, month, day = int(m["year"]), int(m["month"]), int(m["day"])
    if not is_day(year, month, day):
        return None
    return Mention(m.start(), m.end(), "day", day=day, month=month, year=year)


def _month(m: re.Match[str]) -> Mention | None:
    year, shift = _year(m), _shift(m)
    if year is None and shift is None and _in_name(m):
        return None
    which = which_of(m["which"])
    return Mention(
        m.start(), m.end(), "month", month=month_number(m["month"]), year=year, which=which, year_shift=shift
    )


def _weekday(m: re.Match[str]) -> Mention | None:
    if _in_name(m):
        return None
    part = part_of(m["part"]) if m["part"] else ""
    weekday = weekday_number(m["weekday"])
    return Mention(m.start(), m.end(), "day", weekday=weekday, which=which_of(m["which"]), part=part)


def _in_name(m: re.Match[str]) -> bool:
    before = m.string[max(0, m.start() - 20) : m.start()].split()
    after = m.string[m.end() : m.end() + 20].lstrip()
    words = lexicon().names
    if before and before[-1].strip('."') in words.before:
        return True
    return any(after.startswith(name) for name in words.after)


def _bare_year(m: re.Match[str]) -> Mention | None:
    return Mention(m.start("year"), m.end(), "year", year=int(m["year"])) if _is_year(m) else None


def _is_year(m: re.Match[str]) -> bool:
    """Whether a number of four figures is a year, by the words beside it."""
    year = int(m["year"])
    if not 1000 <= year <= 2100:
        return False
    words = m.string[max(0, m.start("year") - 24) : m.start("year")].split()
    before = words[-1] if words else ""
    after = re.match(r"\s?-?(\w+)", m.string[m.end() : m.end() + 24])
    if after and after[1] in lexicon().years.counted:
        return False
    if before.strip("(\"'").lower() in lexicon().years.cues or not before:
        return year >= 1400 or before == "in"
    name = before[:1].isupper() and before[-1:].isalnum()
    if name and before.lower() not in lexicon().years.cues:
        return False
    return 1700 <= year <= 2060 and before[-1:] not in "$#+/=@€£"


def _years(m: re.Match[str]) -> Mention | None:
    year = int(m["year"])
    last = int(m["last"])
    if last < 100:
        last += year - year % 100
    if not 1 <= last - year <= 150 or not 1400 <= year <= 2060:
        return None
    return Mention(m.start(), m.end(), "year", year=year, last=(None, None, last))


def _spoken_year(m: re.Match[str]) -> Mention | None:
    """Years in words: "nineteen ninety-six", "the year two thousand"."""
    if m["thousand"]:
        rest = number(m["few"]) if m["few"] else 0
        return Mention(m.start(), m.end(), "year", year=2000 + (rest or 0)) if rest is not None else None
    century = {"seventeen": 1700, "eighteen": 1800, "nineteen": 1900, "twenty": 2000}[m["century"].lower()]
    if m["hundred"]:
        return Mention(m.start(), m.end(), "year", year=century)
    rest = number(m["rest"].replace(" ", "-"))
    month = month_number(m["month"]) if m["month"] else None
    if rest is None:
        return None
    return Mention(m.start(), m.end(), "month" if month else "year", month=month, year=century + rest)


def _decade(m: re.Match[str]) -> Mention | None:
    if m["year"]:
        year = int(m["year"])
    elif m["short"]:
        year = int(m["short"]) + (1900 if m["short"] > "10" else 2000)
    else:
        year = 1920 + 10 * lexicon().numbers.decades.index(m["word"].lower())
    return Mention(m.start(), m.end(), "decade", year=year)


def _century(m: re.Match[str]) -> Mention | None:
    count = number(m["count"])
    if count is None or not 1 <= count <= 22:
        return None
    return Mention(m.start(), m.end(), "century", year=(count - 1) * 100 or 1)


def _holiday(m: re.Match[str]) -> Mention | None:
    month, day = holiday(m["holiday"])
    which = which_of(m["which"])
    return Mention(
        m.start(), m.end(), "day", month=month, day=day, year=_year(m), which=which, year_shift=_shift(m)
    )


def _season(m: re.Match[str]) -> Mention | None:
    which, year = which_of(m["which"]), _year(m)
    if not (which or year or m["rel"] or m["the"]):
        return None
    found = Mention(
        m.start(),
        m.end(),
        "season",
        number=season_month(m["season"]),
        year=year,
        which=which,
        year_shift=_shift(m),
    )
    return replace(found, which="") if m["the"] and not m["which"] else found


def _fiscal(m: re.Match[str]) -> Mention | None:
    year = int(m["year"])
    return Mention(m.start(), m.end(), "year", year=year if year > 99 else 1900 + year + 100 * (year < 50))


def _day_forms(p: dict[str, str], year: str) -> Forms:
    weekday = rf"(?:(?P<weekday>{p['weekday']})(?:\s(?P<part>{p['part']}))?(?:,\s?|\s)(?:the\s)?)?"
    month = rf"(?P<month>{p['month']})"
    day = rf"(?P<day>{p['day']}|{p['dayword']})(?:\s?(?:-|–|to|through)\s?(?P<last>{p['day']}))?"
    which = rf"(?:(?P<which>{p['which']})\s)?"
    lone = rf"(?P<weekday>{p['fullweekday']})(?:\s(?P<part>{p['part']}))?"
    return (
        (r"\b(?P<year>1[89]\d\d|20\d\d)-(?P<month>[01]\d)-(?P<day>[0-3]\d)\b", _iso),
        (rf"\b{weekday}{month}\s(?:the\s)?{day}(?!\s?-?year-old){year}", _day_numbers),
        (rf"\b{weekday}{day}\s(?:day\s)?(?:of\s)?{month}(?!\s\d\d?\b){year}", _day_numbers),
        (rf"\b{which}{month}(?:'s)?{year}", _month),
        (rf"\b{which}{lone}\b", _weekday),
        (rf"\b{which}(?-i:(?P<holiday>{p['holiday']})){year}", _holiday),
    )


def _year_forms(p: dict[str, str], year: str) -> Forms:
    numbers = lexicon().numbers
    second = r"(?P<last>1\d\d\d|20\d\d|\d\d)"
    few = rf"(?:\s(?:and\s)?(?P<few>{'|'.join(numbers.cardinals)})\b)?"
    rest = rf"(?P<rest>(?:{'|'.join(numbers.tens)})(?:[-\s]\w{{3,5}})?|ten|eleven|\w{{3,6}}teen)"
    which = rf"(?:(?P<which>{p['which']})\s|(?P<the>the)\s)?"
    return (
        (rf"(?<![\w.,/$#€£-])(?P<year>{p['year']})(?![\w/$]|-\d)", _bare_year),
        (rf"(?<=mid-)(?P<year>{p['year']})\b", _bare_year),
        (rf"(?<![\w.,/$-])(?P<year>1\d\d\d|20\d\d)\s?[-–/]\s?{second}(?![\w.%-])", _years),
        (
            rf"\b(?:(?P<month>{p['month']}),?\s)?(?:the\syear\s(?P<thousand>two\sthousand){few}"
            rf"|(?P<century>seventeen|eighteen|nineteen)\s(?:(?P<hundred>hundred)\b|{rest}\b))",
            _spoken_year,
        ),
        (
            r"\b(?:the\s)?(?:(?P<year>(?:1\d|20)\d0)'?s|'(?P<short>\d0)s"
            rf"|(?<=the\s)(?P<word>{'|'.join(numbers.decades)}))\b",
            _decade,
        ),
        (rf"\b(?P<count>\d\d?(?:st|nd|rd|th)|{p['dayword']})[-\s]century\b(?!\s(?:BC|b\.c))", _century),
        (
            rf"\b{which}(?:early\s|late\s)?(?P<season>{p['season']})\b(?!\s(?:of\s)?\d\d?\b){year}",
            _season,
        ),
        (r"\bfiscal(?:\s|-)(?:year\s)?'?(?P<year>(?:19|20)?\d\d)\b", _fiscal),
        (r"\bFY\s?'?(?P<year>(?:19|20)?\d\d)\b", _fiscal),
    )


def forms() -> Forms:
    """Patterns of this module with what they build."""
    p = pieces()
    given = rf"(?P<year>{p['year']})|(?:of\s)?(?P<rel>last|this|next)\syear\b"
    year = rf"(?:(?:,\s?|\s(?:of\s|in\s)?)(?:{given}))?"
    return (*_day_forms(p, year), *_year_forms(p, year))
