"""State in a PostgreSQL table, by the privileges that kine needs: CREATE TABLE and CREATE INDEX in the current schema."""
import json
import time

from . import Store, Unavailable, empty
from ..log import Fatal, error, warn

TABLE = """CREATE TABLE IF NOT EXISTS kine (
  id SERIAL PRIMARY KEY, name VARCHAR(630) COLLATE "C" UNIQUE, revision BIGINT NOT NULL, value TEXT NOT NULL)"""
PATIENCE = 300


class Postgres(Store):
    kind = "postgres"

    def __init__(self, where):
        super().__init__()
        import psycopg2
        self.driver, (self.url, self.database), self.line = psycopg2, where, None
        self.create_database()
        self.wait()
        try:
            self.run(TABLE)
            self.run("CREATE INDEX IF NOT EXISTS kine_revision_index ON kine (revision)")
        except Unavailable as problem:
            raise Fatal(f"starting kubernetes: preparing server: creating storage endpoint: building kine: {problem}") from None

    def connect(self, database):
        line = self.driver.connect(self.url, dbname=database, connect_timeout=5)
        line.autocommit = True
        return line

    def create_database(self):
        """As kine does it: a failure is only a warning, the database may be there already."""
        try:
            with self.connect("postgres") as line, line.cursor() as cursor:
                cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", (self.database,))
                if not cursor.fetchone():
                    cursor.execute('CREATE DATABASE "' + self.database.replace('"', '""') + '"')
        except self.driver.Error as problem:
            warn(f"failed to ensure existence of database {self.database}: {str(problem).strip()}")

    def wait(self):
        for _ in range(PATIENCE):
            try:
                self.line = self.connect(self.database)
                return
            except self.driver.Error as problem:
                error(f"Failed to ping database connection: {str(problem).strip()}")
            time.sleep(1)
        raise Fatal("starting kubernetes: preparing server: no database connection")

    def run(self, statement, values=()):
        try:
            if self.line is None or self.line.closed:
                self.line = self.connect(self.database)
            with self.line.cursor() as cursor:
                cursor.execute(statement, values)
                return cursor.fetchone() if cursor.description else cursor.rowcount
        except self.driver.Error as problem:
            if self.line is not None and isinstance(problem, (self.driver.OperationalError, self.driver.InterfaceError)):
                self.line = None
            raise Unavailable(str(problem).strip()) from None

    def load(self):
        row = self.run("SELECT revision, value FROM kine WHERE name = '/standin/state'")
        return (row[0], json.loads(row[1])) if row else (0, empty())

    def save(self, revision, state):
        value = json.dumps(state)
        if not revision:
            return self.run("INSERT INTO kine (name, revision, value) VALUES ('/standin/state', 1, %s)"
                            " ON CONFLICT DO NOTHING", (value,)) == 1
        return self.run("UPDATE kine SET revision = revision + 1, value = %s WHERE name = '/standin/state' AND revision = %s",
                        (value, revision)) == 1
