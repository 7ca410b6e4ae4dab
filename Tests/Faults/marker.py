#!/usr/bin/env python3
"""Writes a marker wherever a person or a platform can write, and looks for it where nobody may find it.

    python3 Tests/Faults/marker.py --binary .build/debug/afterword

A whole talk over the signed webhook with the marker in every text, in the conversation's id and in the events' ids, and
requests that are refused, which hold it too. It must come back in the chat, so that the search is known to work, and be
neither in the log, the metrics, the health pages and the refusals, nor in any file of the data folder: while the talk
goes on, and after “forget me”.
"""
import argparse
import asyncio
import json
import pathlib
import re
import shutil
import sys
import tempfile

from bot import ROOT, free_port, make_bot, signature

MARKER = "zqxjkvbpwm"
LINES = ["yes", "5", f"{MARKER} person", "1", f"my {MARKER} line, could we?", "2", f"{MARKER}", "back", "menu", f"i like {MARKER}",
         "help", "my cards", "what do you keep", "1", "1", f"{MARKER} {MARKER}", "2", "3", "1", f"{MARKER}!"]


class Chat:
    def __init__(self, bot, secret):
        self.bot, self.secret, self.number = bot, secret, 0
        self.replies = asyncio.Queue()
        self.outside = b""  # everything the bot answered that is not the chat itself

    async def ask(self, head, body=b""):
        reader, writer = await asyncio.open_connection("127.0.0.1", self.bot.port)
        writer.write(f"{head}Host: a\r\nConnection: close\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body)
        answer = await asyncio.wait_for(reader.read(), 10)
        writer.close()
        self.outside += answer
        return answer

    async def post(self, **body):
        self.number += 1
        identifier = f"{MARKER}-{self.number}"
        data = json.dumps({"conversation": f"{MARKER}@example.org", "event": identifier, **body}).encode()
        head = f"POST /webhook/bridge HTTP/1.1\r\n{signature(self.secret, identifier, data)}"
        answer = await self.ask(head, data)
        assert answer.startswith(b"HTTP/1.1 20"), answer

    async def says(self, text):
        await self.post(type="message", text=text)
        return await asyncio.wait_for(self.replies.get(), 10)

    async def take(self, reader, writer):
        try:
            while True:
                head = await reader.readuntil(b"\r\n\r\n")
                length = int(re.search(rb"content-length: *(\d+)", head, re.I).group(1))
                await self.replies.put(json.loads(await reader.readexactly(length)))
                writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")
                await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError):
            writer.close()

    async def bother(self):
        """Requests that are refused, each with the marker in it."""
        unsigned = json.dumps({"type": "message", "conversation": MARKER, "event": MARKER, "text": MARKER}).encode()
        for path in ("/healthz", "/readyz", "/metrics", f"/{MARKER}"):
            await self.ask(f"GET {path} HTTP/1.1\r\nX-{MARKER}: {MARKER}\r\n")
        await self.ask("POST /webhook/bridge HTTP/1.1\r\n", unsigned)
        for data in (MARKER.encode(), b'{"' + MARKER.encode() + b'": 1}', unsigned.replace(b"message", MARKER.encode()),
                     json.dumps({"type": "message", "conversation": MARKER, "event": "x", "text": MARKER * 20_000}).encode()):
            await self.ask(f"POST /webhook/bridge HTTP/1.1\r\n{signature(self.secret, MARKER + '-x', data)}", data)


def found(folder):
    """Files of the folder that hold the marker, in UTF-8 or UTF-16, in any case."""
    needles = [MARKER.encode(), MARKER.upper().encode(), MARKER.encode("utf-16-le")]
    return [str(path) for path in folder.rglob("*") if path.is_file() and any(n in path.read_bytes() for n in needles)]


async def run(arguments):
    folder = pathlib.Path(tempfile.mkdtemp(prefix="afterword-marker-"))
    replies = free_port()
    bot, secret = make_bot(arguments.binary, folder, ROOT / "dialogues", replies)
    chat = Chat(bot, secret)
    server = await asyncio.start_server(chat.take, "127.0.0.1", replies)
    await bot.start()
    heard = ""
    await chat.post(type="start")
    await chat.replies.get()
    for line in LINES:
        heard += json.dumps(await chat.says(line))
    await chat.bother()
    wrong = [f"while the talk goes on: {name}" for name in found(folder / "data")]
    reply = await chat.says("forget me")
    if not reply["cleared"]:
        wrong.append("“forget me” did not clear")
    status = await bot.stop()
    server.close()
    wrong += [f"after forget me: {name}" for name in found(folder / "data")]
    if MARKER.encode() in (folder / "serve.log").read_bytes():
        wrong.append("the log")
    bodies = chat.outside.replace(f"/{MARKER}".encode(), b"")
    if MARKER.encode() in bodies:
        wrong.append("an answer to a request")
    if MARKER not in heard:
        wrong.append("the marker never came back in the chat: nothing is proved")
    print(f"{len(LINES) + 2} turns, {chat.number} posts, {len(chat.outside)} bytes of answers looked through")
    for line in wrong:
        print("  found in " + line)
    if not wrong and status == 0:
        shutil.rmtree(folder)
    return 1 if wrong or status != 0 else 0


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--binary", default=str(ROOT / ".build/debug/afterword"))
    sys.exit(asyncio.run(run(parser.parse_args())))


main()
