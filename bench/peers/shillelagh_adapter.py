"""shillelagh: an adapter for each table, and SQL over them through APSW."""
import ast, csv, os, sys
from urllib.parse import urlsplit

import requests
from shillelagh.adapters.base import Adapter
from shillelagh.adapters.registry import registry
from shillelagh.backends.apsw.db import connect
from shillelagh.fields import Float, Integer, Order, String
from shillelagh.filters import Equal

BASE = os.environ["BENCH_BASE"] + "/rest/dataapi/homs/open-api/v1"
WINDOW = {"begin_time": os.environ["BENCH_BEGIN"], "end_time": os.environ["BENCH_END"]}
session = requests.Session()
session.headers.update({"X-APIG-Appcode": "a", "x-auth-token": "t"})


def items(path, size=1000, **params):
    offset = 0
    while True:
        answer = session.get(BASE + path, params={"page_size": size, "offset_value": offset, **params}, timeout=30)
        answer.raise_for_status()
        page = answer.json()
        yield from page["list"]
        offset += len(page["list"])
        if not page["list"] or offset >= page["total"]:
            return


class Table(Adapter):
    safe = True
    supports_limit = True
    name = ""

    @classmethod
    def supports(cls, uri, fast=True, **kwargs):
        return uri == f"esm://{cls.name}"

    @staticmethod
    def parse_uri(uri):
        return (urlsplit(uri).netloc,)

    def __init__(self, table):
        super().__init__()


class Metrics(Table):
    name = "network_metrics"
    device_ip = String(filters=None, order=Order.NONE)
    metric = String()
    value = Float()
    res_type = String()
    region = String()
    timestamp = String()

    def get_data(self, bounds, order, limit=None, offset=None, **kwargs):
        size = min(limit or 1000, 1000)
        for number, item in enumerate(items("/network-device/metric-data", size, **WINDOW)):
            if limit is not None and number >= limit:
                return
            value = item["value"]
            yield {
                "rowid": number, "device_ip": item["device_ip"], "metric": item["metric"],
                "value": None if value in ("", "null") else float(value), "res_type": item["res_type"],
                "region": item["region_id"], "timestamp": item["timestamp"],
            }


class Hosts(Table):
    name = "hosts"
    host_id = String()
    host_name = String()

    def get_data(self, bounds, order, limit=None, offset=None, **kwargs):
        for number, item in enumerate(items("/host/detail", **WINDOW)):
            yield {"rowid": number, "host_id": item["HOST_ID"], "host_name": item["HOST_NAME"]}


class HostVMs(Table):
    name = "host_vms"
    supports_limit = False
    host_id = String(filters=[Equal], exact=True)
    vm_id = String()

    def get_cost(self, filtered_columns, order):
        return 1 if any(column == "host_id" for column, _ in filtered_columns) else 1_000_000_000

    def get_data(self, bounds, order, **kwargs):
        host = bounds["host_id"].value
        for item in items("/host/vms", host_id=host):
            for number, machine in enumerate(ast.literal_eval(item["vm_list"])):
                yield {"rowid": number, "host_id": host, "vm_id": machine[0]}


ROW = "device_ip, metric, value, res_type, region, timestamp"
QUERIES = {
    "scan": 'select metric, count(*), avg(value) from "esm://network_metrics" group by metric order by metric',
    "first": f'select {ROW} from "esm://network_metrics" limit 10',
    "count": 'select count(*) from "esm://network_metrics"',
    "filtered": f'select {ROW} from "esm://network_metrics" where value > 90 limit 100',
    "bind": 'select h.host_name, count(*) n from "esm://hosts" h join "esm://host_vms" v on v.host_id = h.host_id '
    "group by 1 order by n desc, 1 limit 10",
}
for table in (Metrics, Hosts, HostVMs):
    registry.add(table.name, table)
cursor = connect(":memory:", adapters=[Metrics.name, Hosts.name, HostVMs.name]).cursor()
csv.writer(sys.stdout, lineterminator="\n").writerows(cursor.execute(QUERIES[sys.argv[1]]))
