#!/usr/bin/env python3
"""Reads an export as other people's tools do and checks it against the contract.

    check-csv.py FOLDER     a folder with ledger.csv and datapackage.json
"""

import csv
import hashlib
import json
import pathlib
import re
import sqlite3
import sys

COLUMNS = """fact_id source line column quote sentence subject metric value low high qualifier unit abs_error as_of claim
status review reviewer reviewed_at verdict checks rule_id rule_hash rule_pack source_sha256 byte_start byte_end prefix
suffix subject_binding run_id recorded_at supersedes roles note as_of_binding time_code speaker
record_start""".split()
NUMBERS = "line column value low high abs_error byte_start byte_end record_start".split()
ALLOWED = {
    "qualifier": "exact approx nearly more_than at_least less_than at_most range few magnitude".split(),
    "claim": ["true", "false"],
    "status": "current stale superseded withdrawn".split(),
    "review": "unreviewed accepted corrected rejected deferred carried".split(),
    "verdict": "pass fail unsure no_data not_checked".split(),
}


def problems(folder):
    path = folder / "ledger.csv"
    data = path.read_bytes()
    if data.startswith(b"\xef\xbb\xbf"):
        yield "there is a byte order mark"
    data.decode("utf-8")
    with open(path, newline="", encoding="utf-8") as file:
        header, *rows = list(csv.reader(file, strict=True))
    if header != COLUMNS:
        yield f"the columns are {header}"
        return
    if not rows:
        yield "there are no rows"
    if not data.endswith(b"\r\n"):
        yield "the last line does not end in CR LF"
    for number, cells in enumerate(rows, 2):
        if len(cells) != len(COLUMNS):
            yield f"row {number} has {len(cells)} cells"
            continue
        row = dict(zip(COLUMNS, cells))
        for column in NUMBERS:
            if row[column] and not re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", row[column]):
                yield f"row {number}: {column} is {row[column]!r}"
        for column, allowed in ALLOWED.items():
            if row[column] not in allowed:
                yield f"row {number}: {column} is {row[column]!r}"
        if not re.fullmatch(r"f_[0-9a-f]{32}", row["fact_id"]):
            yield f"row {number}: fact_id is {row['fact_id']!r}"
        for column in ("quote", "subject", "note", "sentence"):
            if row[column][:1] in tuple("=+-@\t\r\n＝＋－＠"):
                yield f"row {number}: a spreadsheet would run {column} {row[column]!r}"
    order = [(r[1], int(r[COLUMNS.index("byte_start")]), r[0]) for r in rows]
    if order != sorted(order, key=lambda key: (key[0].encode(), *key[1:])):
        yield "the rows are not in the order of document, byte_start, fact_id"
    if len({(key[0], key[2]) for key in order}) != len(order):
        yield "source and fact_id are not a key"

    base = sqlite3.connect(":memory:")
    base.execute(f"CREATE TABLE ledger ({', '.join(chr(34) + c + chr(34) for c in COLUMNS)})")
    base.executemany(f"INSERT INTO ledger VALUES ({', '.join('?' * len(COLUMNS))})", rows)
    if base.execute("SELECT count(*) FROM ledger").fetchone() != (len(rows),):
        yield "SQLite has other rows"

    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    resource = package["resources"][0]
    if [field["name"] for field in resource["schema"]["fields"]] != COLUMNS:
        yield "datapackage.json describes other columns"
    if resource["bytes"] != len(data):
        yield "datapackage.json tells another size"
    if resource["hash"].removeprefix("sha256:") != hashlib.sha256(data).hexdigest():
        yield "datapackage.json tells another hash"

    try:
        import pandas
    except ImportError:
        return
    frame = pandas.read_csv(path)
    if list(frame.columns) != COLUMNS or len(frame) != len(rows):
        yield "pandas reads another table"


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    found = list(problems(pathlib.Path(sys.argv[1])))
    print("\n".join(found) if found else "the export is as the contract says")
    sys.exit(1 if found else 0)
