"""Fits the command to the runner of a folder of SQL conformance cases: tables come as an SQLite file, answers go as JSON."""
import os

from slt_runner import Adapter, write_db


class Esmql(Adapter):
    uses_http = False
    empty_is_empty = False

    def __init__(self, opts):
        super().__init__(opts)
        self.uses_http = False

    def prepare(self, dir, tables, url):
        path = os.path.join(dir, "state.db")
        write_db(path, tables)
        command = [os.environ["ESMQL_BINARY"], "--attach", path, "--format", "json", "--keep-going", "--quiet"]
        return command, dict(os.environ, HOME=dir), ""
