# SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
"""A receipt says what a report rests on, fits its schema, and is what `verify` goes by."""

import hashlib
import json
import tempfile
import unittest
from pathlib import Path

import regietafel
from jsonschema import Draft202012Validator  # Debian: python3-jsonschema. Without it this test fails, it is not skipped.

PROVINCE = ["config/drenthe.toml", "config/nederland.toml"]
LAYOUT = "config/prt-drenthe.layout.toml"
FORMS = ["samples/regietafel/forms/De Wolden.csv", "samples/regietafel/forms/Hoogeveen.csv"]


def complaints(document, schema):
    with open(f"config/schema/{schema}.schema.json", encoding="utf-8") as file:
        return [f"{error.json_path}: {error.message}"
                for error in Draft202012Validator(json.load(file)).iter_errors(document)]


class Receipt(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls.folder.cleanup)
        cls.file = f"{cls.folder.name}/receipt.json"
        cls.picture = regietafel.answer("picture", "--province", PROVINCE[0], *FORMS, "--receipt", cls.file)
        cls.text = Path(cls.file).read_text("utf-8")
        cls.receipt = regietafel.read(cls.text)

    def verify(self, *files):
        output, errors, code = regietafel.run("verify", self.file, *files, "--json")
        self.assertEqual(errors, "")
        document = regietafel.read(output)
        self.assertEqual(complaints(document, "verification"), [])
        self.assertEqual(code, 0 if document["same"] else 1)
        return document

    def changed_form(self):
        """The form of De Wolden with 13 minors offered in 2025, and not 6."""
        text = Path(FORMS[0]).read_text("utf-8-sig").replace(";0;13;;6;13", ";0;13;;13;13")
        file = Path(self.folder.name) / "De Wolden.csv"
        file.write_text(text, "utf-8")
        return str(file)

    def test_fits_its_schema_in_a_file_and_in_a_report(self):
        self.assertEqual(complaints(self.receipt, "receipt"), [])
        self.assertEqual(complaints(self.picture["receipt"], "receipt"), [])
        wrong = dict(self.receipt, outcome=self.receipt["outcome"].upper())
        self.assertEqual(len(complaints(wrong, "receipt")), 1)

    def test_of_a_report_is_the_one_that_was_written_without_the_findings(self):
        without = {key: value for key, value in self.receipt.items() if key != "findings"}
        self.assertEqual(self.picture["receipt"], without)

    def test_names_each_file_with_its_size_and_sum(self):
        expected = []
        for role, file in [("province", PROVINCE[0]), ("province", PROVINCE[1]), ("layout", LAYOUT),
                           ("form", FORMS[0]), ("form", FORMS[1])]:
            data = Path(file).read_bytes()
            expected.append({"role": role, "file": Path(file).name, "size": len(data),
                             "sha256": hashlib.sha256(data).hexdigest()})
        self.assertEqual(self.receipt["inputs"], expected)

    def test_names_each_plugin_with_the_sum_of_its_manifest(self):
        self.assertEqual([one["id"] for one in self.receipt["plugins"]], ["asiel", "oekraine", "huisvesting", "drenthe"])
        for one in self.receipt["plugins"]:
            data = Path(f"plugins/{one['id']}/plugin.toml").read_bytes()
            self.assertEqual(one["manifest"], hashlib.sha256(data).hexdigest())
            self.assertNotIn("library", one)

    def test_says_the_same_whoever_asks_and_in_each_language(self):
        for verb in ["picture", "versions"]:
            other = regietafel.answer(verb, "--lang", "en", "--province", PROVINCE[0], *FORMS)
            self.assertEqual(other["receipt"], self.picture["receipt"])
            self.assertEqual(complaints(other["receipt"], "receipt"), [])
        other = f"{self.folder.name}/other.json"
        arguments = ["explain", "--province", PROVINCE[0], "--form", FORMS[0], "--form", FORMS[1], "--receipt", other]
        self.assertEqual(regietafel.run(*arguments, "GM1690", "amv", "2025")[2], 0)
        self.assertEqual(Path(other).read_text("utf-8"), self.text)
        explained = regietafel.answer(*arguments, "GM1690", "amv", "2025")
        self.assertEqual(explained["receipt"], self.picture["receipt"])

    def test_of_a_comparison_stands_there_for_each_side(self):
        document = regietafel.answer("compare", "--province", PROVINCE[0], "--form", FORMS[1], FORMS[0], self.changed_form())
        self.assertEqual(complaints(document, "comparison"), [])
        first, second = document["receipts"]["first"], document["receipts"]["second"]
        for one in [first, second]:
            self.assertEqual(complaints(one, "receipt"), [])
            self.assertEqual(one["rulebook"], self.receipt["rulebook"])
        for key in ["figures", "outcome"]:
            self.assertEqual(first[key], self.receipt[key])
            self.assertNotEqual(second[key], self.receipt[key])

    def test_of_tests_names_their_file_and_what_they_rest_on(self):
        document = regietafel.answer("test", "config/drenthe.test.toml")
        self.assertEqual(complaints(document, "tests"), [])
        one, = document["rests_on"]
        data = Path("config/drenthe.test.toml").read_bytes()
        self.assertEqual(one["tests"], {"file": "drenthe.test.toml", "size": len(data),
                                        "sha256": hashlib.sha256(data).hexdigest()})
        for key in ["library", "rulebook", "plugins"]:
            self.assertEqual(one[key], self.receipt[key])
        self.assertEqual(one["inputs"], self.receipt["inputs"][:2])

    def test_holds_no_folder_and_no_word_of_a_form(self):
        self.assertNotIn("via mail", self.text)
        self.assertNotIn("config", self.text)
        self.assertNotIn("samples", self.text)

    def test_is_verified_by_the_same_files_in_any_order(self):
        document = self.verify(FORMS[1], PROVINCE[0], FORMS[0])
        self.assertTrue(document["same"])
        self.assertEqual([one["is"] for one in document["inputs"]], 5 * ["same"])
        self.assertEqual((document["rulebook"], document["findings"]), ([], []))

    def test_tells_which_findings_another_form_turns(self):
        document = self.verify(PROVINCE[0], self.changed_form(), FORMS[1])
        self.assertEqual([one["is"] for one in document["inputs"]], ["same", "same", "same", "changed", "same"])
        self.assertEqual((document["figures"], document["outcome"], document["rulebook"]), ("changed", "changed", []))
        turned = {one["name"]: (one["said"]["verdict"], one["now"]["verdict"]) for one in document["findings"]
                  if one["said"]["verdict"] != one["now"]["verdict"]}
        name = next(name for name in turned if name.startswith("indicatief_aandeel_amv/"))
        self.assertTrue(name.endswith("@2025/GM1690"), name)
        self.assertEqual(turned[name], ("not_met", "met"))
        output, errors, code = regietafel.run(
            "explain", "--province", PROVINCE[0], "--form", FORMS[0], "--form", FORMS[1], name)
        self.assertEqual((errors, code), ("", 0))
        self.assertIn("De Wolden", output)

    def test_tells_how_many_cells_stood_in_no_file(self):
        for count in (1, 342):
            receipt = dict(self.receipt, unfiled=count, figures=64 * "0")
            self.assertEqual(complaints(receipt, "receipt"), [])
            kept, self.file = self.file, f"{self.folder.name}/unfiled.json"
            Path(self.file).write_text(json.dumps(receipt), "utf-8")
            document = self.verify(PROVINCE[0], *FORMS)
            self.file = kept
            self.assertEqual((document["unfiled"], document["figures"]), (count, "changed"))
        self.assertNotIn("unfiled", self.verify(PROVINCE[0], *FORMS))
        self.assertEqual(len(complaints(dict(self.receipt, unfiled=0), "receipt")), 1)

    def test_tells_a_file_too_many_from_one_that_differs(self):
        document = self.verify(PROVINCE[0], *FORMS, "README.md")
        self.assertEqual((document["same"], document["as_on_receipt"], document["not_named"]), (False, True, ["README.md"]))
        document = self.verify(PROVINCE[0], *FORMS)
        self.assertEqual((document["same"], document["as_on_receipt"]), (True, True))
        document = self.verify(PROVINCE[0], self.changed_form(), FORMS[1])
        self.assertEqual((document["same"], document["as_on_receipt"]), (False, False))

    def test_tells_a_file_that_is_missing_and_calculates_nothing(self):
        document = self.verify(PROVINCE[0], FORMS[0], "README.md")
        self.assertFalse(document["calculated"])
        self.assertNotIn("as_on_receipt", document)
        self.assertEqual(document["not_named"], ["README.md"])
        self.assertEqual([one["is"] for one in document["inputs"]], ["same", "same", "same", "same", "missing"])

    def test_that_is_none_is_refused_with_its_place(self):
        output, errors, code = regietafel.run("verify", "tests/faulty/receipts/V003.json", PROVINCE[0], "--json")
        self.assertEqual((output, code), ("", 1))
        document = regietafel.read(errors)
        self.assertEqual(complaints(document, "diagnostics"), [])
        self.assertEqual({one["code"] for one in document["diagnostics"]}, {"V003"})


if __name__ == "__main__":
    regietafel.main()
