#!/usr/bin/env python3
"""The HTTP client beside a plain loop of libcurl, with one server in the same minutes.

    swift build -c release --product afterword
    python3 Benchmarks/http.py [--binary .build/release/afterword] [--rounds 5] [--count 20000] [--in-flight 64] [--url U]

Compiles http.c, and server.c to ask on this machine unless --url names another server, with cc (or CC); then both ask
as often, round by round. Printed are medians of requests per second on the clock on the wall, and of processor time.
"""
import argparse
import json
import os
import pathlib
import re
import statistics
import subprocess
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent


def compiled(name, folder, *libraries):
    program = str(folder / name)
    subprocess.run([os.environ.get("CC", "cc"), "-O2", str(HERE / f"{name}.c"), *libraries, "-o", program], check=True)
    return program


def ours(arguments, url):
    command = [arguments.binary, "bench", "http", "--format", "json", "--url", url]
    command += ["--count", str(arguments.count), "--in-flight", str(arguments.in_flight)]
    figures = json.loads(subprocess.check_output(command))
    return figures["requestsPerSecond"], figures["processorMicroseconds"]


def theirs(program, arguments, url):
    line = subprocess.check_output([program, url, str(arguments.count), str(arguments.in_flight)], text=True)
    return tuple(float(re.search(rf"([\d.]+) {unit}", line)[1]) for unit in ("requests/s", "CPU us/request"))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--binary", default=str(ROOT / ".build/release/afterword"))
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--count", type=int, default=20_000)
    parser.add_argument("--in-flight", type=int, default=64)
    parser.add_argument("--url", help="a server of your own; one on this machine unless said")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = pathlib.Path(temporary)
        program = compiled("http", folder, "-lcurl")
        server = None
        url = arguments.url
        if url is None:
            server = subprocess.Popen([compiled("server", folder)], stdout=subprocess.PIPE, text=True)
            url = f"http://127.0.0.1:{server.stdout.readline().strip()}/"
        try:
            samples = {"afterword": [], "libcurl, plain C": []}
            for _ in range(arguments.rounds):
                samples["afterword"].append(ours(arguments, url))
                samples["libcurl, plain C"].append(theirs(program, arguments, url))
        finally:
            if server:
                server.terminate()
                server.wait()
    print(f"{'':20}{'requests/s':>12}{'ratio':>8}{'CPU us':>10}{'ratio':>8}")
    medians = {name: [statistics.median(values) for values in zip(*rounds)] for name, rounds in samples.items()}
    mine = medians["afterword"]
    for name, (rate, microseconds) in medians.items():
        print(f"{name:20}{rate:12,.0f}{mine[0] / rate:8.2f}{microseconds:10.1f}{mine[1] / microseconds:8.2f}")


if __name__ == "__main__":
    main()
