"""validateschemas.py SCHEMA_FOLDER DOCUMENT_FOLDER

Validates, with Debian's validators, the schema files against their meta-schemas, the OpenAPI document against OpenAPI 3.1, and every
document NAME.*.good.json and NAME.*.bad.json against NAME.schema.json: good ones must pass, bad ones must not. Prints what is wrong.
"""
import json
import pathlib
import sys

import jsonschema
import openapi_spec_validator
import referencing


def read(path):
    return json.loads(path.read_text(encoding="utf-8"))


def bundled(node, own_name):
    """The node with references to other files turned into references within one OpenAPI document."""
    if isinstance(node, list):
        return [bundled(item, own_name) for item in node]
    if not isinstance(node, dict):
        return node
    result = {}
    for key, value in node.items():
        if key == "$ref" and isinstance(value, str):
            file, _, inner = value.partition("#")
            parts = file.split("/")
            name = parts[-2] if file else own_name
            result[key] = f"#/components/schemas/{name}{inner}"
        elif key not in ("$id", "$schema") or not isinstance(value, str):
            result[key] = bundled(value, own_name)
    return result


def main():
    schema_folder, document_folder = map(pathlib.Path, sys.argv[1:3])
    problems = []
    schemas = {path.name.removesuffix(".schema.json"): read(path) for path in sorted(schema_folder.glob("*.schema.json"))}
    for name, schema in schemas.items():
        try:
            jsonschema.Draft202012Validator.check_schema(schema)
        except jsonschema.SchemaError as error:
            problems.append(f"{name}.schema.json: {error.message}")
    registry = referencing.Registry().with_resources(
        (schema["$id"], referencing.Resource.from_contents(schema)) for schema in schemas.values())

    openapi = bundled(read(schema_folder / "tlf-1.openapi.json"), "")
    openapi["components"] = {"schemas": {name: bundled(schema, name) for name, schema in schemas.items()}}
    try:
        openapi_spec_validator.validate(openapi, cls=openapi_spec_validator.OpenAPIV31SpecValidator)
    except Exception as error:  # several kinds, all of them a refusal
        problems.append(f"tlf-1.openapi.json: {error}")

    counts = {"good": 0, "bad": 0}
    for path in sorted(document_folder.glob("*.json")):
        name, kind = path.name.split(".")[0], path.name.split(".")[-2]
        validator = jsonschema.Draft202012Validator(schemas[name], registry=registry)
        errors = list(validator.iter_errors(read(path)))
        counts[kind] += 1
        if kind == "good" and errors:
            problems.append(f"{path.name}: {errors[0].json_path}: {errors[0].message[:300]}")
        if kind == "bad" and not errors:
            problems.append(f"{path.name}: passes, and must not")
    for problem in problems:
        print(problem)
    print(f"{len(schemas)} schemas and an OpenAPI document, {counts['good']} good documents, {counts['bad']} bad ones: {len(problems)} problems")
    return 1 if problems or not counts["good"] or not counts["bad"] else 0


sys.exit(main())
