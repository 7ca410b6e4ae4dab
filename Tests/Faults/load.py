#!/usr/bin/env python3
"""Talks with a bot as thousands at once, ends it by SIGTERM in the middle, and proves that nothing was lost.

    python3 Tests/Faults/load.py --binary .build/release/afterword --conversations 10000 --messages 100000

Everybody writes once, then everybody again, and so on: signed messages over kept connections, which take choices of the
workload script, whose texts count the steps taken. When half of all is answered the bot is sent SIGTERM and started
again on the same database; what was not acknowledged is posted again with the same id. At the end everybody must have
heard steps 1, 2, 3 and so on, each once and in order, as many as were acknowledged. Printed are the rate, how long
answers took from the acknowledgement on, the bot's memory, and the database's size.

Half of the people write over one channel and half over another, each with a process of its own for its platform, since
one Python is slower than the bot.
"""
import argparse
import asyncio
import base64
import hashlib
import hmac
import json
import multiprocessing
import os
import pathlib
import re
import selectors
import shutil
import socket
import sys
import tempfile
import time

from bot import ROOT, free_port, make_bot, workload_book

STEP = re.compile(rb"come (\d+) steps")
LENGTH = re.compile(rb"content-length: *(\d+)", re.I)
TAKEN = b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"


class Wire:
    """One connection, and what came of it that is not a whole message yet."""

    def __init__(self, connection, kind):
        self.connection, self.kind, self.bytes = connection, kind, b""
        self.person = None

    def messages(self):
        """Heads with their bodies; None once the other end is gone."""
        try:
            piece = self.connection.recv(262_144)
        except BlockingIOError:
            return []
        except OSError:
            return None
        if not piece:
            return None
        self.bytes += piece
        whole = []
        while (end := self.bytes.find(b"\r\n\r\n")) >= 0:
            found = LENGTH.search(self.bytes, 0, end + 2)
            stop = end + 4 + (int(found.group(1)) if found else 0)
            if len(self.bytes) < stop:
                break
            whole.append((self.bytes[:end], self.bytes[end + 4:stop]))
            self.bytes = self.bytes[stop:]
        return whole


