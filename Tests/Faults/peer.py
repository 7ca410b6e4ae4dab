#!/usr/bin/env python3
"""Asks of a running bot what bot frameworks are known to fail at, with a platform that does wrong.

    python3 Tests/Faults/peer.py --binary .build/debug/afterword

Each question is a conversation of its own with the workload script, whose texts count the steps taken.
"""
import argparse
import asyncio
import pathlib
import shutil
import sys
import tempfile

from bot import ROOT, Platform, free_port, make_bot, workload_book


async def order_and_freedom(platform):
    platform.gates["slow"] = asyncio.Event()
    platform.told["slow"] = ["hold"]
    await platform.post("slow", 0)
    await platform.until("slow", 1)
    await platform.post("slow", 1, "1")
    for number in range(5):
        await platform.post("free", number, "1" if number else None)
        await platform.until("free", number + 1)
    free = platform.steps("free") == [1, 2, 3, 4, 5] and len(platform.attempts("slow")) == 1
    platform.gates["slow"].set()
    await platform.until("slow", 2)
    yield "order is kept within a chat", platform.steps("slow")[:2] == [1, 2]
    yield "other chats are free while one is slow", free


async def survival(platform):
    for fault in (429, 500, 502, 409, "reset", "nothing", "garbage"):
        name = f"fault-{fault}"
        platform.told[name] = [fault]
        await platform.post(name, 0)
        await platform.until(name, 2)
        await platform.post(name, 1, "1")
        await platform.until(name, 3)
        (_, first, begun), (_, second, again) = platform.attempts(name)[:2]
        waited = fault != 429 or again - begun >= 0.9
        yield f"a reply survives {fault}, once for who knows deliveries", (
            first == second and platform.steps(name) == [1, 2] and waited)


async def redelivery(platform):
    await platform.post("twice", 0)
    await platform.until("twice", 1)
    statuses = [await platform.post("twice", 1, "1") for _ in range(3)]
    await platform.until("twice", 2)
    await platform.post("twice", 2, "1")
    await platform.until("twice", 3)
    yield "an update delivered three times is answered once", (
        platform.steps("twice") == [1, 2, 3] and len(platform.attempts("twice")) == 3 and statuses == [202, 200, 200])


async def killing(platform):
    platform.gates["killed"] = asyncio.Event()
    platform.told["killed"] = ["hold"]
    await platform.post("killed", 0)
    await platform.until("killed", 1)
    platform.bot.kill()
    await platform.bot.start()
    await platform.until("killed", 2)
    platform.gates["killed"].set()
    yield "what was being answered at kill -9 is answered after the start", platform.steps("killed") == [1]


async def ending(platform):
    platform.gates["ended"] = asyncio.Event()
    platform.told["ended"] = ["hold"]
    await platform.post("ended", 0)
    await platform.until("ended", 1)
    stopping = asyncio.create_task(platform.bot.stop())
    await asyncio.sleep(0.2)
    waits = not stopping.done()
    platform.gates["ended"].set()
    status = await asyncio.wait_for(stopping, 30)
    await platform.bot.start()
    await platform.post("ended", 1, "1")
    await platform.until("ended", 2)
    yield "SIGTERM lets the send in hand finish, and it is not made again", (
        waits and status == 0 and platform.steps("ended") == [1, 2] and len(platform.attempts("ended")) == 2)


async def run(arguments):
    folder = pathlib.Path(tempfile.mkdtemp(prefix="afterword-peer-"))
    replies = free_port()
    bot, secret = make_bot(arguments.binary, folder, workload_book(arguments.binary, folder), replies)
    platform = Platform(bot, secret)
    server = await asyncio.start_server(platform.take, "127.0.0.1", replies)
    await bot.start()
    wrong = 0
    for questions in (order_and_freedom, survival, redelivery, killing, ending):
        async for question, holds in questions(platform):
            print(("yes  " if holds else "NO   ") + question)
            wrong += not holds
    status = await bot.stop()
    server.close()
    if not wrong and status == 0:
        shutil.rmtree(folder)
    return 1 if wrong or status != 0 else 0


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--binary", default=str(ROOT / ".build/debug/afterword"))
    sys.exit(asyncio.run(run(parser.parse_args())))


main()
