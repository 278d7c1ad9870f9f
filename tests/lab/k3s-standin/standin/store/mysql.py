"""State in a MySQL or MariaDB table; the endpoint is a go-sql-driver DSN, taken apart exactly as that driver does."""
import json
import re

from . import Store, Unavailable, empty
from ..log import Fatal

FAILED = "starting kubernetes: preparing server: creating storage endpoint: building kine: failed to create driver for configured endpoint:"
TABLE = """CREATE TABLE IF NOT EXISTS kine (
  id INTEGER AUTO_INCREMENT PRIMARY KEY, name VARCHAR(630) CHARACTER SET ascii UNIQUE, revision BIGINT NOT NULL,
  value MEDIUMBLOB NOT NULL)"""


def parse(dsn):
    """user:password@tcp(host:port)/database?parameters: the last / is the database's, the last @ before it the address's."""
    if not dsn:
        return {"unix_socket": "/var/run/mysqld/mysqld.sock", "user": "root", "database": "kubernetes"}
    head, slash, tail = dsn.rpartition("/")
    if not slash:
        raise Fatal(f"{FAILED} invalid DSN: missing the slash separating the database name")
    account, _, address = head.rpartition("@")
    user, _, password = account.partition(":")
    found = {"user": user, "password": password, "database": tail.partition("?")[0] or "kubernetes"}
    match = re.fullmatch(r"(\w+)(?:\((.*)\))?", address)
    if not match:
        raise Fatal(f"{FAILED} invalid DSN: network address not terminated (missing closing brace)")
    network, place = match[1], match[2]
    if network == "unix":
        return {**found, "unix_socket": place}
    if network != "tcp":
        raise Fatal(f"{FAILED} default addr for network '{address}' unknown")
    host, _, port = (place or "127.0.0.1:3306").rpartition(":")
    return {**found, "host": host.strip("[]"), "port": int(port)}


class MySql(Store):
    kind = "mysql"

    def __init__(self, where, files):
        super().__init__()
        import pymysql
        self.driver, self.line, self.where, self.keys = pymysql, None, dict(where), set()
        self.database = self.where.pop("database")
        if any(files.values()):
            self.where["ssl"] = {key: value for key, value in files.items() if value} | {"check_hostname": True}
        try:
            self.line = self.connect(None)
            if not self.exists():
                self.run("CREATE DATABASE IF NOT EXISTS `" + self.database.replace("`", "``") + "`")
            self.line = self.connect(self.database)
            self.run(TABLE)
        except (Unavailable, pymysql.MySQLError, OSError) as problem:
            raise Fatal(f"{FAILED} {problem}") from None

    def connect(self, database):
        return self.driver.connect(**self.where, database=database, autocommit=True, connect_timeout=5)

    def exists(self):
        return bool(self.run("SELECT 1 FROM information_schema.schemata WHERE schema_name = %s", (self.database,)))

    def run(self, statement, values=None):
        try:
            if self.line is None or not self.line.open:
                self.line = self.connect(self.database)
            with self.line.cursor() as cursor:
                count = cursor.execute(statement, values)
                return cursor.fetchone() if cursor.description else count
        except (self.driver.MySQLError, OSError) as problem:
            if not isinstance(problem, self.driver.err.ProgrammingError):
                self.line = None
            raise Unavailable(str(problem)) from None

    def load(self):
        row = self.run("SELECT revision, value FROM kine WHERE name = '/standin/state'")
        return (row[0], json.loads(row[1])) if row else (0, empty())

    def keep_keys(self, keys):
        """Rows by their names, as kine has them: dumps show names as text, and values as hexadecimal digits."""
        if keys != self.keys:
            for key in keys:
                self.run("INSERT IGNORE INTO kine (name, revision, value) VALUES (%s, 1, '')", (key,))
            self.keys = keys

    def save(self, revision, state):
        self.keep_keys(set(state["bootstrap"]))
        value = json.dumps(state)
        if not revision:
            return self.run("INSERT IGNORE INTO kine (name, revision, value) VALUES ('/standin/state', 1, %s)", (value,)) == 1
        return self.run("UPDATE kine SET revision = revision + 1, value = %s WHERE name = '/standin/state' AND revision = %s",
                        (value, revision)) == 1
