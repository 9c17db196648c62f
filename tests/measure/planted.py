"""How many slips of a report are noticed when it is held against the other reports of its event.

    python tests/measure/planted.py --shared DIR [--show]

One slip at a time is planted into one article of an event of ``train/``, all through its title and text:

* a wrong day: the first weekday of the text, where another article has it too and the event is one that
  happens once, becomes the one two days earlier;
* a wrong hour: the first clock time of such an event that another article gives, too, within an hour, goes
  from a.m. to p.m. or back;
* a wrong town: the first town that headline or opening name and another article names, too, becomes another
  one, also of such an event;
* a wrong toll: the first number of dead or injured that another article gives too becomes a higher one;
* a wrong age: the age of a person that another article gives too becomes two years more;
* a wrong number: any other number that the comparison found to agree gets another digit or number word.

It is reported where the profile balanced, without the reader of pairs, has a conflict or an update of that
kind (of an age a conflict) between the article and another one, even if it had one there before.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from newsdiff.claims import Claim, Finding, Relation
from newsdiff.claims.compare import THRESHOLDS
from newsdiff.claims.dates.words import lexicon as date_words
from newsdiff.claims.events import incidents
from newsdiff.claims.findings import findings
from newsdiff.claims.gazetteer import plain
from newsdiff.claims.kinds import KINDS
from newsdiff.claims.quantities.find import lexicon as number_words
from newsdiff.claims.reading import Reading
from newsdiff.claims.world import World
from newsdiff.corpus import Article, load
from newsdiff.corpus.annotate import annotate

KIND = {kind.name: kind for kind in KINDS}
OPENING = 500
"""Characters of a text in which its first weekday is looked for."""
FAR_APART = 5
"""Days between publications beyond which two tolls need not be of one day."""
CLOCK_SLACK = 60
"""Minutes between two clock times that may tell one moment."""
FATES = ("dead", "hurt")


@dataclass(frozen=True)
class Slip:
    """What one article is made to have wrong."""

    kind: str
    article: int
    swaps: tuple[tuple[str, str], ...]
    """Words with what takes their place."""
    around: str = r"\b{}"
    """Regular expression of such words where they are meant."""


def events(shared: Path) -> Iterator[World]:
    """The events of which two reports or more can be read, in the order of their names."""
    for folder in sorted(path.parent for path in (shared / "train").glob("*/gold.json")):
        articles, _ = load(sorted(path for path in folder.glob("*.json") if path.name != "gold.json"))
        if len(articles) > 1:
            yield World([Reading(number, parsed) for number, parsed in enumerate(annotate(articles))])


def claims_of(world: World, kind: str) -> list[Claim[Any]]:
    """What all the articles say of one kind."""
    return [claim for reading in world.readings for claim in KIND[kind].extract(reading)]


def compared(world: World, kind: str) -> tuple[Finding, ...]:
    """What the comparison finds of one kind."""
    return findings(world, [(KIND[kind], claims_of(world, kind))], THRESHOLDS["balanced"], reader=False)


def wrong_days(world: World) -> Iterator[Slip]:
    """For each article the first weekday it names, made the one two days earlier."""
    days = list(date_words().weekdays)
    texts = [article.text for article in world.articles] if world.main_events & incidents() else []
    for number, text in enumerate(texts):
        first = re.search("|".join(days), text[:OPENING])
        if first is None or sum(first[0] in other for other in texts) < 2:
            continue
        now = days[days.index(first[0]) - 2]
        if now not in text:
            yield Slip("date", number, ((first[0], now),))


def wrong_hours(world: World) -> Iterator[Slip]:
    """For each article the first clock time that another article gives, too, in the other half of the day."""
    clocks = [c for c in claims_of(world, "date") if c.value.minute is not None]
    changed = set()
    for claim in clocks if world.main_events & incidents() else []:
        others = [c.value.minute - claim.value.minute for c in clocks if c.article != claim.article]
        half = re.search(r"\b([ap])\.?m\b", claim.text, re.IGNORECASE)
        if half is None or claim.article in changed or all(abs(gap) > CLOCK_SLACK for gap in others):
            continue
        changed.add(claim.article)
        was = re.sub(r"^\D+", "", claim.text[: half.end()])
        letter = len(was) - len(half[0])
        now = was[:letter] + ("p" if was[letter].lower() == "a" else "a") + was[letter + 1 :]
        yield Slip("date", claim.article, ((was, now),), r"(?<![\d:]){}")


def wrong_towns(world: World) -> Iterator[Slip]:
    """For each article the first town of its opening that another article names, too, made another one."""
    texts = [article.text for article in world.articles] if world.main_events & incidents() else []
    changed = set()
    for claim in claims_of(world, "place") if texts else []:
        inner = claim.value.inner
        if claim.article in changed or inner is None or inner.level != "city" or not claim.context.lede:
            continue
        was = next((w for w in re.findall(r"[A-Z][\w-]+", claim.text) if plain(w) == inner.name), None)
        if was is None or sum(was in text for text in texts) < 2:
            continue
        changed.add(claim.article)
        now = next(town for town in TOWNS if all(town not in text for text in texts))
        yield Slip("place", claim.article, ((was, now),))


TOWNS = ("Toledo", "Dresden", "Cardiff", "Osaka")
"""Towns that take the place of others, the first that no article names."""


def wrong_tolls(world: World) -> Iterator[Slip]:
    """For each article the first toll that another one gives too, made two or a fifth higher."""
    claims = claims_of(world, "quantity")
    words = number_words().numbers.units.words
    changed = set()
    for toll in claims:
        if toll.article in changed or not is_shared_toll(toll, claims, world):
            continue
        changed.add(toll.article)
        was = int(toll.value.number.low)
        now = was + 2 if was < 20 else int(was * 1.2) + 1
        swaps = [(str(was), str(now)), (f"{was:,}", f"{now:,}")]
        if was < len(words):
            swaps.append((words[was], words[now] if now < len(words) else str(now)))
        yield Slip("quantity", toll.article, tuple(swaps), r"(?<![\w.,-]){}(?![\w-]|[.,]\d)")


def is_shared_toll(claim: Claim[Any], claims: Sequence[Claim[Any]], world: World) -> bool:
    """Whether a claim gives an exact number of all the dead or injured, as another of those days does."""
    value, number = claim.value, claim.value.number
    if value.unit != "people" or value.status not in FATES or value.part or value.other:
        return False
    if number.bound != "exact" or number.low < 2:
        return False
    return any(
        other.article != claim.article
        and other.value.status == value.status
        and other.value.number.low == number.low == other.value.number.high
        and not other.value.part
        and (world.days_apart(claim.article, other.article) or 0) <= FAR_APART
        for other in claims
    )


def wrong_ages(world: World) -> Iterator[Slip]:
    """For each article and person the age that another article gives too, made two years more."""
    ages = [c for c in claims_of(world, "participant") if c.value.facet == "age" and c.value.person]
    for claim in ages:
        was, person = claim.value.age, claim.value.person
        if any(
            c.article != claim.article and c.value.age == was and c.value.person.surname == person.surname
            for c in ages
        ):
            yield Slip("participant", claim.article, ((str(was), str(was + 2)),), AGE)


AGE = r"(?<![\w.,-]){}(?=-year-old| years? old| ?[,;)]|\.\s|\.$)"
"""Where a number may be an age."""


def wrong_numbers(world: World) -> Iterator[Slip]:
    """Numbers that agree and are no tolls, each once for an article."""
    claims = {(c.article, c.evidence.field, c.evidence.mark): c for c in claims_of(world, "quantity")}
    seen = set()
    for finding in compared(world, "quantity"):
        side = finding.sides[0]
        claim = claims.get((side.article, side.field, side.mark))
        if finding.rule != "quantity-agree" or claim is None or claim.value.status in FATES:
            continue
        key = (claim.article, claim.value.number.low)
        if key not in seen and (other := other_number(claim.text)) is not None:
            seen.add(key)
            yield Slip("quantity", claim.article, (other[:2],), other[2])


def other_number(text: str) -> tuple[str, str, str] | None:
    """The number in a few words, what it becomes and where; None where it is no figure and no small word."""
    if figure := re.search(r"\d[\d,]*(?:\.\d+)?", text):
        was = figure[0].rstrip(",")
        return was, str(int(was[0]) % 9 + 1) + was[1:], r"(?<![\w.,-]){}(?!\d|[.,]\d)"
    small = number_words().numbers.units.words
    word = re.search(rf"(?<![\w-])(?:{'|'.join(small[1:-2])})(?!\w)", text.lower())
    return (word[0], small[small.index(word[0]) + 2], r"(?<![\w-]){}(?!\w)") if word else None


def is_reported(slip: Slip, world: World) -> bool:
    """Whether, with the slip, something is said to differ between its article and another one."""
    true, readings = world.articles[slip.article], list(world.readings)
    record = json.loads(Path(true.path).read_text(encoding="utf-8"))
    record |= {"title": planted(true.title, slip), "text": planted(true.text, slip)}
    parsed = next(annotate([Article.from_json(record, name=true.name)]))
    readings[slip.article] = Reading(slip.article, parsed)
    wanted = (Relation.CONFLICT,) if slip.kind == "participant" else (Relation.CONFLICT, Relation.UPDATE)
    return any(
        finding.relation in wanted
        and len({side.article for side in finding.sides}) > 1
        and any(side.article == slip.article for side in finding.sides)
        for finding in compared(World(readings, world.vectors), slip.kind)
    )


def planted(text: str, slip: Slip) -> str:
    """A text with the slip all through it, at the beginning of a sentence, too."""
    for old, new in slip.swaps:
        for form in (str, str.capitalize):
            text = re.sub(slip.around.format(re.escape(form(old))), form(new), text)
    return text


SORTS = {
    "wrong day": wrong_days,
    "wrong hour": wrong_hours,
    "wrong town": wrong_towns,
    "wrong toll": wrong_tolls,
    "wrong age": wrong_ages,
    "wrong number": wrong_numbers,
}


def main(args: Sequence[str] | None = None) -> int:
    """Plant, compare and count."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--shared", type=Path, required=True, help="folder with train/")
    ask.add_argument("--show", action="store_true", help="list the slips that are not reported")
    told = ask.parse_args(args)
    outcomes: dict[str, list[bool]] = {sort: [] for sort in SORTS}
    for world in events(told.shared):
        for sort, slips in SORTS.items():
            for slip in slips(world):
                outcomes[sort].append(is_reported(slip, world))
                if told.show and not outcomes[sort][-1]:
                    path = Path(world.articles[slip.article].path)
                    was, now = slip.swaps[0]
                    print(f"not reported: {sort}, {was} -> {now}: {path.name} of {path.parent.name}")
    if not any(outcomes.values()):
        print(f"no slips to plant in {told.shared}", file=sys.stderr)
        return 2
    for sort, each in outcomes.items():
        print(f"{sort}: {sum(each)} of {len(each)} ({sum(each) / max(len(each), 1):.2f})")
    return 0


if __name__ == "__main__":
    sys.exit(main())
