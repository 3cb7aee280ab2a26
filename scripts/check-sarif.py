#!/usr/bin/env python3
"""Checks SARIF logs against the limits of GitHub's code scanning, and against the schema of SARIF 2.1.0 when its path is
given (scripts/sarif-schema finds it); that takes jsonschema.

    check-sarif.py [--schema SCHEMA] FILE...
"""

import gzip
import json
import sys


def problems(path, schema):
    with open(path, "rb") as file:
        data = file.read()
    log = json.loads(data)
    if len(gzip.compress(data)) > 10_000_000:
        yield "is larger than 10 MB after gzip"
    if len(log["runs"]) > 20:
        yield "has more than 20 runs"
    for run in log["runs"]:
        rules = run["tool"]["driver"]["rules"]
        if len(rules) > 25_000 or len(run["results"]) > 25_000:
            yield "has more than 25,000 results or rules"
        for rule in rules:
            if len(rule.get("properties", {}).get("tags", [])) > 20:
                yield f"{rule['id']} has more than 20 tags"
        for result in run["results"]:
            if rules[result["ruleIndex"]]["id"] != result["ruleId"]:
                yield f"the index of {result['ruleId']} is wrong"
            if len(result["locations"]) + len(result.get("relatedLocations", [])) > 1000:
                yield "a result has more than 1000 locations"
            if not result["locations"]:
                yield f"a result of {result['ruleId']} has no place"
            if not result["partialFingerprints"]:
                yield "a result has no fingerprint"
    if not schema:
        return
    import jsonschema

    with open(schema, encoding="utf-8") as file:
        validator = jsonschema.Draft4Validator(json.load(file))
    for error in list(validator.iter_errors(log))[:10]:
        yield f"{'/'.join(map(str, error.absolute_path))}: {error.message[:200]}"


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    files = sys.argv[1:]
    schema = None
    if files[0] == "--schema":
        schema = files[1]
        files = files[2:]
    found = [f"{path} {problem}" for path in files for problem in problems(path, schema)]
    how = f"by GitHub's limits and by {schema}" if schema else "by GitHub's limits; NOT held against the schema, which is not here"
    print("\n".join(found) if found else f"the logs are as they should be, {how}")
    sys.exit(1 if found else 0)