class Platform:
    """The platform of one channel: posts for its people, one message of each at a time, and takes their replies."""

    def __init__(self, channel, people, rounds, in_flight, port, reply_port, secret, answered):
        self.channel, self.people, self.rounds, self.in_flight = channel, people, rounds, in_flight
        self.port, self.answered = port, answered
        self.key = base64.b64decode(secret.removeprefix("whsec_"))
        self.heard = [[] for _ in range(people)]  # steps, in order
        self.seen = set()  # deliveries
        self.acknowledged = [0] * people
        self.posted, self.taken = [0.0] * people, [0.0] * people  # when, of the message in hand
        self.since_post, self.since_taken = [], []
        self.turn = 0  # of everybody
        self.next = 0
        self.free = []  # wires
        self.again = []  # people whose message has to be posted again
        self.repeated = self.posts = self.refused = 0
        self.pick = selectors.DefaultSelector()
        self.listener = socket.create_server(("127.0.0.1", reply_port), backlog=256)
        self.listener.setblocking(False)
        self.pick.register(self.listener, selectors.EVENT_READ, None)
        self.waiting = 0  # posted and not answered

    def request(self, person):
        number = self.acknowledged[person]
        name, event = f"p{person}", f"p{person}-{number}"
        body = ({"type": "message", "text": str(1 + (person * 7 + number) % 3)} if number else {"type": "start"})
        data = json.dumps(body | {"conversation": name, "event": event}).encode()
        now = str(int(time.time()))
        code = hmac.new(self.key, f"{event}.{now}.".encode() + data, hashlib.sha256).digest()
        return (f"POST /webhook/{self.channel} HTTP/1.1\r\nHost: a\r\nContent-Length: {len(data)}\r\nwebhook-id: {event}\r\n"
                f"webhook-timestamp: {now}\r\nwebhook-signature: v1,{base64.b64encode(code).decode()}\r\n\r\n").encode() + data

    def begin(self):
        """Posts for as many as there are connections; connects where there are too few."""
        while (self.again or self.next < self.people) and self.waiting < self.in_flight:
            if not self.free and not self.connect():
                return
            person = self.again.pop() if self.again else self.next
            if person == self.next:
                self.next += 1
            wire = self.free.pop()
            wire.person = person
            self.waiting += 1
            self.posts += 1
            self.posted[person] = time.monotonic()
            try:
                wire.connection.sendall(self.request(person))
            except OSError:
                self.lost(wire)

    def connect(self):
        try:
            connection = socket.create_connection(("127.0.0.1", self.port))
        except OSError:
            time.sleep(0.02)
            return False
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        connection.setblocking(False)
        wire = Wire(connection, "post")
        self.pick.register(connection, selectors.EVENT_READ, wire)
        self.free.append(wire)
        return True

    def lost(self, wire):
        """The bot is gone, or a kept connection was closed."""
        self.pick.unregister(wire.connection)
        wire.connection.close()
        if wire in self.free:
            self.free.remove(wire)
        if wire.person is not None:
            self.again.append(wire.person)
            self.waiting -= 1

    def acknowledge(self, wire, head):
        person, wire.person = wire.person, None
        status = int(head[9:12])
        if status in (200, 202):
            self.acknowledged[person] += 1
            self.taken[person] = time.monotonic()
            # The answer may have come first.
            self.settle(person)
        elif status == 503:
            self.refused += 1
            self.again.append(person)
            self.waiting -= 1
        else:
            raise SystemExit(f"refused: {head}")
        if b"connection: close" in head.lower():
            self.lost(wire)
        else:
            self.free.append(wire)

    def reply(self, wire, body):
        wire.connection.sendall(TAKEN)
        found = json.loads(body)
        if found["delivery"] in self.seen:
            self.repeated += 1
            return
        self.seen.add(found["delivery"])
        person = int(found["conversation"][1:])
        self.heard[person].append(int(STEP.search(body).group(1)))
        self.settle(person)

    def settle(self, person):
        if len(self.heard[person]) != self.turn + 1 or self.acknowledged[person] != self.turn + 1:
            return
        now = time.monotonic()
        self.since_post.append(now - self.posted[person])
        self.since_taken.append(now - self.taken[person])
        self.waiting -= 1
        self.answered.value += 1

    def run(self):
        for self.turn in range(self.rounds):
            self.next = 0
            self.begin()
            while self.waiting or self.again or self.next < self.people:
                for key, _ in self.pick.select(0.05):
                    self.hear(key)
                self.begin()

    def hear(self, key):
        wire = key.data
        if wire is None:
            connection, _ = self.listener.accept()
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            self.pick.register(connection, selectors.EVENT_READ, Wire(connection, "reply"))
            return
        messages = wire.messages()
        if messages is None:
            if wire.kind == "post":
                return self.lost(wire)
            self.pick.unregister(wire.connection)
            return wire.connection.close()
        for head, body in messages:
            if wire.kind == "post":
                self.acknowledge(wire, head)
            else:
                self.reply(wire, body)

    def verdict(self):
        wanted = list(range(1, self.rounds + 1))
        wrong = [f"{self.channel} p{person}: acknowledged {self.acknowledged[person]}, heard {heard}"
                 for person, heard in enumerate(self.heard) if heard != wanted or self.acknowledged[person] != self.rounds]
        return {"wrong": wrong[:20], "wrongs": len(wrong), "acknowledged": sum(self.acknowledged), "posts": self.posts,
                "answered": sum(map(len, self.heard)), "repeated": self.repeated, "refused": self.refused,
                "since_post": self.since_post, "since_taken": self.since_taken}


def serve_people(queue, *arguments):
    platform = Platform(*arguments)
    platform.run()
    queue.put(platform.verdict())


def resident(process):
    """MiB."""
    status = pathlib.Path(f"/proc/{process.pid}/status").read_text()
    return int(re.search(r"VmRSS:\s*(\d+)", status).group(1)) / 1024


