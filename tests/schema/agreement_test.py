# SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
"""The schema of a province file and the program agree: agreement_test.py REGIETAFEL [TEST...]

What the schema refuses, the program refuses; what the program accepts, the schema accepts."""

import json
import subprocess
import sys
import unittest

import province_files
from jsonschema import Draft4Validator, FormatChecker  # Debian: python3-jsonschema

_SCHEMA = json.loads(province_files.SCHEMA.read_text("utf-8"))
_VALIDATOR = Draft4Validator(_SCHEMA, format_checker=FormatChecker())
_program = None  # set below


def schema_complains(path):
    """What the schema has against a file; nothing where it accepts."""
    return [f"{error.json_path}: {error.message}"[:200]
            for error in _VALIDATOR.iter_errors(province_files.as_editors_see(path))]


def program_accepts(path):
    ended = subprocess.run([_program, "check", str(path)], capture_output=True, check=False)
    return ended.returncode == 0


class Schema(unittest.TestCase):
    def test_is_a_schema(self):
        Draft4Validator.check_schema(_SCHEMA)

    def test_has_been_held_against_every_faulty_file(self):
        listed = sorted(province_files.REFUSED + province_files.ACCEPTED + province_files.NO_TOML)
        self.assertEqual(listed, province_files.faulty_names(),
                         "tests/schema/faulty.toml says of each file in tests/faulty once what the schema says of it")

    def test_refuses_what_it_can_and_so_does_the_program(self):
        for name in province_files.REFUSED:
            with self.subTest(name):
                self.assertNotEqual(schema_complains(province_files.faulty(name)), [])
                self.assertFalse(program_accepts(province_files.faulty(name)))

    def test_accepts_what_only_the_program_can_refuse(self):
        for name in province_files.ACCEPTED:
            with self.subTest(name):
                self.assertEqual(schema_complains(province_files.faulty(name)), [])

    def test_is_not_asked_about_what_is_no_toml(self):
        for name in province_files.NO_TOML:
            with self.subTest(name):
                with self.assertRaises(ValueError):
                    province_files.as_editors_see(province_files.faulty(name))
                self.assertFalse(program_accepts(province_files.faulty(name)))

    def test_accepts_every_province_that_the_program_accepts(self):
        files = province_files.sound_files()
        self.assertGreater(len(files), 50)
        for path in files:
            with self.subTest(str(path)):
                complaints = schema_complains(path)
                if complaints:
                    self.assertFalse(program_accepts(path), complaints)

    def test_accepts_the_files_that_advisers_begin_with(self):
        for path in ("config/nederland.toml", "config/drenthe.toml", "samples/configure_a_province/voorland.toml"):
            with self.subTest(path):
                self.assertEqual(schema_complains(province_files.Path(path)), [])


if __name__ == "__main__":
    _program = sys.argv.pop(1)
    unittest.main()
