"""The targets of the project, and whether the figures of a run reach them."""

BOUND = "bound: SQLite alone, ten rows a VALUES"


def ratio(first, second, key):
    """A figure of one program by that of another, each a pair of job and program."""
    return lambda figure: figure(*first, key) / figure(*second, key)


def own(job, key, unit=1.0):
    """A figure of esmql."""
    return lambda figure: figure(job, "esmql", key) * unit


def peers(job, other, key):
    """A figure of esmql by that of a peer of the same job."""
    return ratio((job, "esmql"), (job, other), key)


# What is aimed at; how it is worked out from the figures; the comparison and its bound; how the figure is written.
TARGETS = [
    ("pages to rows, 6 columns: of the bound", ratio(("rows-6", "esmql"), ("rows-6", BOUND), "rate"), ">=", 0.75, "{:.0%}"),
    ("pages to rows, 13 columns: of the bound", ratio(("rows-13", "esmql"), ("rows-13", BOUND), "rate"), ">=", 0.75, "{:.0%}"),
    ("scan of 200,000: CPU, bound of two columns = 1", peers("scan", "bound, two columns", "cpu"), "<=", 2, "{:.2f}"),
    ("scan of 200,000: wall, curl + DuckDB = 1", peers("scan", "curl + DuckDB", "wall"), "<=", 1, "{:.2f}"),
    ("scan of 200,000: wall of requests + sqlite3, esmql = 1",
     ratio(("scan", "requests + sqlite3"), ("scan", "esmql"), "wall"), ">=", 3, "{:.2f}"),
    ("scan of 200,000, 2 ms: wall, curl + DuckDB = 1", peers("scan-2ms", "curl + DuckDB", "wall"), "<=", 1, "{:.2f}"),
    ("scan of 1.7 million: CPU, bound of two columns = 1", peers("scan-large", "bound, two columns", "cpu"), "<=", 1.5, "{:.2f}"),
    ("scan of 1.7 million: peak MB", own("scan-large", "peak"), "<=", 100, "{:.0f}"),
    ("limit 10: requests", own("first", "requests"), "<=", 1, "{:.0f}"),
    ("limit 10: wall ms", own("first", "wall", 1000), "<=", 50, "{:.0f}"),
    ("limit 10: peak MB", own("first", "peak"), "<=", 40, "{:.0f}"),
    ("count(*): requests", own("count", "requests"), "<=", 1, "{:.0f}"),
    ("count(*): wall ms", own("count", "wall", 1000), "<=", 50, "{:.0f}"),
    ("count(*): peak MB", own("count", "peak"), "<=", 40, "{:.0f}"),
    ("filter and limit 100: requests", own("filtered", "requests"), "<=", 2, "{:.0f}"),
    ("500 hosts: requests", own("bind", "requests"), "<=", 501, "{:.0f}"),
    ("500 hosts: wall, tuned Python = 1", peers("bind", "tuned Python", "wall"), "<=", 1, "{:.2f}"),
    ("streamed: peak of 1.7 million rows, 200,000 = 1",
     ratio(("streamed-1700000", "esmql"), ("streamed-200000", "esmql"), "peak"), "<=", 1.2, "{:.2f}"),
    ("start: CPU, sqlite3 = 1", ratio(("start", "esmql"), ("start", "sqlite3"), "cpu"), "<=", 3, "{:.1f}"),
    ("ten lines parsed, bound and planned: µs", own("plan-medium", "plan", 1e6), "<=", 200, "{:.0f}"),
]


def print_targets(figures):
    """Prints a line for each target whose jobs were run."""
    found = {(f["job"], f["program"]): f for f in figures}
    print("| target | | reached | met |\n|---|---|---|---|")
    for title, work_out, comparison, bound, form in TARGETS:
        try:
            reached = work_out(lambda job, program, key: found[job, program][key])
        except (KeyError, ZeroDivisionError):
            continue
        met = reached >= bound if comparison == ">=" else reached <= bound
        sign = {">=": "at least", "<=": "at most"}[comparison]
        print(f"| {title} | {sign} {form.format(bound)} | {form.format(reached)} | {'yes' if met else 'no'} |")
