#!/usr/bin/env python3
"""Counts the instructions of six fixed jobs under valgrind and compares them with baseline/instructions.json.

    check.py            compares; ends with status 1 where a job is more than the tolerance above its baseline, or
                        below it: what has become better is a new baseline
    check.py --update   writes the counts as the new baseline

The counts do not depend on what else the machine does. They do depend on the processor's features, on the versions
of Swift, SQLite and the C library, and a little on the order of threads: hence the tolerance.
"""
import argparse, json, re, subprocess, sys, tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
BASELINE = HERE / "baseline/instructions.json"
TOLERANCE = 0.05
# Each job is counted for two sizes: what the process costs by itself falls out of the difference.
JOBS = {
    "rows-6": (5_000, 25_000), "rows-13": (5_000, 25_000), "parse-medium": (100, 500), "plan-medium": (10, 210),
    "prepare-small": (10, 110), "prepare-medium": (10, 110),
}


def instructions(program, job, count):
    result = subprocess.run(
        ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", program, job, str(count)],
        capture_output=True, text=True, timeout=900)
    total = re.search(r"Collected : (\d+)", result.stderr)
    try:
        told = json.loads(result.stdout)
    except ValueError:
        told = {"error": result.stdout.strip() or "it printed nothing"}
    if result.returncode or not total or "error" in told:
        sys.exit(f"{job} {count}: status {result.returncode}, {told.get('error', 'no count')}\n{result.stderr[-500:]}")
    if job.startswith("rows-") and told["result"] != count:
        sys.exit(f"{job} {count}: the answer counts {told['result']} rows")
    return int(total[1])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--update", action="store_true")
    options = parser.parse_args()
    counts = {}
    with tempfile.TemporaryDirectory() as folder:
        # This valgrind does not read the debugging information of this Swift.
        program = f"{folder}/BenchJobs"
        subprocess.run(["strip", "--strip-debug", "-o", program, HERE / ".build/release/BenchJobs"], check=True)
        for job, (few, many) in JOBS.items():
            difference = instructions(program, job, many) - instructions(program, job, few)
            counts[job] = round(difference / (many - few))
    if options.update:
        BASELINE.parent.mkdir(exist_ok=True)
        BASELINE.write_text(json.dumps({"tolerance": TOLERANCE, "instructions": counts}, indent=2) + "\n")
    baseline = json.loads(BASELINE.read_text())
    worse, better = [], []
    print("| job | instructions, a row or query | baseline | change |\n|---|---|---|---|")
    for job, count in counts.items():
        before = baseline["instructions"][job]
        change = count / before - 1
        if change > baseline["tolerance"]:
            worse.append(job)
        elif change < -baseline["tolerance"]:
            better.append(job)
        print(f"| {job} | {count:,} | {before:,} | {change:+.1%} |")
    problems = [f"more than {baseline['tolerance']:.0%} above the baseline: {', '.join(worse)}"] if worse else []
    if better:
        problems.append(
            f"more than {baseline['tolerance']:.0%} below the baseline, update it (--update): {', '.join(better)}")
    if problems:
        sys.exit("\n".join(problems))


main()