def processor(process):
    """Seconds, the system's for it included."""
    fields = pathlib.Path(f"/proc/{process.pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def percentiles(samples):
    samples = sorted(samples)
    return tuple(samples[len(samples) * share // 100] * 1000 for share in (50, 99))


def make(arguments, folder):
    """A bot with two channels."""
    ports = [free_port(), free_port()]
    bot, secret = make_bot(arguments.binary, folder, workload_book(arguments.binary, folder), ports[0])
    path = folder / "afterword.json"
    settings = json.loads(path.read_text())
    bridge = settings["channels"]["bridge"]
    settings["channels"]["bridge2"] = bridge | {"url": f"http://127.0.0.1:{ports[1]}/"}
    settings["log"] = "warning"
    settings["web"]["connections"] = 2 * arguments.in_flight + 8
    path.write_text(json.dumps(settings))
    return bot, secret, list(zip(("bridge", "bridge2"), ports))


async def drive(arguments, bot, answered, total):
    """Watches the talks, and ends and starts the bot when half is done; gives its memory at each point."""
    points = {"start": resident(bot.process)}
    pause = used = 0

    async def until(name, mark):
        while sum(value.value for value in answered) < mark:
            await asyncio.sleep(0.01)
        points[name] = resident(bot.process)

    await until("everybody has written once", arguments.conversations)
    await until("a quarter", total // 4)
    await until("half", total // 2)
    if not arguments.no_stop:
        used = processor(bot.process)
        begun = time.monotonic()
        status = await bot.stop()
        if status:
            raise SystemExit(f"SIGTERM ended with {status}: see {bot.log.name}")
        await bot.start()
        pause = time.monotonic() - begun
        points["started again"] = resident(bot.process)
    await until("three quarters", total * 3 // 4)
    await until("end", total)
    return points, pause, used + processor(bot.process)


async def run(arguments):
    folder = pathlib.Path(arguments.folder or tempfile.mkdtemp(prefix="afterword-load-"))
    rounds = arguments.messages // arguments.conversations
    total = rounds * arguments.conversations
    bot, secret, channels = make(arguments, folder)
    await bot.start()
    queue = multiprocessing.Queue()
    answered = [multiprocessing.Value("l", 0, lock=False) for _ in channels]
    people = [(arguments.conversations + 1) // 2, arguments.conversations // 2]
    workers = [
        multiprocessing.Process(target=serve_people, daemon=True, args=(
            queue, name, people[at], rounds, max(1, arguments.in_flight // 2), bot.port, port, secret, answered[at]))
        for at, (name, port) in enumerate(channels)]
    begun = time.monotonic()
    for worker in workers:
        worker.start()
    points, pause, used = await drive(arguments, bot, answered, total)
    elapsed = time.monotonic() - begun
    verdicts = [queue.get(timeout=60) for _ in workers]
    status = await bot.stop()
    size = sum(path.stat().st_size for path in (folder / "data").iterdir() if not path.name.endswith("-shm"))
    return report(arguments, folder, verdicts, points, (elapsed, pause, used), size, status)


def report(arguments, folder, verdicts, points, times, size, status):
    def total(name):
        return sum(verdict[name] for verdict in verdicts)

    elapsed, pause, used = times
    taken = percentiles(sum((verdict["since_taken"] for verdict in verdicts), []))
    posted = percentiles(sum((verdict["since_post"] for verdict in verdicts), []))
    print(f"{arguments.conversations} conversations, {total('acknowledged')} messages acknowledged, {total('answered')} "
          f"answered, {total('repeated')} deliveries repeated, {total('refused')} answered with 503, "
          f"{total('posts') - total('acknowledged')} posted again")
    print(f"{total('answered') / (elapsed - pause):,.0f} messages/s ({elapsed:.1f} s, and {pause:.2f} s of them from SIGTERM to "
          f"the next start); the bot took {used / total('answered') * 1e6:,.0f} us of a processor for each")
    print(f"answered after the acknowledgement: p50 {taken[0]:.1f} ms, p99 {taken[1]:.1f} ms; after the post: p50 "
          f"{posted[0]:.1f} ms, p99 {posted[1]:.1f} ms")
    print("memory, MiB: " + ", ".join(f"{name} {value:.0f}" for name, value in points.items()))
    print(f"database: {size / arguments.conversations:,.0f} bytes a conversation")
    for verdict in verdicts:
        for line in verdict["wrong"]:
            print("  " + line)
    is_wrong = total("wrongs") > 0 or status != 0
    if not is_wrong and not arguments.folder:
        shutil.rmtree(folder)
    return 1 if is_wrong else 0


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--binary", default=str(ROOT / ".build/release/afterword"))
    parser.add_argument("--conversations", type=int, default=10_000)
    parser.add_argument("--messages", type=int, default=100_000)
    parser.add_argument("--in-flight", type=int, default=128, help="people who wait for an answer at any time")
    parser.add_argument("--no-stop", action="store_true", help="let the bot run on, to see its memory")
    parser.add_argument("--folder", help="keep everything here")
    sys.exit(asyncio.run(run(parser.parse_args())))


if __name__ == "__main__":
    main()
