"""Markdown: what one pastes into a pull request or a content system."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from newsdiff.claims.report import Entry, Finding, Hidden, Report, Side
from newsdiff.cli import view
from newsdiff.cli.look import PLAIN, Look
from newsdiff.cli.markup import code, escape, quoted
from newsdiff.corpus.own import READ_WITH

__all__ = ["render"]

_STANCES = {True: "yes", False: "less exact", None: ""}


def render(report: Report, look: Look = PLAIN) -> str:  # noqa: ARG001 - Markdown looks the same everywhere
    """The report with headings, tables, block quotes and links to lines."""
    return "\n".join(_lines(report))


def _lines(report: Report) -> Iterator[str]:
    yield f"# {_title(report)}"
    yield ""
    yield from _table(("", "Source", "Report", "Published", "Origin"), map(_entry, report.articles))
    if report.against:
        yield from (f"{escape(view.overview(report), line_start=True)}.", "")
    if not report.related:
        yield from (escape(view.unrelated(report), line_start=True), "")
    elif not report.findings:
        yield from (view.nothing(report), "")
    else:
        yield from (", ".join(view.summary(report)) + ".", "")
    yield from _differences(report)
    yield from _samenesses(report)
    yield from _singles(report)
    yield from _skipped(report)
    yield from _known(report)
    yield from ("---", "")
    read = f"{READ_WITH}{code(report.model)}."
    yield from (f"{read} It tells that reports differ, never which is right.", "")


def _title(report: Report) -> str:
    if report.against:
        checked = sum(entry.checked for entry in report.articles)
        noun = "article" if checked == 1 else "articles"
        return f"{view.number(checked).capitalize()} {noun} checked"
    size = view.number(len(report.articles))
    if not report.related:
        return f"{size.capitalize()} reports of different events"
    if view.differences(report):
        return f"Where {size} reports differ"
    return (
        f"Where {size} reports agree" if view.samenesses(report) else f"{size.capitalize()} reports compared"
    )


def _entry(entry: Entry) -> tuple[str, ...]:
    title = escape(entry.title, line_start=True) or escape(entry.name, line_start=True)
    address = view.link(entry)
    return (
        f"**{escape(entry.id)}**",
        escape(entry.source, line_start=True),
        f"[{title}]({address})" if address and title else title,
        view.dated(entry),
        str(entry.origin),
    )


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    yield _row(head)
    yield "|" + "---|" * len(head)
    yield from map(_row, rows)
    yield ""


def _row(cells: Sequence[str]) -> str:
    return "|" + "|".join(f" {cell} " if cell else " " for cell in cells) + "|"


def _differences(report: Report) -> Iterator[str]:
    findings = view.differences(report)
    if findings:
        yield from ("## Differences", "")
    for number, finding in enumerate(findings, 1):
        topic = escape(finding.topic)
        yield f"### {number}. {finding.relation.value.capitalize()}{f': {topic}' if topic else ''}"
        yield ""
        for voice in view.voices(finding, report):
            yield from _voice(report, finding, voice)
        yield ""
        reason = escape(finding.reason, line_start=True)
        facts = f"{code(finding.rule)}, {finding.confidence:.2f}, {code(finding.id[:6])}"
        yield f"{reason} {facts}".strip()
        yield ""


def _voice(report: Report, finding: Finding, voice: view.Voice) -> Iterator[str]:
    source = escape(view.go_between(finding, voice))
    said = f" ({source})" if source else ""
    yield f"- **{escape(view.heard(report, voice))}** {escape(voice.value) or 'not given'}{said}"
    sentence = quoted(view.cut_out(voice.best, None))
    if sentence:
        yield f"  > {sentence}"
    yield f"  > ({', '.join(_places(report, (voice.best, *voice.others)))})"


def _places(report: Report, sides: Iterable[Side]) -> list[str]:
    return list(dict.fromkeys(_place(report, side) for side in sides))


def _place(report: Report, side: Side) -> str:
    text = escape(view.place(report, side))
    address = view.link(report.articles[side.article])
    if not address:
        return text
    anchor = f"#L{side.line}" if side.field == "text" and "#" not in address else ""
    return f"[{text}]({address}{anchor})"


def _samenesses(report: Report) -> Iterator[str]:
    findings = view.samenesses(report)
    if not findings:
        return
    yield from ("## Agreements", "")
    ids = [escape(entry.id) for entry in report.articles]
    yield from _table(("", *ids, ""), [_sameness(report, finding) for finding in findings])


def _sameness(report: Report, finding: Finding) -> list[str]:
    label = escape(view.label(finding, view.headline(finding).value), line_start=True)
    stances = [_STANCES[view.stance(finding, n)] for n in range(len(report.articles))]
    return [label, *stances, escape(view.notes(report, finding), line_start=True)]


def _singles(report: Report) -> Iterator[str]:
    findings = view.singles(report)
    if not findings:
        return
    yield from ("## Only in one report", "")
    for group in view.by_article(findings).values():
        for finding in group:
            yield _single(report, finding)
    yield ""


def _single(report: Report, finding: Finding) -> str:
    side = finding.sides[0]
    text = escape(view.label(finding, side.value))
    return f"- **{escape(report.articles[side.article].id)}** {text} ({_place(report, side)})"


def _skipped(report: Report) -> Iterator[str]:
    if not report.skipped:
        return
    yield from ("## Not compared", "")
    yield from (f"- **{escape(s.path) or '?'}** {escape(s.reason)}" for s in report.skipped)
    yield ""


def _known(report: Report) -> Iterator[str]:
    """What is hidden, with the reasons, and what hides nothing any more."""
    if report.hidden:
        yield from ("## Not shown", "", f"{view.hidden(report)}.", "")
        yield from (_hidden(one) for one in report.hidden)
        yield ""
    if report.stale:
        yield from ("## Stale", "")
        yield from (f"- **{escape(s.where) or '?'}** {escape(s.what)}: {escape(s.why)}" for s in report.stale)
        yield ""


def _hidden(one: Hidden) -> str:
    finding = one.finding
    why = escape(one.reason) or "in the baseline"
    return f"- {finding.relation.value}: {escape(finding.topic)} {code(finding.id[:6])}: {why}"
