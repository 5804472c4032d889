"""Runs cases of the form {setup, sql, expect} against the command that ESMQL_BINARY names, a process a case.

Usage: cases.py FILE. The tables of `setup` are attached as an SQLite file. `expect` is a list of rows, in any order
where the query has none, or "error: …" for a query that must be refused, or "SIGSEGV" for one that crashes SQLite
itself and must not crash the command. Entries without `sql` describe behaviour in words; they are counted and left out.
"""
import json
import math
import os
import sqlite3
import subprocess
import sys
import tempfile


def attached(setup, folder):
    path = os.path.join(folder, "state.db")
    connection = sqlite3.connect(path)
    connection.executescript(setup)
    connection.commit()
    connection.close()
    return path


def ask(sql, path):
    script = os.path.join(os.path.dirname(path), "case.sql")
    with open(script, "w", encoding="utf-8") as file:
        file.write(sql)
    command = [os.environ["ESMQL_BINARY"], "--attach", path, "--format", "json", "--quiet", "-f", script]
    return subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=60)


def plain(value):
    if isinstance(value, float) and math.isfinite(value) and value == int(value):
        return int(value)
    return value


def rows(answer):
    return [[plain(value) for _, value in row] for row in json.loads(answer, object_pairs_hook=list)]


def verdict(case, done):
    expect = case["expect"]
    if done.returncode < 0:
        return "crashed with signal %d" % -done.returncode
    if expect == "SIGSEGV":
        return None
    if isinstance(expect, str):
        return None if done.returncode == 1 else "answered, %s was due" % expect
    if done.returncode != 0:
        return done.stderr.strip()
    got = rows(done.stdout)
    want = [[plain(value) for value in row] for row in expect]
    if "order by" not in case["sql"].lower():
        got, want = sorted(got, key=repr), sorted(want, key=repr)
    return None if got == want else "got %s, want %s" % (json.dumps(got), json.dumps(want))


def main(path):
    with open(path, encoding="utf-8") as file:
        cases = [json.loads(line) for line in file]
    asked = [case for case in cases if "sql" in case]
    wrong = 0
    for case in asked:
        with tempfile.TemporaryDirectory() as folder:
            found = verdict(case, ask(case["sql"], attached(case["setup"], folder)))
        if found:
            wrong += 1
            print("%s: %s\n    %s\n    %s" % (case["n"], case["title"], case["sql"][:200], found[:600]))
    print("cases: %d of %d right, %d in words" % (len(asked) - wrong, len(asked), len(cases) - len(asked)))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
