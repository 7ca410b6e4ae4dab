"""One conversation at a time with each peer, and the turns it said."""
import os
import time


def picks(person, turns):
    """The choices a person takes, as the reference walk of `bench engine` has them."""
    chance = person + 1
    for _ in range(turns):
        chance = (chance * 1_103_515_245 + 12_345) & 0xFFFFFFFF
        yield (chance >> 16) % 3


class Bink:
    """bink, the runtime in Rust, through its Python binding."""

    reads_back = True

    def __init__(self, folder):
        from bink.story import Story

        with open(os.path.join(folder, "workload.ink.json"), encoding="utf-8") as file:
            self.compiled = file.read()
        self.make = Story

    def begin(self):
        self.story = self.make(self.compiled)

    def turn(self):
        said = self.story.continue_maximally()
        return said, list(self.story.get_current_choices())

    def choose(self, position):
        self.story.choose_choice_index(position)

    def keep(self):
        """Writes the state and goes on with what was read back."""
        saved = self.story.save_state()
        self.story.load_state(saved)
        return len(saved.encode())


class InkCPP:
    """inkcpp, the runtime in C++, through its Python binding."""

    # A snapshot goes by way of a file, which would measure the disk.
    reads_back = False

    def __init__(self, folder):
        import inkcpp_py

        compiled = os.path.join(folder, "workload.bin")
        inkcpp_py.compile_json(os.path.join(folder, "workload.ink.json"), compiled)
        self.story = inkcpp_py.Story.from_file(compiled)
        self.saved = os.path.join(folder, "snapshot.bin")

    def begin(self):
        self.runner = self.story.new_runner(self.story.new_globals())

    def turn(self):
        runner = self.runner
        said = runner.getall()
        return said, [runner.get_choice(position).text() for position in range(runner.num_choices())]

    def choose(self, position):
        self.runner.choose(position)

    def keep(self):
        self.runner.create_snapshot().write_to_file(self.saved)
        return os.path.getsize(self.saved)


def hold(peer, person, turns, keeps=False):
    """Seconds of processor time that the answers took, and all that was said; beginning is not counted."""
    peer.begin()
    said = [peer.turn()]
    taken = list(picks(person, turns))
    start = time.process_time()
    for position in taken:
        peer.choose(position)
        said.append(peer.turn())
        if keeps:
            peer.keep()
    return time.process_time() - start, said


def digest(value, said):
    """FNV-1a over every line and label, each with a line break, as `bench engine` tells it."""
    for text, labels in said:
        for byte in text.encode() + "".join(label + "\n" for label in labels).encode():
            value = ((value ^ byte) * 0x100000001B3) & 0xFFFFFFFFFFFFFFFF
    return value
