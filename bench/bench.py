#!/usr/bin/env python3
"""Measures esmql beside what one would use instead, and prints one table.

    bench.py                    everything
    bench.py --jobs scan,rows   some jobs: rows, plan, start, scan, scan-2ms, scan-large, first, filtered, count, bind,
                                bind-50ms, streamed
    bench.py --runs 3           how often each is run; the figures are medians

All programs of a job are run in turn, one after the other, against the same server, so that whatever else the
machine does meets all of them. CPU is the processor time of a program and its children, the server's not included;
peak is the memory of the largest process. Answers are compared: one that differs from the others is named. The run
fails where answers differ or esmql makes more requests than the job needs. The last table has the targets.
"""
import argparse, csv, datetime, io, json, math, os, re, select, statistics, subprocess, sys, tempfile, time, urllib.request
from pathlib import Path
from typing import NamedTuple

from targets import print_targets

HERE = Path(__file__).resolve().parent
PYTHON = HERE / ".venv/bin/python"
TOOLS = HERE / ".build/release"
BEGIN, END = 1793836800000, 1793923200000
SMALL, LARGE, HOSTS, PAGE = 200_000, 1_700_000, 500, 1000
WINDOW = f"window_begin = {BEGIN} and window_end = {END}"
QUERIES = {
    "scan": f"select metric, count(*), avg(value) from network_metrics where {WINDOW} group by metric order by metric",
    "first": f"select device_ip, metric, value, res_type, region, timestamp from network_metrics where {WINDOW} limit 10",
    "count": f"select count(*) from network_metrics where {WINDOW}",
    "filtered": f"select device_ip, metric, value, res_type, region, timestamp from network_metrics where {WINDOW} and value > 90 limit 100",
    "bind": "select h.host_name, count(*) n from hosts h join host_vms v on v.host_id = h.host_id group by 1 order by n desc, 1 limit 10",
}
PEERS = {
    "curl + DuckDB": "curl_duckdb.py", "tuned Python": "tuned_python.py",
    "requests + sqlite3": "requests_sqlite.py", "shillelagh": "shillelagh_adapter.py",
}
STREAMED = f"select device_ip, metric, value, timestamp from network_metrics where {WINDOW}"


class Job(NamedTuple):
    """A query that esmql and its peers run as processes of their own."""

    query: str
    rows: int  # of the table
    latency: int  # microseconds before each answer
    left_out: tuple  # peers
    requests: int  # the most that esmql may make
    title: str


