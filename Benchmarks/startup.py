#!/usr/bin/env python3
"""CPU time from start to first prompt: the shipped book, and generated ones of 50 and 2,000 nodes,
the larger also with six examples a choice.

    make release
    python3 Benchmarks/startup.py [--binary .build/release/afterword] [--runs 7]

Each run starts the program with an empty standard input, so that it reads and lints the whole book, prints the first
prompt and ends. Printed is the median of user and system time as the operating system accounted it, in milliseconds.
"""
import argparse
import json
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
LINES = ["i would like that one", "the thing we said", "not sure but this", "sounds like me", "that is it", "let us do so"]


def node(index, count, examples):
    """A node as the project's workload has it: three choices, no end, a counter and a name in the text."""
    def choice(number):
        target = (index * 7 + number * 13 + 1) % count
        choice = {
            "id": f"way-{number}",
            "text": f"Way {number} of {index}",
            "set": {"turns": "=turns + 1"},
            "next": f"n-{target}" if number else f"n-{(index + 1) % count}",
        }
        if examples:
            choice["examples"] = [f"{line} {number} {index}" for line in LINES]
        return choice

    return {
        "text": [
            f"This is step {index}, {{partner.name|else: you}}, and so far we have taken {{turns}} steps together on the way "
            "to the end of a plain sentence.",
            {"text": "We have come far.", "when": "turns >= 100"},
        ],
        "reask": "Which way?",
        "checkpoint": index % 5 == 0,
        "choices": [choice(number) for number in range(3)],
    }


def generate(folder, count, examples):
    """A copy of the shipped book whose only script beside hello has `count` nodes."""
    shutil.copytree(ROOT / "dialogues", folder, ignore=shutil.ignore_patterns("scenarios", "*.md"))
    script = {
        "format": 1, "id": "workload", "title": "Workload", "locale": "en", "start": "n-0",
        "variables": {"turns": {"type": "number", "default": 0}},
        "nodes": {f"n-{index}": node(index, count, examples) for index in range(count)},
    }
    (folder / "scripts" / "workload.json").write_text(json.dumps(script, indent=2))
    return ["chat", "--plain", "--book", str(folder), "--script", "workload"]


def cpu_milliseconds(command):
    with open(os.devnull) as nothing:
        process = subprocess.Popen(command, stdin=nothing, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        output = process.stdout.read()
        errors = process.stderr.read()
        _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0 or not output:
        sys.exit(f"{' '.join(command)} ended with {process.returncode}: {errors.decode()[:400]}{output.decode()[:400]}")
    return (usage.ru_utime + usage.ru_stime) * 1000


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--binary", default=str(ROOT / ".build/release/afterword"))
    parser.add_argument("--runs", type=int, default=7)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = pathlib.Path(temporary)
        cases = [("shipped book", ["chat", "--plain", "--book", str(ROOT / "dialogues")])]
        for count, examples in ((50, False), (2000, False), (2000, True)):
            name = f"{count} nodes" + (", with examples" if examples else "")
            cases.append((name, generate(folder / name, count, examples)))
        print(f"{'start to first prompt':28}{'CPU ms':>8}{'min':>8}{'max':>8}")
        for name, command in cases:
            cpu_milliseconds([arguments.binary] + command)
            times = [cpu_milliseconds([arguments.binary] + command) for _ in range(arguments.runs)]
            print(f"{name:28}{statistics.median(times):8.1f}{min(times):8.1f}{max(times):8.1f}")


main()
