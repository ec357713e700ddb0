# SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
"""The program `regietafel what-if` as these tests see it: started from the root of the repository on the real forms of
Drenthe, asked line by line over a pipe, and answering in JSON."""

import json
import subprocess
import sys
import tomllib
import unittest
from pathlib import Path

FORM = "samples/regietafel/forms/prt-bijdrage.xlsx"
TABLE = ["--province", "config/drenthe.toml", "--form", FORM]

_program = None  # set by main()


def main():
    """Runs the tests of the calling file: file.py PROGRAM [TEST...]"""
    global _program
    _program = sys.argv.pop(1)
    unittest.main()


def program():
    return _program


def run(*arguments, lines=()):
    """What the program prints on standard output, on standard error, and its exit code."""
    ended = subprocess.run([_program, *arguments], input="".join(line + "\n" for line in lines), capture_output=True,
                           text=True, encoding="utf-8", check=False)
    return ended.stdout, ended.stderr, ended.returncode


class Session:
    """An open table. `with` ends it. In a folder it reads the table all the same, and takes bare names to be of there."""

    def __init__(self, *arguments, folder=None):
        table = [str(Path(one).resolve()) if Path(one).is_file() else one for one in TABLE]
        self.process = subprocess.Popen([_program, "what-if", "--json", *(TABLE if folder is None else table), *arguments],
                                        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=folder)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.end()

    def ask(self, line):
        """The answer to a command."""
        self.process.stdin.write((line + "\n").encode())
        self.process.stdin.flush()
        answer = self.process.stdout.readline()
        if not answer:
            raise AssertionError(f"no answer to {line!r}: {self.process.stderr.read().decode()}")
        return json.loads(answer)

    def do(self, *lines):
        """The answer to the last of these, of which none may be refused."""
        for line in lines:
            answer = self.ask(line)
            if not answer["done"]:
                raise AssertionError(f"{line!r} is refused: {answer['diagnostics']}")
        return answer

    def refused(self, line):
        """The codes with which a command is refused."""
        answer = self.ask(line)
        if answer["done"]:
            raise AssertionError(f"{line!r} is done")
        return [one["code"] for one in answer["diagnostics"]]

    def end(self):
        """What it says on standard error at the end of its input, and its exit code."""
        if self.process.stderr.closed:
            return "", self.process.wait()
        if self.process.poll() is None and not self.process.stdin.closed:
            self.process.stdin.close()
        said = self.process.stderr.read().decode()
        self.process.stdout.close()
        self.process.stderr.close()
        return said, self.process.wait()


def figures_of(path):
    """A saved file: its figures as {(who, category, basis, period): value}, None for a blank, and those of each scenario."""
    said = tomllib.loads(Path(path).read_text("utf-8"))
    if (said["format"], said["kind"], said["province"]) != (1, "figures", "PV22"):
        raise AssertionError(f"{path} is no file of figures of Drenthe")

    def read(figures):
        return {(one["who"], one["category"], one["basis"], one["period"]):
                (None if one.get("blank") else one["value"] if "value" in one else (one["least"], one["most"]))
                for one in figures}
    return read(said.get("figure", [])), {one["name"]: read(one.get("figure", [])) for one in said.get("scenario", [])}
