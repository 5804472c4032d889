"""curl --parallel writes the pages to files, DuckDB's read_json reads them all at once."""
import csv, json, os, subprocess, sys, tempfile

BASE = os.environ["BENCH_BASE"] + "/rest/dataapi/homs/open-api/v1"
WINDOW = f"begin_time={os.environ['BENCH_BEGIN']}&end_time={os.environ['BENCH_END']}"
METRICS = f"/network-device/metric-data?{WINDOW}"
HEADERS = ["--header", "X-APIG-Appcode: a", "--header", "x-auth-token: t"]
folder = tempfile.TemporaryDirectory()


def get(path):
    done = subprocess.run(["curl", "--silent", "--fail", *HEADERS, BASE + path], capture_output=True, check=True)
    return json.loads(done.stdout)


def fetch(paths):
    """Eight transfers at once, a file each."""
    lines = [f'url = "{BASE}{path}"\noutput = "{folder.name}/{number:06}.json"' for number, path in enumerate(paths)]
    subprocess.run(
        ["curl", "--silent", "--fail", "--parallel", "--parallel-max", "8", *HEADERS, "--config", "-"],
        input="\n".join(lines).encode(), check=True)


def query(columns, sql):
    """The items of all files as the table `t`."""
    import duckdb  # Here, as a count does not need it.

    struct = ", ".join(f'"{column}" VARCHAR' for column in columns.split())
    return duckdb.sql(
        f"with t as (select unnest(list, max_depth := 2) from read_json('{folder.name}/*.json', "
        f"columns = {{total: 'BIGINT', list: 'STRUCT({struct})[]'}}, format = 'unstructured', maximum_object_size = 67108864)) {sql}"
    ).fetchall()


COLUMNS = "device_ip res_type metric region_id value timestamp"
ROW = "device_ip, metric, try_cast(value as double) as value, res_type, region_id, timestamp"


def scan():
    total = get(METRICS + "&page_size=1&offset_value=0")["total"]
    fetch(f"{METRICS}&page_size=1000&offset_value={offset}" for offset in range(0, total, 1000))
    return query(COLUMNS, "select metric, count(*), avg(try_cast(value as double)) from t group by metric order by metric")


def first():
    fetch([METRICS + "&page_size=10&offset_value=0"])
    return query(COLUMNS, f"select {ROW} from t")


def count():
    return [(get(METRICS + "&page_size=1&offset_value=0")["total"],)]


def filtered():
    found, offset = [], 0
    while len(found) < 100:
        fetch([f"{METRICS}&page_size=1000&offset_value={offset}"])
        found += query(COLUMNS, f"select {ROW} from t where try_cast(value as double) > 90")
        offset += 1000
    return found[:100]


def bind():
    hosts = get(f"/host/detail?{WINDOW}&page_size=1000&offset_value=0")["list"]
    fetch(f"/host/vms?host_id={host['HOST_ID']}&page_size=1000&offset_value=0" for host in hosts)
    return query(
        "host_name vm_list",
        "select host_name, len(regexp_extract_all(vm_list, '\\[''vm-')) as n from t where n > 0 order by n desc, 1 limit 10")


csv.writer(sys.stdout, lineterminator="\n").writerows(globals()[sys.argv[1]]())
