"""A bot in a folder of its own, and how a platform signs what it posts to it."""
import asyncio
import base64
import hashlib
import hmac
import json
import os
import pathlib
import shutil
import signal
import socket
import subprocess
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent


class Bot:
    def __init__(self, binary, folder, port, environment):
        self.command = [binary, "serve", "--config", str(folder / "afterword.json")]
        self.port = port
        self.environment = environment
        self.log = open(folder / "serve.log", "ab")
        self.process = None

    async def start(self):
        # Whoever started this may have signals blocked, and the bot would inherit that.
        signal.pthread_sigmask(signal.SIG_SETMASK, [])
        self.process = subprocess.Popen(self.command, env=self.environment, stdout=self.log, stderr=self.log)
        while True:
            if self.process.poll() is not None:
                raise SystemExit(f"the bot ended with {self.process.returncode}: see {self.log.name}")
            try:
                _, writer = await asyncio.open_connection("127.0.0.1", self.port)
                writer.close()
                return
            except OSError:
                await asyncio.sleep(0.01)

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    async def stop(self):
        self.process.send_signal(signal.SIGTERM)
        while self.process.poll() is None:
            await asyncio.sleep(0.02)
        return self.process.returncode


def signature(secret, identifier, body):
    """The three headers of Standard Webhooks, as lines of a request."""
    now = str(int(time.time()))
    key = base64.b64decode(secret.removeprefix("whsec_"))
    code = hmac.new(key, f"{identifier}.{now}.".encode() + body, hashlib.sha256).digest()
    signed = base64.b64encode(code).decode()
    return f"webhook-id: {identifier}\r\nwebhook-timestamp: {now}\r\nwebhook-signature: v1,{signed}\r\n"


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def workload_book(binary, folder):
    """A book that begins with the workload script, whose texts count the steps taken."""
    book = folder / "book"
    shutil.copytree(ROOT / "dialogues", book, ignore=shutil.ignore_patterns("scenarios", "*.md"))
    shutil.copytree(ROOT / "config", folder / "config")
    script = subprocess.run([binary, "bench", "workload"], check=True, capture_output=True).stdout
    (book / "scripts" / "workload.json").write_bytes(script)
    text = json.loads((book / "book.json").read_text())
    text["entry"], text["menu"] = "workload", "workload#n-0"
    text.pop("gate", None)
    (book / "book.json").write_text(json.dumps(text))
    return book


def make_bot(binary, folder, book, reply_port):
    """A bot with new secrets that was not started yet, and the secret of its webhook."""
    port = free_port()
    secret = "whsec_" + base64.b64encode(os.urandom(32)).decode()
    environment = os.environ | {
        "BRIDGE_SECRET": secret, "AFTERWORD_MASTER_KEY": base64.b64encode(os.urandom(32)).decode(),
        "SWIFT_BACKTRACE": "enable=no",
    }
    (folder / "data").mkdir()
    (folder / "afterword.json").write_text(json.dumps({
        "operator": {"name": "Test", "contact": "nobody"}, "book": str(book), "data": "data", "log": "debug",
        "web": {"port": port}, "limits": {"perMinute": 0, "newPerHour": 0},
        "channels": {
            "bridge": {"kind": "webhook", "url": f"http://127.0.0.1:{reply_port}/", "secrets": ["BRIDGE_SECRET"]},
        },
    }))
    return Bot(binary, folder, port, environment), secret
