#!/usr/bin/env python3
"""The engine beside two runtimes of ink, doing the same work in the same minutes.

    swift build -c release --product afterword
    python3 Benchmarks/peers.py [--binary .build/release/afterword] [--rounds 5] [--conversations 100] [--json FILE]

Makes a virtual environment (in --folder, or one that is thrown away) with bink and inkcpp from PyPI at the versions
below, compiles the script of `afterword bench workload` to ink, and holds the same conversations with all three, round
by round. A digest over every text and choice proves that they said the same; where it differs, this ends with 1.
Counted is processor time; the peers are called from Python, which is in their figures, as the comparing of every text
is in ours.
"""
import argparse
import json
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
PACKAGES = ["bink==0.7.1", "inkcpp-py==0.1.12"]
HERE = pathlib.Path(__file__).resolve().parent / "peers"


def environment(folder):
    """The Python of a virtual environment that has the peers; inkcpp is compiled, so this takes a minute once."""
    python = folder / "venv" / "bin" / "python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", str(folder / "venv")], check=True)
        subprocess.run([str(python), "-m", "pip", "install", "--quiet", "cmake", *PACKAGES], check=True)
    return str(python)


def ours(binary, conversations):
    command = [binary, "bench", "engine", "--rounds", "1", "--format", "json", "--book", str(ROOT / "dialogues")]
    answer = json.loads(subprocess.check_output(command + ["--conversations", str(conversations)]))
    return {
        "turns": answer["taps"]["median"], "saved": answer["bytes"]["median"],
        "bytes": max(answer["stateBytes"].values()), "digest": answer["digest"],
    }


def theirs(python, peer, folder, conversations):
    command = [python, str(HERE / "measure.py"), peer, str(folder), str(conversations)]
    return json.loads(subprocess.check_output(command))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--binary", default=str(ROOT / ".build/release/afterword"))
    parser.add_argument("--folder", help="where the virtual environment stays; a temporary one unless said")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--conversations", type=int, default=100, help="of a hundred answers each, in a round; at most 100")
    parser.add_argument("--json", help="write every sample to this file")
    arguments = parser.parse_args()
    if not 1 <= arguments.conversations <= 100 or arguments.rounds < 1:
        parser.error("--conversations takes 1 to 100, --rounds counts from 1")
    with tempfile.TemporaryDirectory() as temporary:
        folder = pathlib.Path(arguments.folder or temporary)
        folder.mkdir(parents=True, exist_ok=True)
        python = environment(folder)
        script = subprocess.check_output([arguments.binary, "bench", "workload"], text=True)
        subprocess.run([python, str(HERE / "ink.py"), str(folder)], input=script, text=True, check=True)
        samples = {"afterword": [], "bink": [], "inkcpp": []}
        for _ in range(arguments.rounds):
            samples["afterword"].append(ours(arguments.binary, arguments.conversations))
            for peer in ("bink", "inkcpp"):
                samples[peer].append(theirs(python, peer, folder, arguments.conversations))
    digests = {sample["digest"] for rounds in samples.values() for sample in rounds}
    report(samples)
    if arguments.json:
        pathlib.Path(arguments.json).write_text(json.dumps(samples, indent=2) + "\n")
    if len(digests) != 1:
        sys.exit(f"They did not say the same: {sorted(digests)}")
    print(f"All said the same: digest {digests.pop()}.")


def median(rounds, key):
    values = [sample[key] for sample in rounds if sample.get(key)]
    return statistics.median(values) if values else None


def report(samples):
    mine = samples["afterword"]
    print(f"{'':12}{'turns/s':>12}{'ratio':>8}{'saved turns/s':>16}{'ratio':>8}{'state bytes':>14}")
    for name, rounds in samples.items():
        line = f"{name:12}"
        for key, width in (("turns", 12), ("saved", 16)):
            value = median(rounds, key)
            line += f"{value:{width},.0f}{median(mine, key) / value:8.1f}" if value else f"{'-':>{width}}{'-':>8}"
        print(line + f"{median(rounds, 'bytes'):14,.0f}")


if __name__ == "__main__":
    main()
