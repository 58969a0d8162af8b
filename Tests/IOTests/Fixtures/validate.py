"""Validates documents with Python's jsonschema, an implementation independent of ours.

Usage: validate.py SCHEMAS DOCUMENTS. SCHEMAS is a folder with criteria-set.schema.json and
plan.schema.json. DOCUMENTS has a line of JSON each: {"schema": NAME, "document": VALUE}.
Prints 1 for a document that fits and 0 for one that does not, a line each.
"""

import json
import sys

from jsonschema import Draft202012Validator

folder, documents = sys.argv[1:]
validators = {}
for name in ["criteria-set", "plan"]:
    with open(f"{folder}/{name}.schema.json", encoding="utf-8") as file:
        schema = json.load(file)
    Draft202012Validator.check_schema(schema)
    validators[name] = Draft202012Validator(schema)
with open(documents, encoding="utf-8") as file:
    for line in file:
        entry = json.loads(line)
        print(int(validators[entry["schema"]].is_valid(entry["document"])))
