"""A bot in a folder of its own, and a platform that signs what it posts to it and takes its replies."""
import asyncio
import base64
import hashlib
import hmac
import json
import os
import pathlib
import re
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
        self.options = {}  # of the process
        self.process = None

    async def start(self):
        # Whoever started this may have signals blocked, and the bot would inherit that.
        signal.pthread_sigmask(signal.SIG_SETMASK, [])
        self.process = subprocess.Popen(
            self.command, env=self.environment, stdout=self.log, stderr=self.log, **self.options)
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


class Platform:
    """Where replies arrive. What it does with a conversation's next replies is told beforehand."""

    def __init__(self, bot, secret):
        self.bot, self.secret = bot, secret
        self.told = {}  # conversation -> what to do with the next replies
        self.tried = {}  # conversation -> (step, delivery, time) of every attempt
        self.change = asyncio.Condition()
        self.gates = {}  # conversation -> event that lets a held answer go

    async def post(self, conversation, number, text=None):
        body = {"type": "start" if text is None else "message", "conversation": conversation, "event": f"{conversation}-{number}"}
        if text is not None:
            body["text"] = text
        data = json.dumps(body).encode()
        reader, writer = await asyncio.open_connection("127.0.0.1", self.bot.port)
        head = f"POST /webhook/bridge HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: {len(data)}\r\n"
        writer.write((head + signature(self.secret, body["event"], data) + "\r\n").encode() + data)
        answer = await asyncio.wait_for(reader.read(), 60)
        writer.close()
        return int(answer[9:12])

    async def take(self, reader, writer):
        try:
            while True:
                head = await reader.readuntil(b"\r\n\r\n")
                length = int(re.search(rb"content-length: *(\d+)", head, re.I).group(1))
                body = json.loads(await reader.readexactly(length))
                name = body["conversation"]
                step = int(re.search(r"come (\d+) steps", body["text"]).group(1))
                async with self.change:
                    self.tried.setdefault(name, []).append((step, body["delivery"], asyncio.get_running_loop().time()))
                    self.change.notify_all()
                order = self.told.get(name, []).pop(0) if self.told.get(name) else 200
                if order == "reset":
                    writer.transport.abort()
                    return
                if order in ("nothing", "garbage"):
                    writer.write(b"" if order == "nothing" else b"220 mail.example ESMTP\r\n\r\n")
                    writer.close()
                    return
                if order == "hold":
                    await self.gates[name].wait()
                    order = 200
                extra = "Retry-After: 1\r\n" if order == 429 else ""
                page = "<html>no</html>" if order in (500, 502) else ""
                writer.write(f"HTTP/1.1 {order} X\r\n{extra}Content-Length: {len(page)}\r\n\r\n{page}".encode())
                await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError):
            writer.close()

    def attempts(self, name):
        return self.tried.get(name, [])

    async def until(self, name, attempts):
        async with self.change:
            await asyncio.wait_for(self.change.wait_for(lambda: len(self.attempts(name)) >= attempts), 120)

    def steps(self, name):
        """What a receiver that knows deliveries by their ids shows."""
        seen, shown = set(), []
        for step, delivery, _ in self.attempts(name):
            if delivery not in seen:
                seen.add(delivery)
                shown.append(step)
        return shown
