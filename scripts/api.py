"""Writes the public declarations of symbol graphs as sorted lines: api.py FOLDER MODULE."""

import json
import pathlib
import sys

folder, module = sys.argv[1:]
lines = set()
for path in pathlib.Path(folder).glob("*.symbols.json"):
    graph = json.loads(path.read_text())
    if graph["module"]["name"] != module:
        continue
    for symbol in graph["symbols"]:
        # What the compiler makes up, and what a protocol's extension gives to each type, is said elsewhere.
        if "::SYNTHESIZED::" in symbol["identifier"]["precise"] or symbol.get("accessLevel") not in ("public", "open"):
            continue
        fragments = "".join(part["spelling"] for part in symbol.get("declarationFragments", []))
        lines.add(".".join(symbol["pathComponents"]) + ": " + " ".join(fragments.split()))
print("\n".join(sorted(lines)))
