"""What holds the parts together: who imports whom, what is registered, what loads when."""

from __future__ import annotations

import ast
import importlib
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from newsdiff.claims import lexicon
from newsdiff.claims.kinds import KINDS, RULES
from newsdiff.cli import listing, render
from newsdiff.corpus import furniture
from newsdiff.corpus.readers import READERS

ROOT = Path(__file__).parent.parent
ROOTS = ("corpus", "claims", "cli")
ALLOWED = {"corpus": {"corpus"}, "claims": {"corpus", "claims"}, "cli": {"corpus", "claims", "cli"}}
MODULES = sorted(path for part in ROOTS for path in (ROOT / part / "newsdiff").rglob("*.py"))
HEAVY = ("spacy", "onnxruntime", "trafilatura", "numpy", "tokenizers")


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def module_name(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts[1:]
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports(node: ast.AST) -> Iterator[str]:
    """Names of the modules imported anywhere below a node, inside functions as well."""
    for child in ast.walk(node):
        if isinstance(child, ast.Import):
            yield from (alias.name for alias in child.names)
        elif isinstance(child, ast.ImportFrom):
            assert child.level == 0, "imports are absolute"
            yield child.module or ""
            yield from (f"{child.module}.{alias.name}" for alias in child.names)


def run_time(path: Path) -> ast.Module:
    """The module without what stands under ``if TYPE_CHECKING``."""

    class Drop(ast.NodeTransformer):
        def visit_If(self, node: ast.If) -> ast.AST | None:
            typing_only = isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"
            return None if typing_only else self.generic_visit(node)

    return Drop().visit(ast.parse(path.read_text(encoding="utf-8")))  # type: ignore[no-any-return]


def stems(folder: str, *, but: frozenset[str] = frozenset()) -> set[str]:
    return {path.stem for path in (ROOT / folder).glob("*.py")} - {"__init__"} - but


@pytest.mark.parametrize("part", ROOTS)
def test_dependencies_go_from_cli_to_claims_to_corpus(part: str) -> None:
    for path in (p for p in MODULES if p.relative_to(ROOT).parts[0] == part):
        used = {name.split(".")[1] for name in imports(tree(path)) if name.startswith("newsdiff.")}
        assert used & set(ROOTS) <= ALLOWED[part], path


def test_no_root_has_a_package_of_its_own_that_hides_the_others() -> None:
    assert not [part for part in ROOTS if (ROOT / part / "newsdiff" / "__init__.py").exists()]
    assert all((ROOT / part / "newsdiff" / part / "py.typed").is_file() for part in ROOTS)


def test_every_folder_of_modules_is_a_package() -> None:
    folders = {path.parent for path in MODULES}
    assert not [folder for folder in folders if not (folder / "__init__.py").is_file()]


def test_one_module_alone_loads_spacy() -> None:
    loading = {
        module_name(path)
        for path in MODULES
        if any(name.split(".")[0] == "spacy" for name in imports(run_time(path)))
    }
    assert loading == {"newsdiff.corpus.annotate"}


def test_heavy_packages_are_imported_inside_functions() -> None:
    for path in MODULES:
        top = [node for node in run_time(path).body if isinstance(node, ast.Import | ast.ImportFrom)]
        names = {name.split(".")[0] for node in top for name in imports(node)}
        assert not names & set(HEAVY), path


def test_every_kind_of_the_folder_is_registered_once() -> None:
    names = [kind.name for kind in KINDS]
    assert len(set(names)) == len(names)
    assert set(names) == stems("claims/newsdiff/claims/kinds")
    for name in names:
        module = importlib.import_module(f"newsdiff.claims.kinds.{name}")
        assert module.KIND in KINDS


def test_every_reader_of_the_folder_is_registered_once() -> None:
    assert len({reader.name for reader in READERS}) == len(READERS)
    assert {reader.name for reader in READERS} == stems(
        "corpus/newsdiff/corpus/readers", but=frozenset({"base"})
    )
    suffixes = [suffix for reader in READERS for suffix in reader.suffixes]
    assert len(set(suffixes)) == len(suffixes)


def test_every_output_format_of_the_folders_is_registered() -> None:
    assert set(render.FORMATS) == stems("cli/newsdiff/cli/render")
    assert set(listing.FORMATS) == stems("cli/newsdiff/cli/listing")
    for module in (*render.FORMATS.values(), *listing.FORMATS.values()):
        assert callable(importlib.import_module(module).render)


def test_rules_have_names_of_their_own() -> None:
    ids = [rule.id for kind in KINDS for rule in kind.rules]
    assert len(set(ids)) == len(ids)
    assert set(ids) < set(RULES)
    assert all(name == rule.id for name, rule in RULES.items())


@pytest.mark.parametrize("kind", KINDS, ids=lambda k: k.name)
def test_a_rule_begins_with_its_kind(kind: object) -> None:
    name, rules = kind.name, kind.rules  # type: ignore[attr-defined]
    assert rules
    assert all(re.fullmatch(rf"{name}(-[a-z]+)+", rule.id) for rule in rules)


@pytest.mark.parametrize("name", sorted(RULES))
def test_a_rule_is_explained(name: str) -> None:
    rule = RULES[name]
    assert re.fullmatch(r"[a-z]+(-[a-z]+)+", rule.id)
    assert all(text.strip() for text in (rule.title, rule.what, rule.why, *rule.example))
    assert rule.title[0].isupper()
    assert not rule.title.endswith(".")
    assert rule.what.rstrip().endswith(".")
    assert rule.why.rstrip().endswith(".")
    assert rule.example[0] != rule.example[1]


def test_no_two_rules_have_one_example() -> None:
    assert len({rule.example for rule in RULES.values()}) == len(RULES)


def readers() -> dict[str, tuple[str, str]]:
    """For each lexicon the module that reads it and the name of the shape it is read into."""
    found = {}
    for path in MODULES:
        for node in ast.walk(tree(path)):
            if not isinstance(node, ast.Call) or len(node.args) != 2:
                continue
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            first, second = node.args
            if name == "read" and isinstance(first, ast.Constant) and isinstance(second, ast.Name):
                found[str(first.value)] = (module_name(path), second.id)
    return found


def test_every_lexicon_has_a_reader() -> None:
    """But for the one that the gazetteer is built from."""
    folder = ROOT / "claims/newsdiff/claims/lexicon"
    assert set(readers()) | {"regions"} == {path.stem for path in folder.glob("*.toml")}


@pytest.mark.parametrize("name", sorted(readers()))
def test_a_lexicon_loads_through_its_reader(name: str) -> None:
    module, shape = readers()[name]
    assert lexicon.read(name, getattr(importlib.import_module(module), shape)) is not None


def test_the_phrases_of_page_furniture_load() -> None:
    assert furniture.cues().whole


@pytest.mark.parametrize(
    "code",
    [
        "import newsdiff.cli.app",
        "import newsdiff.claims.kinds",
        "import newsdiff.claims, newsdiff.corpus",
        "from newsdiff.cli.app import main; main(['--help'])",
        "from newsdiff.cli.app import main; main(['compare', '--help'])",
        "from newsdiff.cli.app import main; main(['compare', '--no-such-flag'])",
        "from newsdiff.cli.app import main; main(['no-such-command'])",
        "from newsdiff.cli.app import main; main(['rules'])",
        "from newsdiff.cli.app import main; main(['config'])",
        "from newsdiff.cli.app import main; main(['baseline', 'show', '--file', 'no-such-file'])",
    ],
)
def test_what_does_not_parse_loads_no_parser(code: str) -> None:
    guard = f"""
import sys
try:
    {code}
except SystemExit:
    pass
loaded = sorted(set(sys.modules) & set({HEAVY!r}))
sys.exit(f"loaded: {{loaded}}" if loaded else 0)
"""
    done = subprocess.run([sys.executable, "-c", guard], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_no_file_names_a_machine_or_an_index() -> None:
    words = ("/home/", "/work/", "pypi.org", "files.pythonhosted")
    for path in MODULES:
        text = path.read_text(encoding="utf-8")
        assert not [word for word in words if word in text], path
