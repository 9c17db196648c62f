"""Table: for people, in a terminal or a pipe."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsdiff.claims.model import Relation
from newsdiff.claims.report import Entry, Finding, Report, Side
from newsdiff.cli import view
from newsdiff.cli.look import PLAIN, Look
from newsdiff.cli.paint import Line, Span, block, gap, paint, row, say, width_of
from newsdiff.cli.text import clean

__all__ = ["render"]

WIDEST = 120
"""Columns: longer lines than this are hard to read, however wide the terminal is."""
CONTEXT = 240
"""Characters of a sentence to show in a terminal."""
LONGEST = 12
"""Claims of one report alone to show in a terminal."""

LABEL = 72
"""Columns for what the reports agree on, in a pipe: longer labels have their marks on the next line."""

_GLYPHS = {
    Relation.CONFLICT: ("✗", "x", "red"),
    Relation.SCOPE: ("≠", "!", "magenta"),
    Relation.UPDATE: ("↻", ">", "cyan"),
    Relation.WORDING: ("~", "~", "yellow"),
}
_YES, _NEARLY = ("✓", "+"), ("≈", "=")


def render(report: Report, look: Look = PLAIN) -> str:
    """The report for a terminal of ``look.width`` columns, or whole for a pipe."""
    return paint(_Table(report, look).lines(), look)


class _Table:
    def __init__(self, report: Report, look: Look) -> None:
        self.report = report
        self.look = look
        self.width = None if look.width is None else min(look.width, WIDEST)

    def lines(self) -> Iterator[Line]:
        report = self.report
        if not report.related:
            yield from block((), say(view.unrelated(report)), (), self.width)
        else:
            yield from self._articles()
            if not report.findings:
                yield from ((), *block((), say(view.nothing(report)), (), self.width))
            yield from self._differences(view.differences(report))
            yield from self._samenesses(view.samenesses(report))
            yield from self._singles(view.singles(report))
        yield from self._skipped()
        yield from self._known()
        if report.findings:
            yield from ((), *block((), say(" · ".join(view.summary(report)), "bold"), (), self.width))

    def _articles(self) -> Iterator[Line]:
        entries = self.report.articles
        letters = max((len(e.id) for e in entries), default=0)
        sources = max((width_of(say(clean(e.source))) for e in entries), default=0)
        if self.width is not None:
            sources = min(sources, self.width // 3)
        titles = max((width_of(self._title(e)) for e in entries), default=0)
        if self.width is not None:
            titles = min(titles, self.width - letters - sources - 18)
        for entry in entries:
            cells = [
                ((), 0),
                (say(entry.id, "bold"), letters),
                (say(clean(entry.source)), sources),
                (self._title(entry), titles),
                (say(view.dated(entry), "dim"), 10),
            ]
            yield from row(cells, self.width)
        yield from block(gap(2), say(view.overview(self.report), "dim"), (), self.width)

    def _title(self, entry: Entry) -> Line:
        address = view.link(entry, self.look.base) if self.look.base else ""
        return say(clean(entry.title) or clean(entry.name), "", address)

    def _differences(self, findings: Sequence[Finding]) -> Iterator[Line]:
        if findings:
            yield from self._heading("DIFFERENCES", len(findings))
        for finding in findings:
            yield ()
            yield from self._difference(finding)

    def _difference(self, finding: Finding) -> Iterator[Line]:
        unicode, ascii_, color = _GLYPHS[finding.relation]
        glyph = unicode if self.look.unicode else ascii_
        head = (*gap(1), *say(glyph, f"bold {color}"), *gap(1), *say(finding.relation.value, f"bold {color}"))
        topic = (*say(" · "), *say(clean(finding.topic), "bold")) if clean(finding.topic) else ()
        tail = (*say(f"{finding.confidence:.2f}"), *gap(2), *say(clean(finding.id)[:6], "dim"))
        yield from block(gap(0), (*head, *topic), tail, self.width)
        for voice in view.voices(finding, self.report):
            yield from self._voice(finding, voice)
        rule = say(clean(finding.rule), "dim")
        yield from block(gap(3), say(clean(finding.reason)), rule, self.width)

    def _voice(self, finding: Finding, voice: view.Voice) -> Iterator[Line]:
        letters = (*gap(3), *say(view.heard(self.report, voice), "bold"), *gap(2))
        source = view.go_between(finding, voice)
        said = say(f" ({source})", "dim") if source else ()
        if self.width is not None and width_of(letters) > self.width // 3:
            yield from block(gap(3), letters[1:-1], (), self.width)
            letters = gap(6)
        yield from block(letters, (*say(voice.value or "(not given)"), *said), (), self.width)
        parts = view.cut_out(voice.best, None if self.width is None else CONTEXT)
        words = (*say(parts.before), *say(parts.value, "bold"), *say(parts.after))
        yield from block(gap(6), words, self._places((voice.best, *voice.others)), self.width)

    def _places(self, sides: Sequence[Side]) -> Line:
        places = {view.place(self.report, side): side for side in sides}
        line: Line = ()
        for text, side in places.items():
            address = ""
            if self.look.base:
                address = view.link(self.report.articles[side.article], self.look.base)
            line = (*line, *(say(", ") if line else ()), *say(text, "dim", address))
        return line

    def _samenesses(self, findings: Sequence[Finding]) -> Iterator[Line]:
        if not findings:
            return
        ids = [entry.id for entry in self.report.articles]
        labels = [say(view.label(f, view.headline(f).value)) for f in findings]
        if self.width is not None and sum(len(i) + 2 for i in ids) > self.width // 2:
            yield from self._heading("AGREEMENTS", len(findings))
            for finding, text in zip(findings, labels, strict=True):
                yield from block(gap(3), (*text, *gap(2), *self._roll(finding)), (), self.width)
            return
        remarks = [say(view.notes(self.report, f), "dim") for f in findings]
        size, rest = self._columns(labels, remarks, sum(len(i) + 2 for i in ids))
        title = (*say("AGREEMENTS", "bold"), *say(f" {len(findings)}"))
        yield ()
        marks = [(say(i, "bold"), len(i)) for i in ids]
        yield from row([(title, size + 3), *marks], self.width)
        for finding, text, remark in zip(findings, labels, remarks, strict=True):
            signs = [(self._sign(view.stance(finding, n)), len(i)) for n, i in enumerate(ids)]
            rows = [[(text, size), *signs, (remark, rest)]]
            if width_of(text) > size and self.width is None:
                rows = [[(text, size)], [((), size), *signs, (remark, rest)]]
            for line in (line for cells in rows for line in row(cells, self.width)):
                yield (*gap(3), *line)

    def _roll(self, finding: Finding) -> Line:
        """Who agrees, by letters: for more articles than there is room for columns."""
        shown = view.headline(finding)
        line: Line = ()
        for voice in view.voices(finding):
            agrees = finding.relation is not Relation.DETAIL or voice == shown
            value = f": {voice.value}" if voice != shown else ""
            letters = say(f" {view.heard(self.report, voice)}{value}")
            line = (*line, *(gap(2) if line else ()), *self._sign(agrees), *letters)
        return line

    def _columns(self, labels: Sequence[Line], remarks: Sequence[Line], marks: int) -> tuple[int, int]:
        """Widths for the labels and the notes of the agreements."""
        longest = max(width_of(line) for line in labels)
        widest = max(width_of(line) for line in remarks)
        if self.width is None:
            return min(longest, LABEL), widest
        room = max(self.width - 3 - marks - 2, 24)
        if longest + (widest and widest + 2) <= room or not widest:
            return min(longest, room), widest
        size = min(longest, max(room * 3 // 5, room - 2 - widest))
        return size, max(room - 2 - size, 10)

    def _sign(self, agrees: bool | None) -> Line:
        if agrees is None:
            return ()
        return say((_YES if agrees else _NEARLY)[not self.look.unicode], "green")

    def _singles(self, findings: Sequence[Finding]) -> Iterator[Line]:
        if not findings:
            return
        yield from self._heading("ONLY IN ONE", len(findings))
        whole = self.width is None or len(findings) == len(self.report.findings)
        for number, group in view.by_article(findings).items():
            head = (*gap(3), *say(self.report.articles[number].id, "bold"), *gap(2))
            shown = group if whole else group[:LONGEST]
            for finding in shown:
                side = finding.sides[0]
                text = say(view.label(finding, clean(side.value)), "dim")
                yield from block(head, text, self._places((side,)), self.width)
            if len(group) > len(shown):
                more = f"… and {len(group) - len(shown)} more (use --only only)"
                yield from block(gap(width_of(head)), say(more, "dim"), (), self.width)

    def _skipped(self) -> Iterator[Line]:
        if self.report.skipped:
            yield from self._heading("NOT COMPARED", len(self.report.skipped))
        for skipped in self.report.skipped:
            path = (*say(clean(skipped.path), "bold"), *gap(2))
            yield from block(gap(3), (*path, *say(clean(skipped.reason))), (), self.width)

    def _known(self) -> Iterator[Line]:
        """What is hidden, and what hides nothing any more."""
        hidden = view.hidden(self.report)
        if hidden:
            yield from ((), *block((), (*say("Not shown", "bold"), *say(f": {hidden}")), (), self.width))
        if self.report.stale:
            yield from self._heading("STALE", len(self.report.stale))
        for stale in self.report.stale:
            where = (*say(clean(stale.where), "bold"), *gap(2))
            text = say(f"{clean(stale.what)}: {clean(stale.why)}")
            yield from block(gap(3), (*where, *text), (), self.width)

    def _heading(self, words: str, size: int) -> Iterator[Line]:
        yield from ((), (Span(words, "bold"), Span(f" {size}")))
