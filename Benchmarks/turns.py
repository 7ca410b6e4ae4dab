#!/usr/bin/env python3
"""The bot's store beside plain C with SQLite, on the same disk in the same minutes.

    swift build -c release --product afterword
    python3 Benchmarks/turns.py [--binary .build/release/afterword] [--rounds 5] [--conversations 1000] [--in-flight 64]

Compiles turns.c with cc (or CC), then measures all of it round by round: whole turns and saves of `afterword bench
turns`, and the same rows from C, 64 to a commit and one by one, in the folder for temporary files (--folder). Printed
are medians of turns per second on the clock on the wall, since what is measured is a disk as well.
"""
import argparse
import json
import os
import pathlib
import statistics
import subprocess
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent
# Mode, turns to a commit, turns in a round.
LOOPS = {
    "C, rows of a whole turn, 64 per commit": ("turn", 64, 20_000),
    "C, rows of a whole turn, one per commit": ("turn", 1, 1_500),
    "C, rows of a save, 64 per commit": ("save", 64, 20_000),
    "C, rows of a save, one per commit": ("save", 1, 3_000),
    "C, session and message only, 64 per commit": ("pair", 64, 40_000),
    "C, session and message only, one per commit": ("pair", 1, 3_000),
}
WHOLE, SAVES = "afterword, whole turns", "afterword, saves, unsealed"


def compiled(folder):
    program = folder / "turns-loop"
    subprocess.run([os.environ.get("CC", "cc"), "-O2", str(HERE / "turns.c"), "-lsqlite3", "-o", str(program)], check=True)
    return str(program)


def loop(program, folder, mode, per_commit, turns):
    with tempfile.TemporaryDirectory(dir=folder) as place:
        return float(subprocess.check_output([program, mode, str(turns), str(per_commit), f"{place}/turns.sqlite"]))


def ours(arguments, folder):
    command = [arguments.binary, "bench", "turns", "--format", "json", "--book", str(ROOT / "dialogues")]
    command += ["--conversations", str(arguments.conversations), "--in-flight", str(arguments.in_flight)]
    return json.loads(subprocess.check_output(command, env={**os.environ, "TMPDIR": str(folder)}))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--binary", default=str(ROOT / ".build/release/afterword"))
    parser.add_argument("--folder", help="on the disk that is measured; the system's for temporary files unless said")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--conversations", type=int, default=1_000, help="of twenty answers each")
    parser.add_argument("--in-flight", type=int, default=64)
    arguments = parser.parse_args()
    samples = {name: [] for name in [WHOLE, SAVES, *LOOPS]}
    figures = {}
    with tempfile.TemporaryDirectory(dir=arguments.folder) as temporary:
        folder = pathlib.Path(temporary)
        program = compiled(folder)
        for _ in range(arguments.rounds):
            figures = ours(arguments, folder)
            samples[WHOLE].append(figures["turnsPerSecond"])
            samples[SAVES].append(figures["savesPerSecond"])
            for name, work in LOOPS.items():
                samples[name].append(loop(program, folder, *work))
    report({name: statistics.median(values) for name, values in samples.items()}, figures)


def report(rates, figures):
    print(f"{'':46}{'turns/s':>10}{'whole':>9}{'saves':>9}")
    for name, rate in rates.items():
        print(f"{name:46}{rate:10,.0f}{rates[WHOLE] / rate:9.2f}{rates[SAVES] / rate:9.2f}")
    print("whole, saves: afterword's rate in so many of that row's.")
    print(
        f"Answer after {figures['p50']:.1f} ms (median), {figures['p99']:.1f} ms (99 of 100); "
        f"{figures['bytesPerConversation']:,.0f} bytes a conversation; memory {figures.get('startKiB', 0):,.0f} KiB at "
        f"start, {figures.get('endKiB', 0):,.0f} at end.")


if __name__ == "__main__":
    main()
