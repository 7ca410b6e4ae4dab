"""One round with one peer, as JSON: called by ../peers.py with the virtual environment's Python."""
import json
import sys

import talkers

TURNS = 100


def main():
    name, folder, conversations = sys.argv[1], sys.argv[2], int(sys.argv[3])
    peer = {"bink": talkers.Bink, "inkcpp": talkers.InkCPP}[name](folder)
    seconds, digest = 0, 0xCBF29CE484222325
    for person in range(conversations):
        taken, said = talkers.hold(peer, person, TURNS)
        seconds += taken
        digest = talkers.digest(digest, said)
    size = peer.keep()
    answer = {"turns": conversations * TURNS / seconds, "bytes": size, "digest": f"{digest:016x}"}
    if peer.reads_back:
        saving = sum(talkers.hold(peer, person, TURNS, keeps=True)[0] for person in range(conversations))
        answer["saved"] = conversations * TURNS / saving
    json.dump(answer, sys.stdout)


main()
