#!/usr/bin/env python3
"""The HTTP client beside a plain loop of libcurl, with one server in the same minutes.

    swift build -c release --product afterword
    python3 Benchmarks/http.py [--binary .build/release/afterword] [--rounds 5] [--count 20000] [--in-flight 64] [--tls]
                               [--url U [--ca-file F]]

Compiles http.c, and server.c to ask on this machine unless --url names another server, with cc (or CC); then both ask
as often, round by round. With --tls they ask nginx, which has to be there (apt-get install nginx-light), by HTTP/2 over
TLS, with a certificate made by openssl for the occasion. Printed are medians of requests per second on the clock on the
wall, and of processor time.
"""
import argparse
import json
import os
import pathlib
import re
import shutil
import socket
import statistics
import subprocess
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent


def compiled(name, folder, *libraries):
    program = str(folder / name)
    subprocess.run([os.environ.get("CC", "cc"), "-O2", str(HERE / f"{name}.c"), *libraries, "-o", program], check=True)
    return program


def ours(arguments, url):
    command = [arguments.binary, "bench", "http", "--format", "json", "--url", url]
    command += ["--count", str(arguments.count), "--in-flight", str(arguments.in_flight)]
    command += ["--ca-file", arguments.ca_file] if arguments.ca_file else []
    figures = json.loads(subprocess.check_output(command))
    return figures["requestsPerSecond"], figures["processorMicroseconds"]


def theirs(program, arguments, url):
    command = [program, url, str(arguments.count), str(arguments.in_flight)]
    line = subprocess.check_output(command + ([arguments.ca_file] if arguments.ca_file else []), text=True)
    return tuple(float(re.search(rf"([\d.]+) {unit}", line)[1]) for unit in ("requests/s", "CPU us/request"))


def plain_server(folder):
    server = subprocess.Popen([compiled("server", folder)], stdout=subprocess.PIPE, text=True)
    return server, f"http://127.0.0.1:{server.stdout.readline().strip()}/"


def secure_server(folder):
    """One process of nginx, whose certificate is its own authority."""
    nginx = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin:/opt/homebrew/bin")
    if not nginx:
        raise SystemExit("There is no nginx: apt-get install nginx-light")
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
         "-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", "key.pem", "-out", "ca.pem"],
        cwd=folder, check=True, capture_output=True)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    (folder / "nginx.conf").write_text(f"""
        daemon off; worker_processes 1; pid {folder}/pid; error_log {folder}/errors;
        events {{ worker_connections 512; }}
        http {{
          access_log off; keepalive_requests 1000000000; http2_max_concurrent_streams 256;
          client_body_temp_path {folder}/b; proxy_temp_path {folder}/p; fastcgi_temp_path {folder}/f;
          uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s;
          server {{
            listen 127.0.0.1:{port} ssl http2;
            ssl_certificate {folder}/ca.pem; ssl_certificate_key {folder}/key.pem;
            default_type application/json;
            location / {{ return 200 '{{"ok":true}}'; }}
          }}
        }}""")
    server = subprocess.Popen([nginx, "-c", str(folder / "nginx.conf"), "-e", str(folder / "errors")])
    while server.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port)).close()
            return server, f"https://127.0.0.1:{port}/"
        except OSError:
            time.sleep(0.02)
    raise SystemExit("nginx does not start")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--binary", default=str(ROOT / ".build/release/afterword"))
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--count", type=int, default=20_000)
    parser.add_argument("--in-flight", type=int, default=64)
    parser.add_argument("--tls", action="store_true", help="HTTP/2 over TLS")
    parser.add_argument("--ca-file", help="whom to trust that --url is who it says")
    parser.add_argument("--url", help="a server of your own; one on this machine unless said")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = pathlib.Path(temporary)
        program = compiled("http", folder, "-lcurl")
        server = None
        url = arguments.url
        if url is None:
            server, url = (secure_server if arguments.tls else plain_server)(folder)
            arguments.ca_file = str(folder / "ca.pem") if arguments.tls else None
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