JOBS = {
    "scan": Job("scan", SMALL, 0, (), SMALL // PAGE, "scan and aggregate of 200,000 rows"),
    "scan-2ms": Job("scan", SMALL, 2000, ("shillelagh",), SMALL // PAGE, "the same, 2 ms before each answer"),
    "scan-large": Job("scan", LARGE, 0, ("shillelagh",), LARGE // PAGE, "scan and aggregate of 1.7 million rows"),
    "first": Job("first", LARGE, 0, (), 1, "limit 10 of 1.7 million rows"),
    "filtered": Job("filtered", LARGE, 0, (), 2, "value > 90 limit 100 of 1.7 million rows"),
    "count": Job("count", LARGE, 0, ("shillelagh",), 1, "count(*) of 1.7 million rows"),
    "bind": Job("bind", SMALL, 2000, (), HOSTS + 1, "500 hosts joined to their machines, 2 ms before each answer"),
    "bind-50ms": Job(
        "bind", SMALL, 50000, ("curl + DuckDB", "shillelagh"), HOSTS + 1, "the same, 50 ms before each answer"),
}


class Server:
    """A site with pages of its own, of some size and slowness."""

    def __init__(self, rows, latency):
        command = [TOOLS / "PageServer", "--rows", str(rows), "--hosts", str(HOSTS), "--latency-us", str(latency)]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        self.base = self.process.stdout.readline().strip()

    def control(self, what):
        with urllib.request.urlopen(f"{self.base}/bench/{what}", timeout=10) as answer:
            return json.load(answer)

    def close(self):
        self.process.terminate()
        self.process.wait()


def run(command, environment, limit=600, peak=True):
    """Runs a program: what it printed, and what it cost; without the peak, the time is that of the program alone."""
    with tempfile.TemporaryFile() as errors:
        start = time.monotonic()
        # The helper tells the peak: a child of this process would begin with this one's memory.
        helper = [TOOLS / "Peak"] if peak else []
        process = subprocess.Popen(
            [*helper, *map(str, command)], stdout=subprocess.PIPE, stderr=errors, env={**os.environ, **environment})
        chunks, first = [], None
        while True:
            ready, _, _ = select.select([process.stdout], [], [], max(0.0, start + limit - time.monotonic()))
            chunk = os.read(process.stdout.fileno(), 1 << 20) if ready else b""
            if not chunk:
                break
            first = first or time.monotonic() - start
            chunks.append(chunk)
        if not ready:
            process.kill()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        errors.seek(0)
        text = errors.read().decode(errors="replace")
    told = re.search(r"^bench-peak (\d+)$", text, re.M)
    return {
        "wall": time.monotonic() - start, "cpu": usage.ru_utime + usage.ru_stime, "first": first or 0.0,
        "peak": int(told[1]) / 1024 if told else 0.0, "status": process.returncode, "output": b"".join(chunks).decode(),
        "error": "\n".join(line for line in text.strip().split("\n") if not line.startswith(("bench-peak", "notice")))[-200:],
    }


def comparable(cell):
    """A value as it is compared: whole numbers and times, in milliseconds, exactly; nine digits of other numbers."""
    if re.fullmatch(r"-?\d+", cell):
        return int(cell)
    if re.fullmatch(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d+)?", cell):
        return (datetime.datetime.fromisoformat(cell) - datetime.datetime(1970, 1, 1)) // datetime.timedelta(milliseconds=1)
    try:
        number = float(cell)
    except ValueError:
        return cell
    if not math.isfinite(number):
        return cell
    return int(number) if number.is_integer() else float(f"{number:.9g}")


def normalised(output):
    """The rows of an answer, without a header."""
    rows = [tuple(map(comparable, line)) for line in csv.reader(io.StringIO(output))]
    if rows and not any(isinstance(cell, (int, float)) for cell in rows[0]):
        rows = rows[1:]
    return rows


def esmql_command(esmql, query):
    return [esmql, "--format", "csv", "--max-requests", "unlimited", "-c", query]


def site(server):
    """The settings of a site for esmql and its peers."""
    return {"BENCH_BASE": server.base, "BENCH_BEGIN": str(BEGIN), "BENCH_END": str(END), "ESMQL_ENDPOINT": server.base,
            "ESMQL_TOKEN": "t", "ESMQL_APPCODE": "a"}


def programs(job, esmql, base, rows):
    query, left_out = JOBS[job].query, JOBS[job].left_out
    all_programs = {"esmql": esmql_command(esmql, QUERIES[query])}
    if query == "scan":
        all_programs["bound, all columns"] = [TOOLS / "Bound", base, rows, "all"]
        all_programs["bound, two columns"] = [TOOLS / "Bound", base, rows, "needed"]
    for name, script in PEERS.items():
        if name not in left_out:
            all_programs[name] = [PYTHON, HERE / "peers" / script, query]
    return all_programs


def median(runs, key):
    return statistics.median(run[key] for run in runs)


def heading(title):
    print(f"\n### {title}\n")


def end_to_end(job, esmql, count):
    rows, latency, title = JOBS[job].rows, JOBS[job].latency, JOBS[job].title
    server = Server(rows, latency)
    figures = []
    try:
        environment = site(server)
        found = {name: [] for name in programs(job, esmql, server.base, rows)}
        for _ in range(count):
            for name, command in programs(job, esmql, server.base, rows).items():
                server.control("reset")
                result = run(command, environment)
                result["requests"] = server.control("counts")["requests"]
                found[name].append(result)
        reference = normalised(found.get("requests + sqlite3", found["esmql"])[0]["output"])
        heading(title)
        print("| program | wall s | CPU s | wall, esmql = 1 | CPU, esmql = 1 | first byte s | peak MB | requests | answer |")
        print("|---|---|---|---|---|---|---|---|---|")
        own = found["esmql"]
        for name, runs in found.items():
            wrong = [r for r in runs if r["status"] or normalised(r["output"]) != reference]
            verdict = "equal" if not wrong else f"status {wrong[0]['status']} {wrong[0]['error']}" if wrong[0]["status"] else "differs"
            wall, cpu = median(runs, "wall"), median(runs, "cpu")
            low, high = min(r["wall"] for r in runs), max(r["wall"] for r in runs)
            print(
                f"| {name} | {wall:.3f} [{low:.3f}–{high:.3f}] | {cpu:.3f} | {wall / median(own, 'wall'):.2f} | "
                f"{cpu / median(own, 'cpu'):.2f} | {median(runs, 'first'):.3f} | {median(runs, 'peak'):.0f} | "
                f"{median(runs, 'requests'):.0f} | {verdict} |", flush=True)
            figures.append({"job": job, "program": name, "wall": wall, "cpu": cpu, "peak": median(runs, "peak"),
                            "requests": max(r["requests"] for r in runs), "answer": verdict})
    finally:
        server.close()
    return figures


def streamed(esmql, count):
    """Rows that leave while others come: the memory must not grow with their number."""
    figures = []
    heading("all rows as CSV to a pipe, esmql alone")
    print("| rows | wall s | CPU s | first byte s | peak MB | requests | answer |\n|---|---|---|---|---|---|---|")
    for rows in (SMALL, LARGE):
        server = Server(rows, 0)
        runs = []
        try:
            for _ in range(count):
                server.control("reset")
                result = run(esmql_command(esmql, STREAMED), site(server))
                result["requests"] = server.control("counts")["requests"]
                result["lines"] = result.pop("output").count("\n") - 1
                runs.append(result)
        finally:
            server.close()
        failed = [r for r in runs if r["status"]]
        verdict = (f"status {failed[0]['status']} {failed[0]['error']}" if failed
                   else "equal" if all(r["lines"] == rows for r in runs) else f"{runs[0]['lines']:,} rows")
        wall, cpu, peak = median(runs, "wall"), median(runs, "cpu"), median(runs, "peak")
        requests = max(r["requests"] for r in runs)
        print(f"| {rows:,} | {wall:.3f} | {cpu:.3f} | {median(runs, 'first'):.3f} | {peak:.0f} | {requests} | {verdict} |",
              flush=True)
        figures.append({"job": f"streamed-{rows}", "program": "esmql", "wall": wall, "cpu": cpu, "peak": peak,
                        "requests": requests, "answer": verdict})
    return figures


def bench_job(name, count):
    line = subprocess.run([TOOLS / "BenchJobs", name, str(count)], capture_output=True, text=True, timeout=600, check=True)
    return json.loads(line.stdout)


def in_process(count):
    """Page bytes to rows of SQLite, in one process."""
    figures = []
    heading("pages to rows in one process, all columns kept")
    print("| way | columns | rows/s by CPU | of the bound | wall s | CPU s | allocations a row | peak MB |")
    print("|---|---|---|---|---|---|---|---|")
    ways = {"bound: SQLite alone, ten rows a VALUES": "bound", "esmql": "rows", "JSONSerialization + SQLite": "serialization",
            "JSONDecoder + SQLite": "decoder"}
    for width in ("6", "13"):
        found = {way: [] for way in ways}
        for _ in range(count):
            for way, name in ways.items():
                found[way].append(bench_job(f"{name}-{width}", SMALL))
        bound = None
        for way, runs in found.items():
            rows = runs[0]["count"]
            assert all(r["result"] == rows for r in runs), f"{way}: wrong count"
            wall, cpu = median(runs, "wall"), median(runs, "cpu")
            rate = rows / cpu
            bound = bound or rate
            print(f"| {way} | {width} | {rate:,.0f} | {rate / bound:.0%} | {wall:.3f} | {cpu:.3f} | "
                  f"{median(runs, 'allocations') / rows:.2f} | {median(runs, 'peak') / 1e6:.0f} |", flush=True)
            figures.append({"job": f"rows-{width}", "program": way, "wall": wall, "cpu": cpu, "rate": rate})
    return figures


def planning(count):
    """Parsing, and all that comes before the first request."""
    figures = []
    heading("parsing and planning, a query")
    print("| query | parse, µs | parse, bind and plan, µs | to the first request, µs | allocations, parse | allocations, plan | allocations, all |")
    print("|---|---|---|---|---|---|---|")
    for size, times, title in (("small", 2000, "one line"), ("medium", 1000, "ten lines"), ("large", 5, "50 KB")):
        parse, plan, whole = (
            [bench_job(f"{job}-{size}", times) for _ in range(count)] for job in ("parse", "plan", "prepare"))
        micro = lambda runs, key: median(runs, key) / times
        print(f"| {title} | {micro(parse, 'cpu') * 1e6:.0f} | {micro(plan, 'cpu') * 1e6:.0f} | {micro(whole, 'cpu') * 1e6:.0f} | "
              f"{micro(parse, 'allocations'):.0f} | {micro(plan, 'allocations'):.0f} | {micro(whole, 'allocations'):.0f} |", flush=True)
        figures.append({"job": f"plan-{size}", "program": "esmql", "parse": micro(parse, "cpu"), "plan": micro(plan, "cpu"),
                        "prepare": micro(whole, "cpu")})
    return figures


def start(esmql, count):
    """How long a process takes that has nothing to do."""
    heading("start: select 1")
    environment = {"ESMQL_ENDPOINT": "http://127.0.0.1:1", "ESMQL_TOKEN": "t", "ESMQL_APPCODE": "a"}
    commands = {"esmql": [esmql, "--format", "csv", "-c", "select 1"], "sqlite3": ["sqlite3", ":memory:", "select 1"],
                "Python": [PYTHON, "-c", "print(1)"]}
    found = {name: [] for name in commands}
    peaks = {name: run(command, environment)["peak"] for name, command in commands.items()}
    for _ in range(count * 10):
        for name, command in commands.items():
            found[name].append(run(command, environment, peak=False))
    print("| program | wall ms | CPU ms | CPU, sqlite3 = 1 | peak MB |\n|---|---|---|---|---|")
    figures = []
    for name, runs in found.items():
        assert all(r["status"] == 0 for r in runs), f"{name}: {runs[0]['error']}"
        wall, cpu = median(runs, "wall"), median(runs, "cpu")
        print(f"| {name} | {wall * 1e3:.1f} | {cpu * 1e3:.1f} | {cpu / median(found['sqlite3'], 'cpu'):.1f} | {peaks[name]:.0f} |")
        figures.append({"job": "start", "program": name, "wall": wall, "cpu": cpu})
    return figures


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--esmql", type=Path, required=True, help="the command, built for release")
    parser.add_argument("--jobs", default=",".join(["rows", "plan", "start", *JOBS, "streamed"]))
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--json", type=Path, help="also write the figures here")
    options = parser.parse_args()
    print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f} at the start, medians of {options.runs} runs")
    figures = []
    # A home and an environment without settings of a site.
    home = tempfile.TemporaryDirectory()
    os.environ["HOME"] = home.name
    for name in list(os.environ):
        if name == "XDG_CONFIG_HOME" or name.startswith(("ESMQL_", "HW_", "OS_")):
            del os.environ[name]
    for job in options.jobs.split(","):
        if job == "rows":
            figures += in_process(options.runs)
        elif job == "plan":
            figures += planning(options.runs)
        elif job == "start":
            figures += start(options.esmql, options.runs)
        elif job == "streamed":
            figures += streamed(options.esmql, min(options.runs, 3))
        else:
            figures += end_to_end(job, options.esmql, max(1, options.runs if job != "scan-large" else min(options.runs, 3)))
    heading("targets")
    print_targets(figures)
    print(f"\nload at the end {os.getloadavg()[0]:.1f}")
    if options.json:
        options.json.write_text(json.dumps(figures, indent=1))
    allowed = {name: job.requests for name, job in JOBS.items()}
    allowed |= {f"streamed-{rows}": rows // PAGE for rows in (SMALL, LARGE)}
    problems = [
        f"{f['job']}: esmql made {f['requests']} requests, {allowed[f['job']]} are enough" for f in figures
        if f["program"] == "esmql" and f.get("requests", 0) > allowed.get(f["job"], math.inf)]
    if any(f.get("answer", "equal") != "equal" for f in figures):
        problems.append("some answers differ")
    if problems:
        sys.exit("\n".join(problems))


main()
