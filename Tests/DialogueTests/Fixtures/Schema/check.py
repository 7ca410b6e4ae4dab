#!/usr/bin/env python3
"""Checks the JSON Schemas of a book against themselves, the guide's examples, the fixtures and whole books.

  python3 Tests/DialogueTests/Fixtures/Schema/check.py                 all of it
  python3 Tests/DialogueTests/Fixtures/Schema/check.py dialogues       one book's folder
  python3 Tests/DialogueTests/Fixtures/Schema/check.py a.json b.json   single files, kind told by name or folder

Needs Python 3.10 and the package `jsonschema`. Ends with 1 if anything is wrong.
"""
import json
import re
import sys
from pathlib import Path

from jsonschema import Draft202012Validator
from referencing import Registry, Resource

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[3]
SCHEMAS = {path.name: json.loads(path.read_text()) for path in sorted((ROOT / "config/schemas").glob("*.json"))}
REGISTRY = Registry().with_resources((name, Resource.from_contents(schema)) for name, schema in SCHEMAS.items())
KINDS = ("script", "book", "safety", "rubrics", "scenario", "helplines")


def no_duplicates(pairs):
  keys = [key for key, _ in pairs]
  twice = {key for key in keys if keys.count(key) > 1}
  if twice:
    raise ValueError(f"the key {sorted(twice)[0]!r} stands twice in one object")
  return dict(pairs)


def problems(value, kind, fragment=""):
  name = f"{kind}-1.json"
  validator = Draft202012Validator({"$ref": name + fragment}, registry=REGISTRY)
  return list(dict.fromkeys(f"{error.json_path}: {sentence(error, value)}" for error in leaves(validator.iter_errors(value))))


def sentence(error, value):
  if error.schema is False:
    for part in error.absolute_path:
      value = value[part]
    keys = ", ".join(key for key, each in value.items() if each == error.instance)
    return f"may not stand here, as something else excludes it: {keys}"
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
  """The guide's examples, each with its kind and the part of the schema it shows."""
  guide = (ROOT / "dialogues/README.md").read_text()
  for number, (label, body) in enumerate(re.findall(r"^```json ?(\w*)\n(.*?)^```", guide, re.M | re.S), 1):
    if label in ("node", "choices"):
      yield number, "script", f"#/$defs/{label}", body
    elif label:
      yield number, label, "", body
    else:
      marks = {"entry": "book", "signals": "safety", "rubrics": "rubrics", "steps": "scenario"}
      value = json.loads(body)
      yield number, next(kind for key, kind in marks.items() if key in value), "", body


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
  for number, kind, fragment, body in shown:
    report(f"dialogues/README.md, example {number}", problems(json.loads(body), kind, fragment))
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
