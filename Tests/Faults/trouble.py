#!/usr/bin/env python3
"""Asks of a running bot what its operator fears: a disk that is full or takes no writes, a database that is locked or may
not be written, a book that breaks.

    python3 Tests/Faults/trouble.py --binary .build/debug/afterword

Each trouble has a bot of its own with the workload script, whose texts count the steps taken. Whatever happens, the
sender must hear 503 or wait, the log must say what to do, and afterwards nothing may be lost or said twice. A disk is
filled where this user may mount one for the bot alone.
"""
import argparse
import asyncio
import contextlib
import os
import pathlib
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import urllib.error
import urllib.request

from bot import ROOT, Platform, free_port, make_bot, workload_book

NAMESPACE = next((command for command in (["unshare", "-m"], ["unshare", "-Urm"]) if shutil.which("unshare") and not
                  subprocess.run(command + ["sh", "-c", "mount -t tmpfs none /mnt"], capture_output=True).returncode), None)


class House:
    """A bot, its folder, and the platform it talks with."""

    def __init__(self, binary):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="afterword-trouble-"))
        self.replies = free_port()
        self.bot, secret = make_bot(binary, self.folder, workload_book(binary, self.folder), self.replies)
        self.platform = Platform(self.bot, secret)
        self.data = self.folder / "data"

    async def __aenter__(self):
        self.server = await asyncio.start_server(self.platform.take, "127.0.0.1", self.replies)
        return self

    async def __aexit__(self, *_):
        if self.bot.process.poll() is None:
            await self.bot.stop()
        self.server.close()
        shutil.rmtree(self.folder, ignore_errors=True)

    def log(self):
        return (self.folder / "serve.log").read_text()

    async def until_logged(self, text):
        async with asyncio.timeout(60):
            while text not in self.log():
                await asyncio.sleep(0.02)

    async def ready(self):
        """What `/readyz` says."""
        def ask():
            try:
                return urllib.request.urlopen(f"http://127.0.0.1:{self.bot.port}/readyz", timeout=60).status
            except urllib.error.HTTPError as error:
                return error.code
        return await asyncio.to_thread(ask)

    async def begin(self, *names):
        for name in names:
            await self.platform.post(name, 0)
            await self.platform.until(name, 1)

    async def insist(self, name, number, text="1"):
        """Posts as a platform does, until it is taken; gives what was answered on the way."""
        statuses = []
        async with asyncio.timeout(60):
            while not statuses or statuses[-1] == 503:
                statuses.append(await self.platform.post(name, number, text))
                await asyncio.sleep(0.05)
        return statuses


async def locked(binary):
    async with House(binary) as house:
        await house.bot.start()
        await house.begin("ada", "ben")
        database = sqlite3.connect(house.data / "afterword.sqlite", isolation_level=None)
        database.execute("BEGIN IMMEDIATE")
        posting = asyncio.create_task(house.platform.post("ada", 1, "1"))
        await asyncio.sleep(1)
        waited = not posting.done()
        database.execute("ROLLBACK")
        yield "while another program has the database locked, a sender waits", waited and await posting == 202
        await house.platform.until("ada", 2)

        database.execute("BEGIN IMMEDIATE")
        statuses = [await house.platform.post("ben", 1, "1"), await house.ready()]
        log = house.log()
        database.execute("ROLLBACK")
        database.close()
        yield "a database that stays locked is told with 503, and the operator what to do", (
            statuses == [503, 503] and "Close whatever has it open" in log)
        await house.insist("ben", 1)
        await house.platform.until("ben", 2)
        yield "once it is free, everything is answered once", (
            await house.ready() == 200 and [house.platform.steps(n) for n in ("ada", "ben")] == [[1, 2]] * 2
            and [len(house.platform.attempts(n)) for n in ("ada", "ben")] == [2, 2])


async def stopped_disk(house, spoil, mend, advice):
    """`spoil` makes writes fail, `mend` lets them be."""
    await house.begin("ada", "ben")
    house.platform.gates["carl"] = asyncio.Event()
    house.platform.told["carl"] = ["hold"]
    await house.platform.post("carl", 0)
    await house.platform.until("carl", 1)
    spoil()
    # Sent, and not to be struck off.
    house.platform.gates["carl"].set()
    statuses = [await house.platform.post(name, 1, "1") for name in ("ada", "ben")] + [await house.ready()]
    await asyncio.sleep(2)
    sends = len(house.platform.attempts("carl"))
    log = house.log()
    alive = house.bot.process.poll() is None
    mend()
    yield "a sender hears 503, the operator what to do, and the bot stays up", (
        statuses == [503] * 3 and advice in log and alive)
    yield "what was sent and cannot be struck off is not sent over and over", sends <= 4
    for name in ("ada", "ben", "carl"):
        await house.insist(name, 1)
    for name in ("ada", "ben"):
        await house.platform.until(name, 2)
    async with asyncio.timeout(60):
        while house.platform.steps("carl") != [1, 2]:
            await asyncio.sleep(0.05)
    yield "and goes on afterwards, with nothing lost or answered twice", (
        await house.ready() == 200 and all(house.platform.steps(n) == [1, 2] for n in ("ada", "ben", "carl"))
        and all(len(house.platform.attempts(n)) == 2 for n in ("ada", "ben")))


