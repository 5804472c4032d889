"""requests and sqlite3: a session, a loop over the pages, executemany."""
import csv, os, sqlite3, sys

import requests

BASE = os.environ["BENCH_BASE"] + "/rest/dataapi/homs/open-api/v1"
WINDOW = {"begin_time": os.environ["BENCH_BEGIN"], "end_time": os.environ["BENCH_END"]}
session = requests.Session()
session.headers.update({"X-APIG-Appcode": "a", "x-auth-token": "t"})


def get(path, **params):
    answer = session.get(BASE + path, params=params, timeout=30)
    answer.raise_for_status()
    return answer.json()


def pages(path, **params):
    offset = 0
    while True:
        page = get(path, page_size=1000, offset_value=offset, **params)
        yield page["list"]
        offset += len(page["list"])
        if not page["list"] or offset >= page["total"]:
            return


def number(text):
    return None if text in ("", "null") else float(text)


def metrics(rows):
    return [(r["device_ip"], r["metric"], number(r["value"]), r["res_type"], r["region_id"], r["timestamp"]) for r in rows]


def scan():
    database = sqlite3.connect(":memory:")
    database.execute("create table m (device_ip, metric, value real, res_type, region, timestamp)")
    for page in pages("/network-device/metric-data", **WINDOW):
        database.executemany("insert into m values (?, ?, ?, ?, ?, ?)", metrics(page))
    return database.execute("select metric, count(*), avg(value) from m group by metric order by metric")


def first():
    return metrics(get("/network-device/metric-data", page_size=10, offset_value=0, **WINDOW)["list"])


def count():
    return [(get("/network-device/metric-data", page_size=1, offset_value=0, **WINDOW)["total"],)]


def filtered():
    found = []
    for page in pages("/network-device/metric-data", **WINDOW):
        found += [row for row in metrics(page) if row[2] is not None and row[2] > 90]
        if len(found) >= 100:
            return found[:100]
    return found


def bind():
    hosts = [host["HOST_ID"] for page in pages("/host/detail", **WINDOW) for host in page]
    counts = []
    for host in hosts:
        for page in pages("/host/vms", host_id=host):
            counts += [(item["host_name"], item["vm_list"].count("['vm-")) for item in page]
    return sorted((c for c in counts if c[1]), key=lambda c: (-c[1], c[0]))[:10]


csv.writer(sys.stdout, lineterminator="\n").writerows(globals()[sys.argv[1]]())
