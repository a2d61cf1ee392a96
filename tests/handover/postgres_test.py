#!/usr/bin/env python3
"""Writes the plans of the sample years into a PostgreSQL server that it starts itself, and asks them back.

usage: postgres_test.py PLANLESER SCRATCH      (from the project's root; ends with 77 where no server can be started)
"""
import contextlib, glob, json, os, pathlib, pwd, shutil, subprocess, sys, tempfile

HARD = 'a "quoted" \'text\'\twith a tab,\na line,\r\na back\\slash \\N \\. 😀 æøå'
SKIPPED = 77


def skip(reason):
    print(f"skipped: {reason}")
    sys.exit(SKIPPED)


def run(*command, code=0):
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == code, f"{' '.join(command)}: exit {done.returncode}\n{done.stdout}{done.stderr}"
    return done


@contextlib.contextmanager
def server():
    """A server of its own, reached over a socket in its folder; PostgreSQL refuses to run as root."""
    programs = sorted(glob.glob("/usr/lib/postgresql/*/bin/initdb"), key=lambda path: int(path.split("/")[4]))
    if not programs:
        skip("no PostgreSQL server is installed (Debian: postgresql)")
    programs = os.path.dirname(programs[-1])
    as_user = []
    folder = tempfile.mkdtemp(prefix="planleser-pg-")
    if os.geteuid() == 0:
        try:
            user = pwd.getpwnam("postgres")
        except KeyError:
            skip("PostgreSQL does not run as root, and there is no user postgres")
        os.chown(folder, user.pw_uid, user.pw_gid)
        os.chmod(folder, 0o755)
        as_user = ["runuser", "-u", "postgres", "--"]
    data = os.path.join(folder, "data")
    try:
        run(*as_user, f"{programs}/initdb", "-D", data, "-U", "reader", "--auth=trust", "--encoding=UTF8",
            "--locale=C.UTF-8", "--no-sync")
        settings = f"-c listen_addresses= -c unix_socket_directories={folder} -c fsync=off"
        # Its output goes to a file: a pipe would stay open in the server.
        with open(os.path.join(folder, "start.log"), "w") as log:
            subprocess.run([*as_user, f"{programs}/pg_ctl", "-D", data, "-w", "-l", os.path.join(folder, "server.log"), "-o", settings,
                            "start"], stdout=log, stderr=log, check=True, cwd=folder)
        try:
            yield f"host={folder} user=reader dbname=postgres"
        finally:
            subprocess.run([*as_user, f"{programs}/pg_ctl", "-D", data, "-m", "immediate", "stop"], cwd=folder,
                           stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def main(planleser, scratch):
    shutil.rmtree(scratch, ignore_errors=True)
    plans = os.path.join(scratch, "plans")
    run(planleser, "import", *(f"samples/program-{year}.pdf" for year in (2023, 2024, 2025)), "--out", plans)
    paths = sorted(glob.glob(os.path.join(plans, "*.plan.json")))

    def loaded():
        return [json.loads(pathlib.Path(path).read_text(encoding="utf-8")) for path in paths]

    hard = loaded()[0]
    hard["measures"][0]["text"] = HARD
    hard["measures"][1]["text"] = "zero\0byte"
    hard["budgets"][0]["rows"][0]["values"][0] = 10**15
    pathlib.Path(paths[0]).write_text(json.dumps(hard, ensure_ascii=False), encoding="utf-8")

    with server() as dsn:
        def ask(query):
            done = run("psql", dsn, "-At", "-F", "\x1f", "-R", "\x1e", "-c", query)
            return [line.split("\x1f") for line in done.stdout.removesuffix("\n").split("\x1e")]

        def count(query):
            return int(ask(query)[0][0])

        def export(*what, **more):
            return run(planleser, "export", *what, "--to", "postgres", "--dsn", dsn, **more)

        def check_counts():
            expected = {
                "plan": len(loaded()),
                "area": sum(len(plan["areas"]) for plan in loaded()),
                "goal": sum(len(plan["goals"]) for plan in loaded()),
                "measure": sum(len(plan["measures"]) for plan in loaded()),
                "target": sum(len(measure["targets"]) for plan in loaded() for measure in plan["measures"]),
                "budget_row": sum(len(budget["rows"]) for plan in loaded() for budget in plan["budgets"]),
                "section": sum(len(plan["sections"]) for plan in loaded()),
                "finding": sum(len(plan["diagnostics"]) for plan in loaded()),
            }
            for table, rows in expected.items():
                assert count(f"SELECT count(*) FROM {table}") == rows, table
            figures = sum(isinstance(value, (int, float)) for plan in loaded() for budget in plan["budgets"]
                          for row in budget["rows"] for value in row["values"])
            assert count("SELECT count(*) FROM budget_figure WHERE value IS NOT NULL") == figures > 0
            total = sum(round(value * 1000) for plan in loaded() for budget in plan["budgets"]
                        for row in budget["rows"] for value in row["values"] if isinstance(value, (int, float)))
            assert count("SELECT (sum(value) * 1000)::bigint FROM budget_figure") == total
            assert count("SELECT count(*) FROM search WHERE kind = 'measure'") == expected["measure"]

        export(plans)
        check_counts()
        assert count("SELECT count(*) FROM measure WHERE text = E'" + HARD.replace("\\", "\\\\").replace("'", "\\'") + "'") == 1
        assert count("SELECT count(*) FROM measure WHERE text = 'zero\ufffdbyte'") == 1
        assert count("SELECT count(*) FROM budget_figure WHERE value = 1000000000000000") == 1
        for view in ("measures_with_area", "partners_by_measures", "budget_series", "sums_that_fail"):
            ask(f"SELECT * FROM {view} LIMIT 1")
        assert count("SELECT count(*) FROM measures_with_area") == count("SELECT count(*) FROM measure")
        assert count("SELECT count(*) FROM search WHERE words @@ websearch_to_tsquery('norwegian', 'tiltak')") >= 0

        # Written again, a plan replaces its rows; what others keep in the database stays.
        run("psql", dsn, "-c", "INSERT INTO plan (plan, title) VALUES ('another', 'kept')")
        run("psql", dsn, "-c", "INSERT INTO search (plan, kind, id, text) VALUES ('another', 'goal', '1', 'kept')")
        before = count("SELECT count(*) FROM measure")
        hard["measures"].pop()
        pathlib.Path(paths[0]).write_text(json.dumps(hard, ensure_ascii=False), encoding="utf-8")
        export(paths[0])
        assert count("SELECT count(*) FROM measure") == before - 1
        assert count("SELECT count(*) FROM plan WHERE plan = 'another'") == 1
        assert count("SELECT count(*) FROM search WHERE plan = 'another'") == 1
        run("psql", dsn, "-c", "DELETE FROM search WHERE plan = 'another'", "-c", "DELETE FROM plan WHERE plan = 'another'")
        check_counts()

        # All or nothing: a measure that names an area there is none of is refused, with all that came with it.
        broken = loaded()[1]
        broken["source"]["sha256"] = "f" * 64
        broken["measures"][0]["area"] = "none such"
        broken_path = os.path.join(scratch, "broken.plan.json")
        pathlib.Path(broken_path).write_text(json.dumps(broken), encoding="utf-8")
        refused = export(paths[0], broken_path, code=1)
        assert "violates foreign key constraint" in refused.stderr, refused.stderr
        check_counts()

        # Two at once wait for one another.
        run("psql", dsn, "-c", "CREATE DATABASE twice")
        twice = dsn.replace("dbname=postgres", "dbname=twice")
        both = [subprocess.Popen([planleser, "export", plans, "--to", "postgres", "--dsn", twice],
                                 stderr=subprocess.PIPE, text=True) for _ in range(2)]
        for each in both:
            assert each.wait() == 0, each.stderr.read()
            each.stderr.close()
        assert run("psql", twice, "-Atc", "SELECT count(*) FROM measure").stdout.strip() == str(before - 1)

        # An import in shards, gathered.
        for part in ("1/2", "2/2"):
            run(planleser, "import", "samples/program-2023.pdf", "samples/notes-2025.pdf", "--shard", part,
                "--out", os.path.join(scratch, "shards"))
        run(planleser, "merge", os.path.join(scratch, "shards"), "--dsn", dsn)
        assert count("SELECT count(*) FROM document JOIN plan USING (plan)") == 2

        unreachable = run(planleser, "export", plans, "--to", "postgres", "--dsn", "host=/nowhere", code=1)
        assert "planleser: PostgreSQL: " in unreachable.stderr, unreachable.stderr
        print(f"{count('SELECT count(*) FROM measure')} measures in PostgreSQL")


if __name__ == "__main__":
    main(*sys.argv[1:3])
