"""The commands that show what newsdiff knows: ``rules``, ``explain`` and ``schema``."""

from __future__ import annotations

import sys

from newsdiff.cli import rules
from newsdiff.cli.exits import CliError
from newsdiff.cli.look import look_of
from newsdiff.cli.machine import SCHEMAS, schema
from newsdiff.cli.names import choose, is_fingerprint
from newsdiff.cli.output import write_stdout

__all__ = ["show_rule", "show_rules", "show_schema"]


def show_rules(name: str, no_color: bool) -> None:
    """Every rule, as a table or as JSON."""
    choose(name, ("table", "json"), "format", "--format")
    from newsdiff.claims.kinds import RULES

    if name == "json":
        write_stdout(rules.as_json(RULES.values()), for_people=False)
    else:
        write_stdout(rules.table(RULES.values(), look_of(sys.stdout, no_color)), for_people=True)


def show_rule(name: str, no_color: bool) -> None:
    """The page of one rule.

    Raises:
        CliError: there is none of that name.
    """
    if is_fingerprint(name):
        raise CliError(
            f"'{name}' is the fingerprint of a finding: the name of its rule stands with its reason"
        )
    from newsdiff.claims.kinds import RULES

    rule = RULES[choose(name, RULES, "rule", most=3)]
    write_stdout(rules.page(rule, look_of(sys.stdout, no_color)), for_people=True)


def show_schema(name: str) -> None:
    """A JSON Schema file as it ships."""
    write_stdout(schema(choose(name, SCHEMAS, "schema")), for_people=False)
