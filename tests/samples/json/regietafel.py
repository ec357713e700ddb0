# SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
"""The program as these tests see it: run from the root of the repository, its answer read as JSON."""

import json
import subprocess
import sys
import unittest

FORM = "samples/regietafel/forms/prt-bijdrage.xlsx"
DRENTHE = ["picture", "--province", "config/drenthe.toml", FORM]
EXPLAIN = ["explain", "--province", "config/drenthe.toml", "--form", FORM]
PLAN = "tests/samples/golden/synthetic/plan.toml"
LAYERS = "tests/config/three_layers/eigen.toml"
TWO_TABLES = ["compare", "--province", "config/drenthe.toml", "--form", "samples/regietafel/forms/Hoogeveen.csv",
              "samples/regietafel/forms/De Wolden.csv", "tests/samples/golden/synthetic/changed/De Wolden.csv"]

_program = None  # set by main()


def main():
    """Runs the tests of the calling file: file.py PROGRAM [TEST...]"""
    global _program
    _program = sys.argv.pop(1)
    unittest.main()


def run(*arguments, said=None):
    """What the program prints on standard output, on standard error, and its exit code."""
    ended = subprocess.run([_program, *arguments], input=said, capture_output=True, text=True, encoding="utf-8", check=False)
    return ended.stdout, ended.stderr, ended.returncode


def _no_float(text):
    raise ValueError(f"a float: {text}")


def read(text):
    """A document; a number with a decimal point or an exponent is an error."""
    return json.loads(text, parse_float=_no_float)


def answer(*arguments):
    """The JSON of a run that must end well and say nothing else."""
    output, errors, code = run(*arguments, "--json")
    if code != 0 or errors:
        raise AssertionError(f"{arguments} ended with {code}: {errors}")
    return read(output)