async def full(binary):
    async with House(binary) as house:
        house.bot.command = NAMESPACE + [
            "sh", "-c", 'mount -t tmpfs -o size=3m none "$0" && exec "$@"', str(house.data)] + house.bot.command
        await house.bot.start()
        filler = pathlib.Path(f"/proc/{house.bot.process.pid}/root{house.data}/filler")

        def spoil():
            with contextlib.suppress(OSError), open(filler, "wb", buffering=0) as file:
                while True:
                    file.write(bytes(4_096))

        async for question, holds in stopped_disk(house, spoil, filler.unlink, "Free some space"):
            yield "a full disk: " + question, holds


async def unwritable(binary):
    async with House(binary) as house:
        # Else the system would end the bot, where a disk that turned read-only gives an error.
        house.bot.options = {"restore_signals": False}
        # The log is a file too: another process writes it.
        scribe = subprocess.Popen(["cat"], stdin=subprocess.PIPE, stdout=house.bot.log)
        house.bot.log = scribe.stdin
        await house.bot.start()
        limit = resource.RLIMIT_FSIZE
        before = resource.prlimit(house.bot.process.pid, limit)

        def spoil():
            resource.prlimit(house.bot.process.pid, limit, (0, before[1]))

        def mend():
            resource.prlimit(house.bot.process.pid, limit, before)

        async for question, holds in stopped_disk(house, spoil, mend, "Look after the disk"):
            yield "a disk that takes no writes: " + question, holds
        await house.bot.stop()
        scribe.communicate()


async def rights(binary):
    user = {"user": 65_534, "group": 65_534, "extra_groups": []} if os.geteuid() == 0 else {}
    for name, file, folder in (("folder", 0o600, 0o500), ("file", 0o400, 0o700)):
        async with House(binary) as house:
            await house.bot.start()
            await house.begin("ada")
            await house.bot.stop()
            files = list(house.data.iterdir())
            for path in [house.folder, house.data, *files] if user else []:
                os.chown(path, 65_534, 65_534)
            for path in files:
                path.chmod(file if path.name == "afterword.sqlite" else 0o600)
            house.data.chmod(folder)
            before = {path.name: path.read_bytes() for path in files}
            run = subprocess.run(house.bot.command, env=house.bot.environment, capture_output=True, text=True, timeout=60,
                                 **user)
            house.data.chmod(0o700)
            yield f"a {name} that may not be written keeps the bot from starting, says what to do, and stays as it is", (
                run.returncode == 2 and "Give the bot's user write permission on it and its folder" in run.stderr
                and before == {path.name: path.read_bytes() for path in files})


async def broken_book(binary):
    async with House(binary) as house:
        await house.bot.start()
        await house.begin("ada")
        script = house.folder / "book/scripts/workload.json"
        good = script.read_text()
        script.write_text(good.replace('"next": "n-1"', '"next": "n-nowhere"', 1))
        house.bot.process.send_signal(signal.SIGHUP)
        await house.until_logged("the book has errors, and the one before it goes on")
        await house.platform.post("ada", 1, "1")
        await house.platform.until("ada", 2)
        yield "a book that breaks while the bot runs is told with its place, and the one before it goes on", (
            "workload.json:" in house.log() and house.platform.steps("ada") == [1, 2])
        script.write_text(good)
        house.bot.process.send_signal(signal.SIGHUP)
        await house.until_logged("the book was read again")
        await house.platform.post("ada", 2, "1")
        await house.platform.until("ada", 3)
        yield "and once it is mended it is read again", house.platform.steps("ada") == [1, 2, 3]


async def run(arguments):
    troubles = [locked, rights, broken_book]
    if hasattr(resource, "prlimit"):
        troubles.append(unwritable)
    if NAMESPACE:
        troubles.append(full)
    wrong = 0
    for trouble in troubles:
        async for question, holds in trouble(arguments.binary):
            print(("yes  " if holds else "NO   ") + question, flush=True)
            wrong += not holds
    return 1 if wrong else 0


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--binary", default=str(ROOT / ".build/debug/afterword"))
    sys.exit(asyncio.run(run(parser.parse_args())))


main()
