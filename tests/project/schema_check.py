#!/usr/bin/env python3
"""Validates JSON files against a JSON Schema: schema_check.py SCHEMA FILE...

Ends with 0 if every file is valid, 1 if one is not, 2 if the check cannot be made: a missing python3-jsonschema is a
failure, not a reason to skip.
"""

import json
import sys
from pathlib import Path

try:
    from jsonschema import Draft202012Validator
except ImportError:
    print("schema_check.py: python3-jsonschema is not installed", file=sys.stderr)
    sys.exit(2)

MOST_SHOWN = 20


def without_repeats(pairs):
    """Objects of a report have each key once; the json module would keep the last in silence."""
    names = [name for name, _ in pairs]
    repeated = {name for name in names if names.count(name) > 1}
    if repeated:
        raise ValueError(f"repeated keys: {', '.join(sorted(repeated))}")
    return dict(pairs)


def parsed(path):
    try:
        return json.loads(Path(path).read_text(encoding="utf-8"), object_pairs_hook=without_repeats)
    except (OSError, ValueError) as error:
        print(f"{path}: {error}", file=sys.stderr)
        return None


def is_valid(validator, path):
    document = parsed(path)
    if document is None:
        return False
    errors = sorted(validator.iter_errors(document), key=lambda error: [str(step) for step in error.absolute_path])
    for error in errors[:MOST_SHOWN]:
        print(f"{path}: {error.json_path}: {error.message}", file=sys.stderr)
    if len(errors) > MOST_SHOWN:
        print(f"{path}: first {MOST_SHOWN} of {len(errors)} errors", file=sys.stderr)
    return not errors


def main(arguments):
    if len(arguments) < 2:
        print(__doc__, file=sys.stderr)
        return 2
    schema = parsed(arguments[0])
    if schema is None:
        return 2
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)
    return 0 if all([is_valid(validator, path) for path in arguments[1:]]) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
