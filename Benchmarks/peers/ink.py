"""The workload of `afterword bench engine` as compiled ink, made from the very script that the engine runs.

No ink compiler is on PyPI, so what inklecate would write is written here: a knot for each node, sticky choices with a
divert each. `source` gives the same as ink, for people to read.
"""
import json
import pathlib
import re
import sys

PLACE = re.compile(r"\{(\w+)\}")


def knot_name(node):
    return node.replace("-", "_")


def assigned(name, value, is_new):
    """Instructions that give a variable a value."""
    if isinstance(value, str) and value.startswith("="):
        left, sign, right = value[1:].split()
        expression = ["ev", {"VAR?": left}, float(right) if "." in right else int(right), sign, "/ev"]
    elif isinstance(value, str):
        expression = ["ev", "str", "^" + value, "/str", "/ev"]
    else:
        expression = ["ev", value, "/ev"]
    return expression + [{"VAR=": name} if is_new else {"VAR=": name, "re": True}]


def spoken(text):
    """Instructions that say a text with variables in it."""
    said = []
    for position, part in enumerate(PLACE.split(text)):
        if position % 2:
            said += ["ev", {"VAR?": part}, "out", "/ev"]
        elif part:
            said.append("^" + part)
    return said


def knot(name, node):
    content = []
    for variable, value in node["set"].items():
        content += assigned(variable, value, is_new=False)
    for bubble in node["text"]:
        if isinstance(bubble, str):
            content += spoken(bubble) + ["\n"]
            continue
        variable, comparison, number = bubble["when"].split()
        content += ["ev", {"VAR?": variable}, int(number), comparison, "/ev"]
        content.append([{"->": ".^.b", "c": True}, {"b": spoken(bubble["text"]) + [{"->": f"{name}.{len(content) + 1}"}, None]}])
        content += ["nop", "\n"]
    ways = {}
    for position, choice in enumerate(node["choices"]):
        content += ["ev", "str", "^" + choice["text"], "/str", "/ev", {"*": f"{name}.c-{position}", "flg": 4}]
        ways[f"c-{position}"] = ["^ ", {"->": knot_name(choice["next"])}, "\n", None]
    return content + [ways]


def compiled(script):
    knots = {knot_name(name): knot(knot_name(name), node) for name, node in script["nodes"].items()}
    declared = ["ev"]
    for name, variable in script["variables"].items():
        value = variable["default"]
        declared += ["str", "^" + value, "/str"] if isinstance(value, str) else [value]
        declared.append({"VAR=": name})
    knots["global decl"] = declared + ["/ev", "end", None]
    start = [{"->": knot_name(script["start"])}, ["done", {"#n": "g-0"}], None]
    return json.dumps({"inkVersion": 21, "root": [start, "done", knots], "listDefs": {}})


def source(script):
    lines = []
    for name, variable in script["variables"].items():
        lines.append(f"VAR {name} = {json.dumps(variable['default'])}")
    lines.append(f"-> {knot_name(script['start'])}")
    for name, node in script["nodes"].items():
        lines.append(f"=== {knot_name(name)} ===")
        for variable, value in node["set"].items():
            lines.append(f"~ {variable} = {value[1:] if str(value).startswith('=') else json.dumps(value)}")
        for bubble in node["text"]:
            lines.append(bubble if isinstance(bubble, str) else f"{{ {bubble['when']}: {bubble['text']} }}")
        lines += [f"+ [{choice['text']}] -> {knot_name(choice['next'])}" for choice in node["choices"]]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    given = json.load(sys.stdin)
    folder = pathlib.Path(sys.argv[1])
    (folder / "workload.ink").write_text(source(given))
    (folder / "workload.ink.json").write_text(compiled(given))
