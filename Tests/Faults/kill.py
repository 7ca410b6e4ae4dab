#!/usr/bin/env python3
"""Kills the bot again and again while people talk with it, and proves that nothing was lost or done twice.

    python3 Tests/Faults/kill.py --binary .build/debug/afterword --kills 300 --people 40 --seed 1

Each person takes choices of the workload script, whose texts count the steps taken, over the signed webhook; what is not
acknowledged is posted again with the same id, as a platform would. The bot is ended by SIGKILL at random moments and
started again on the same database. At the end every person must have heard steps 1, 2, 3 and so on without a gap, in
order, and as many as they were acknowledged; a step may come twice only as a repetition of the same delivery.
"""
import argparse
import asyncio
import collections
import json
import pathlib
import random
import re
import shutil
import sys
import tempfile

from bot import ROOT, free_port, make_bot, signature, workload_book


class Town:
    """The people, the platform that posts for them, and where replies arrive."""

    def __init__(self, people, port, secret):
        self.people, self.port, self.secret = people, port, secret
        self.steps = collections.defaultdict(list)  # conversation -> (step, delivery), as they arrive
        self.heard = {}  # conversation -> event set at every reply
        self.taken = collections.Counter()  # conversation -> acknowledged answers
        self.posts = self.known = 0
        self.over = False

    async def post(self, body):
        """Posts until it is acknowledged."""
        data = json.dumps(body).encode()
        while True:
            self.posts += 1
            try:
                reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
                head = f"POST /webhook/bridge HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: {len(data)}\r\n"
                writer.write((head + signature(self.secret, body["event"], data) + "\r\n").encode() + data)
                answer = await asyncio.wait_for(reader.read(), 10)
                writer.close()
                status = int(answer[9:12]) if len(answer) > 12 else 0
                if 200 <= status < 300:
                    self.known += b'"known"' in answer
                    return
                if status and status != 503:
                    raise SystemExit(f"refused: {answer[:300]}")
            except (OSError, asyncio.TimeoutError):
                pass
            await asyncio.sleep(0.02)

    async def person(self, name, chance):
        self.heard[name] = asyncio.Event()
        await self.post({"type": "start", "conversation": name, "event": f"{name}-0"})
        self.taken[name] += 1
        await self.expect(name, 1)
        number = 1
        while not self.over:
            line = str(chance.randint(1, 3))
            await self.post({"type": "message", "conversation": name, "event": f"{name}-{number}", "text": line})
            self.taken[name] += 1
            number += 1
            await self.expect(name, number)

    async def expect(self, name, step):
        while not self.steps[name] or max(step for step, _ in self.steps[name]) < step:
            self.heard[name].clear()
            await asyncio.wait_for(self.heard[name].wait(), 120)

    async def take(self, reader, writer):
        """One reply; the connection is kept."""
        try:
            while True:
                head = await reader.readuntil(b"\r\n\r\n")
                length = int(re.search(rb"content-length: *(\d+)", head, re.I).group(1))
                body = json.loads(await reader.readexactly(length))
                found = re.search(r"come (\d+) steps", body["text"])
                if not found:
                    raise SystemExit(f"no step in: {body['text']}")
                self.steps[body["conversation"]].append((int(found.group(1)), body["delivery"]))
                self.heard[body["conversation"]].set()
                writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")
                await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError):
            writer.close()

    def verdict(self):
        wrong, repeated = [], 0
        for name in sorted(self.taken):
            first, seen = [], {}
            for step, delivery in self.steps[name]:
                if step in seen:
                    repeated += 1
                    if seen[step] != delivery:
                        wrong.append(f"{name}: step {step} came as two messages")
                else:
                    seen[step] = delivery
                    first.append(step)
            if first != list(range(1, len(first) + 1)):
                wrong.append(f"{name}: heard {first}")
            if len(first) != self.taken[name]:
                wrong.append(f"{name}: {self.taken[name]} acknowledged, {len(first)} answered")
        return wrong, repeated


async def run(arguments):
    folder = pathlib.Path(arguments.folder or tempfile.mkdtemp(prefix="afterword-kill-"))
    chance = random.Random(arguments.seed)
    replies = free_port()
    bot, secret = make_bot(arguments.binary, folder, workload_book(arguments.binary, folder), replies)
    town = Town(arguments.people, bot.port, secret)
    server = await asyncio.start_server(town.take, "127.0.0.1", replies)
    await bot.start()
    people = [asyncio.create_task(town.person(f"p{n}", random.Random(chance.random()))) for n in range(arguments.people)]
    for number in range(arguments.kills):
        await asyncio.sleep(chance.uniform(0.005, arguments.longest))
        bot.kill()
        await bot.start()
        for person in people:
            if person.done():
                person.result()
    town.over = True
    await asyncio.gather(*people)
    status = await bot.stop()
    server.close()
    wrong, repeated = town.verdict()
    turns = sum(town.taken.values())
    print(f"{arguments.kills} kills, {arguments.people} people, seed {arguments.seed}: {turns} messages acknowledged and "
          f"answered, {town.known} known again, {repeated} sends repeated")
    for line in wrong:
        print("  " + line)
    if status != 0:
        print(f"  SIGTERM ended with {status}: see {folder}/serve.log")
    if not wrong and status == 0 and not arguments.folder:
        shutil.rmtree(folder)
    return 1 if wrong or status != 0 else 0


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--binary", default=str(ROOT / ".build/debug/afterword"))
    parser.add_argument("--kills", type=int, default=300)
    parser.add_argument("--people", type=int, default=40)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--longest", type=float, default=0.4, help="seconds between a start and the next kill")
    parser.add_argument("--folder", help="keep everything here")
    sys.exit(asyncio.run(run(parser.parse_args())))


main()
