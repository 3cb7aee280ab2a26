"""Holds `ledger rules schema` against the project's own files, as an independent validator (jsonschema) reads it.

Every rule file that ships must be accepted, and every block of YAML in the documentation, in both readings of its scalars:
as the text that was written, and as YAML makes numbers and truth values of it. Of the files with known mistakes those must
be refused whose mistake is one of keys, types or choices; why the others can't be seen stands beside their names.

    python3 scripts/check-schema.py LEDGER      # needs jsonschema and PyYAML, see scripts/test
"""

import json
import pathlib
import re
import subprocess
import sys

import jsonschema
import yaml

root = pathlib.Path(__file__).resolve().parent.parent
goldens = root / "Tests/RuleDSLTests/Fixtures/diagnostics"


class Loader(yaml.SafeLoader):
    """YAML with its numbers and truth values, but no dates: those are objects in Python and texts everywhere else."""


Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith(("timestamp", "merge", "value"))]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def schema(kind):
    text = subprocess.run([sys.argv[1], "rules", "schema", kind], check=True, capture_output=True).stdout
    found = json.loads(text)
    jsonschema.Draft7Validator.check_schema(found)
    return jsonschema.Draft7Validator(found)


validators = {kind: schema(kind) for kind in ("rules", "pack", "project")}
failures = []


def mistakes(text, loader, kind):
    value = yaml.load(text, loader)
    return [f"{'/'.join(map(str, error.path))}: {error.message[:200]}" for error in validators[kind].iter_errors(value or {})]


def kind(name):
    return {"pack.yaml": "pack", "ledger.yaml": "project"}.get(pathlib.Path(name).name, "rules")


def blocks(path):
    """The blocks of YAML on a page that are right: each with the kind of its file."""
    for text in re.findall(r"```yaml\n(.*?)```", path.read_text(encoding="utf-8"), re.S):
        named = re.match(r"# (\S+\.yaml)\n", text)
        if named and named[1].startswith("wrong"):
            continue
        top = set(yaml.load(text, yaml.BaseLoader) or {})
        yield text, kind(named[1]) if named else "project" if top <= {"packs", "change", "accept"} else "rules"


accepted = 0
clean = [goldens / "clean.yaml", goldens / "base.yaml"]
for path in sorted((root / "Rules").rglob("*.yaml")) + sorted((root / "Examples").rglob("*.yaml")) + clean:
    for loader in (yaml.BaseLoader, Loader):
        accepted += 1
        for mistake in mistakes(path.read_text(encoding="utf-8"), loader, kind(path.name)):
            failures.append(f"{path.relative_to(root)} is clean and refused ({loader.__name__}): {mistake}")
pages = 0
for path in [root / "README.md", root / "Rules/README.md"] + sorted((root / "Documentation").glob("*.md")):
    for text, sort in blocks(path):
        pages += 1
        for loader in (yaml.BaseLoader, Loader):
            accepted += 1
            for mistake in mistakes(text, loader, sort):
                failures.append(f"a block of {path.relative_to(root)} is refused ({loader.__name__}): {mistake}\n{text}")
if pages < 20:
    failures.append(f"only {pages} blocks of YAML were found on the pages")

# What a schema can't see, by the beginning of a file's name, and why.
unseen = {
    "E10": "the file is no YAML, or not one value: the parser says so before a schema is asked",
    "E11": "tags, aliases, sizes and numbers of mistakes are no part of the value",
    "E205-say": "the slots inside of a message are text",
    "E208-table": "a path is text",
    "E3": "a pattern or an expression is text in a notation of its own",
    "E4": "what other files and packs declare",
    "E5": "an expression over metrics is text, and units are declared elsewhere",
    "W": "a warning: the file is accepted",
    "ten-": "ten mistakes, some of them seen",
}
used = set()
refused = silent = 0
for path in sorted(goldens.glob("*.yaml")):
    if path in clean:
        continue
    reason = next((start for start in unseen if path.stem.startswith(start)), None)
    try:
        found = [mistakes(path.read_text(encoding="utf-8"), loader, kind(path.name)) for loader in (yaml.BaseLoader, Loader)]
    except (yaml.YAMLError, UnicodeDecodeError):
        found = [["no YAML"]] * 2
    if reason is None:
        refused += 1
        if not all(found):
            failures.append(f"{path.relative_to(root)} has a mistake that the schema should see")
        continue
    used.add(reason)
    silent += not any(found)
for start in unseen.keys() - used:
    failures.append(f"no file begins with {start}: {unseen[start]}")
if refused < 12 or silent < 20:
    failures.append(f"too few files with mistakes: {refused} that a schema sees, {silent} that it can't")

# One mistake each, beside what is right.
rule = {"metric": "other.x", "match": "<number> x", "finds": "3 x"}
for kind, value in [
    ("rules", {"rules": [dict(rule, units="h")]}),
    ("rules", {"rules": [{"match": "<number> x"}]}),
    ("rules", {"rules": [dict(rule, metrics={"a": "other.x"})]}),
    ("rules", {"rules": [dict(rule, claim="no")]}),
    ("rules", {"rules": [dict(rule, unit=None)]}),
    ("rules", {"rules": [dict(rule, match={"number": "x"})]}),
    ("rules", {"rules": [dict(rule, subject={"look": "heading"})]}),
    ("rules", {"rules": [dict(rule, near={"any": ["x"], "within": "five"})]}),
    ("rules", {"rules": [dict(rule, ignores="3 y => 3")]}),
    ("rules", {"rules": rule}),
    ("rules", {"checks": [{"id": "a", "same": "other.x", "table": "t.csv"}]}),
    ("rules", {"checks": [{"id": "a", "each": "other.x"}]}),
    ("rules", {"units": {"x": {"names": ["x"], "knd": "length"}}}),
    ("rules", {"metrics": {"a b": {}}}),
    ("rules", {"numbers": {"before": {"nearby": ["x"]}}}),
    ("rules", dict(rule, units="h")),
    ("pack", {"pack": "x"}),
    ("pack", {"pack": "x", "version": "one"}),
    ("project", {"pack": ["x"]}),
    ("project", {"accept": [{"finding": "a_1"}]}),
    ("project", {"accept": [{"finding": "a_1", "because": "x", "until": "soon"}]}),
    ("project", {"change": {"a": {"mtch": "x"}}}),
    ("project", {"change": {"a": {"level": "bad"}}}),
    ("project", {"change": {"a": {"level": "note", "match": "x"}}}),
]:
    refused += 1
    if validators[kind].is_valid(value):
        failures.append(f"accepted as {kind}: {value}")
for kind, value in [
    ("rules", rule),
    ("rules", {"rules": [dict(rule, claim=False, value=2, tags=["x"], **{"x-seen": 1})]}),
    ("rules", {}),
    ("pack", {"pack": "x", "version": 1.2, "uses": ["core 0.1"]}),
    ("project", {"packs": ["a"], "change": {"a": "drop", "b": {"unit": None, "near": ["x"]}, "c": {"level": "note"}}}),
]:
    accepted += 1
    for error in validators[kind].iter_errors(value):
        failures.append(f"refused as {kind}: {value}: {error.message}")

print("\n".join(failures) or f"{accepted} readings accepted, {refused} mistakes refused")
sys.exit(1 if failures else 0)
