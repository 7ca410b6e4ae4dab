#!/usr/bin/env python3
"""Checks the JSON Schemas of a book against themselves, the guide's examples, the fixtures and whole books.

  python3 Tests/DialogueTests/Fixtures/Schema/check.py                 all of it
  python3 Tests/DialogueTests/Fixtures/Schema/check.py dialogues       one book's folder
  python3 Tests/DialogueTests/Fixtures/Schema/check.py a.json b.json   single files, kind told by name or folder

Needs Python 3.9 and the package `jsonschema` (4.0 or newer). Ends with 1 if anything is wrong.
"""
import json
import re
import sys
from pathlib import Path

from jsonschema import Draft202012Validator

try:
  from referencing import Registry, Resource
except ImportError:  # before jsonschema 4.18, which is what some distributions have
  from jsonschema import RefResolver

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[3]
SCHEMAS = {path.name: json.loads(path.read_text()) for path in sorted((ROOT / "config/schemas").glob("*.json"))}
PARTS = {"node": "script-1.json#/$defs/node", "choices": "script-1.json#/$defs/choices"}
KINDS = ("script", "book", "safety", "rubrics", "scenario", "helplines")


def no_duplicates(pairs):
  keys = [key for key, _ in pairs]
  twice = {key for key in keys if keys.count(key) > 1}
  if twice:
    raise ValueError(f"the key {sorted(twice)[0]!r} stands twice in one object")
  return dict(pairs)


def validator(reference):
  """Of a schema or a part of one; references between the files are looked up among them, never on the network."""
  try:
    found = Registry().with_resources((name, Resource.from_contents(schema)) for name, schema in SCHEMAS.items())
    return Draft202012Validator({"$ref": reference}, registry=found)
  except NameError:
    return Draft202012Validator({"$ref": reference}, resolver=RefResolver("", {}, store=SCHEMAS))


def problems(value, kind):
  name = PARTS.get(kind, f"{kind}-1.json")
  found = validator(name).iter_errors(value)
  return list(dict.fromkeys(f"{error.json_path}: {sentence(error, value)}" for error in leaves(found)))


def sentence(error, value):
  if error.schema is False:
    key = error.absolute_path[-1] if error.absolute_path else ""
    for part in list(error.absolute_path):
      value = value[part]
    if isinstance(value, dict):  # newer versions point at the object, older ones at the member
      key = ", ".join(key for key, each in value.items() if each == error.instance)
    return f"may not stand here, as something else excludes it: {key}"
  return error.message[:200]


def leaves(errors):
  for error in errors:
    if error.context:
      yield from leaves(error.context)
    else:
      yield error


def kind_of(path):
  if path.stem in ("book", "safety", "rubrics", "helplines"):
    return path.stem
  if "scenarios" in path.parts:
    return "scenario"
  first = path.stem.split("-")[0]
  if first in KINDS and path.parent.name in ("valid", "broken"):
    return first
  return "script"


def read(path):
  return json.loads(path.read_text(), object_pairs_hook=no_duplicates)


def check_file(path):
  try:
    return problems(read(path), kind_of(path))
  except ValueError as error:
    return [str(error)]


def examples():
  """The examples of the guide and of the format. The word after `json` says what each is: a whole file of a kind, or a part
  of a script."""
  for name in ("README.md", "FORMAT.md"):
    text = (ROOT / "dialogues" / name).read_text()
    for number, (label, body) in enumerate(re.findall(r"^ *```json *(\w*)[^\n]*\n(.*?)^ *```", text, re.M | re.S), 1):
      yield f"dialogues/{name}, example {number}", label, body


def main(arguments):
  failures = 0

  def report(name, found):
    nonlocal failures
    failures += bool(found)
    for problem in found:
      print(f"{name}: {problem}")

  if arguments:
    paths = [file for name in arguments for file in (sorted(Path(name).rglob("*.json")) if Path(name).is_dir() else [Path(name)])]
    for path in paths:
      report(path, check_file(path.resolve()))
    print(f"{len(paths)} files, {failures} with problems")
    return failures > 0

  for name, schema in SCHEMAS.items():
    report(name, [error.message for error in Draft202012Validator(Draft202012Validator.META_SCHEMA).iter_errors(schema)])
  shown = list(examples())
  for name, kind, body in shown:
    known = kind in KINDS or kind in PARTS
    found = problems(json.loads(body), kind) if known else [f"no kind of example: {kind!r}"]
    report(name, found)
  valid, broken = sorted(HERE.glob("valid/*.json")), sorted(HERE.glob("broken/*.json"))
  for path in valid:
    report(path.name, check_file(path))
  for path in broken:
    report(path.name, [] if check_file(path) else ["is broken, but passes"])
  books = [path.parent for path in ROOT.glob("Tests/Fixtures/*/book.json")] + [ROOT / "dialogues"]
  files = [file for folder in books for file in sorted(folder.rglob("*.json"))] + [ROOT / "config/helplines.json"]
  for path in files:
    report(path.relative_to(ROOT), check_file(path))
  print(f"{len(SCHEMAS)} schemas, {len(shown)} examples, {len(valid)} valid, {len(broken)} broken, {len(files)} files of books: {failures} wrong")
  return failures > 0


if __name__ == "__main__":
  sys.exit(main(sys.argv[1:]))
