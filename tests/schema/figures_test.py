# SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
"""The schema of a file of figures and the program agree, as far as a schema can see: figures_test.py REGIETAFEL [TEST...]"""

import json
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

import province_files
from jsonschema import Draft4Validator, FormatChecker  # Debian: python3-jsonschema

_SCHEMA = json.loads(Path("config/schema/figures.schema.json").read_text("utf-8"))
_VALIDATOR = Draft4Validator(_SCHEMA, format_checker=FormatChecker())
FAULTY = Path("tests/faulty/figures")
PROVINCE = FAULTY / "province.toml"
# What is wrong with these only the program can see: whether a cell is there, and whose province it is.
ACCEPTED = ["cells", "other_province"]

SOUND = {"who": "GM9801", "category": "goo", "basis": "zeker", "period": "2025", "value": 30}
WRONG_FIGURES = [
    {**SOUND, "value": 30.5}, {**SOUND, "value": "30"}, {**SOUND, "value": 1_000_000_001}, {**SOUND, "blank": True},
    {**SOUND, "least": 1}, {**SOUND, "least": 1, "most": 2}, {**SOUND, "who": ""}, {**SOUND, "note": ""},
    {**SOUND, "note": "een\u202eom"}, {**SOUND, "sourse": "brief"}, {**SOUND, "date": "2024-05-29x"},
    {key: SOUND[key] for key in SOUND if key != "value"}, {key: SOUND[key] for key in SOUND if key != "period"},
    {**{key: SOUND[key] for key in SOUND if key != "value"}, "blank": False},
    {**{key: SOUND[key] for key in SOUND if key != "value"}, "least": 1},
]
WRONG_FILES = [{"format": 2}, {"kind": "cijfers"}, {"kind": None}, {"province": None}, {"figures": []},
               {"scenario": [{"name": "begin"}]}, {"scenario": [{"name": " ruim"}]}, {"scenario": [{"figure": []}]},
               {"scenario": [{"name": "ruim", "figure": [{"who": "GM9801"}]}]}]
_program = None  # set below


def complaints(document):
    return [f"{error.json_path}: {error.message}"[:200] for error in _VALIDATOR.iter_errors(document)]


def file_of(**changes):
    made = {"format": 1, "kind": "figures", "province": "PV98", "figure": [SOUND], **changes}
    return {key: value for key, value in made.items() if value is not None}


def as_toml(value):
    """JSON is near enough to TOML where there is no null."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key} = {as_toml(each)}" for key, each in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(as_toml, value)) + "]"
    return json.dumps(value, ensure_ascii=True)


def program_accepts(path):
    ended = subprocess.run([_program, "picture", "--province", str(PROVINCE), "--figures", str(path)],
                           capture_output=True, check=False)
    return ended.returncode == 0


def program_accepts_document(document):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "figures.toml")
        path.write_text("".join(f"{key} = {as_toml(value)}\n" for key, value in document.items()), "utf-8")
        return program_accepts(path)


class FiguresSchema(unittest.TestCase):
    def test_is_a_schema(self):
        Draft4Validator.check_schema(_SCHEMA)

    def test_accepts_what_is_sound(self):
        for path in (FAULTY / "sound.toml", Path("tests/config/figures_written.expected")):
            with self.subTest(str(path)):
                self.assertEqual(complaints(province_files.as_editors_see(path)), [])
                self.assertTrue(program_accepts(path))
        self.assertEqual(complaints(file_of()), [])
        self.assertTrue(program_accepts_document(file_of()))
        self.assertEqual(complaints(province_files.as_editors_see(Path("tests/samples/golden/synthetic/plan.toml"))), [])

    def test_refuses_what_it_can_and_so_does_the_program(self):
        names = [path.stem for path in sorted(FAULTY.glob("*.expected"))]
        self.assertGreater(len(names), 3)
        for name in names:
            with self.subTest(name):
                found = complaints(province_files.as_editors_see(FAULTY / f"{name}.toml"))
                self.assertEqual(found == [], name in ACCEPTED, found)
                self.assertFalse(program_accepts(FAULTY / f"{name}.toml"))

    def test_refuses_each_wrong_figure_and_so_does_the_program(self):
        for one in WRONG_FIGURES:
            with self.subTest(one):
                self.assertNotEqual(complaints(file_of(figure=[one])), [])
                self.assertFalse(program_accepts_document(file_of(figure=[one])))

    def test_refuses_each_wrong_file_and_so_does_the_program(self):
        for one in WRONG_FILES:
            with self.subTest(one):
                self.assertNotEqual(complaints(file_of(**one)), [])
                self.assertFalse(program_accepts_document(file_of(**one)))


if __name__ == "__main__":
    _program = sys.argv.pop(1)
    unittest.main()
