# SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
"""What an open table rests on, and that `verify` finds the same again once the figures are saved:
receipt_test.py REGIETAFEL [TEST...]"""

import hashlib
import json
import tempfile
import unittest
from pathlib import Path

import session
from session import FORM, Session

PROVINCE = "config/drenthe.toml"
CHANGE = "stel De Wolden amv 2025 = 50"


def named(receipt):
    """The files of figures that a receipt names, each with its sum."""
    return [(one["file"], one["sha256"]) for one in receipt["inputs"] if one["role"] == "figures"]


def sum_of(file):
    return Path(file).name, hashlib.sha256(Path(file).read_bytes()).hexdigest()


class OfAnOpenTable(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        self.plan = str(self.folder / "plan.toml")
        self.file = str(self.folder / "bon.json")

    def verified(self, receipt, *files):
        """What `verify` says of a receipt, and its exit code."""
        kept = self.folder / "kept.json"
        kept.write_text(json.dumps(receipt), "utf-8")
        said, errors, code = session.run("verify", str(kept), PROVINCE, FORM, *files, "--json")
        self.assertEqual(errors, "")
        return json.loads(said), code

    def test_is_that_of_the_picture_while_nothing_is_changed(self):
        picture = json.loads(session.run("picture", "--province", PROVINCE, FORM, "--json")[0])["receipt"]
        with Session() as table:
            self.assertEqual(table.do("bon")["receipt"], picture)
            self.assertEqual(table.do(CHANGE, "terug", "receipt")["receipt"], picture)
            self.assertEqual(table.do("stop")["receipt"], picture)

    def test_counts_what_is_changed_by_hand_and_saved_nowhere(self):
        with Session() as table:
            start = table.do("bon")["receipt"]
            receipt = table.do(CHANGE, "wis De Wolden azc 2025", "bon")["receipt"]
        self.assertEqual((receipt["unfiled"], receipt["inputs"]), (2, start["inputs"]))
        self.assertNotEqual(receipt["figures"], start["figures"])
        document, code = self.verified(receipt)
        self.assertEqual((code, document["same"], document["unfiled"], document["figures"]), (1, False, 2, "changed"))

    def test_names_the_file_that_holds_the_table_and_is_verified_with_it(self):
        with Session() as table:
            receipt = table.do(CHANGE, "noem ruim", "stel Emmen goo 2026 = 3..9", f"bewaar {self.plan}", "bon")["receipt"]
            self.assertNotIn("unfiled", receipt)
            self.assertEqual(named(receipt), [sum_of(self.plan)])
            self.assertEqual(self.verified(receipt, self.plan)[1], 0)
            self.assertEqual(self.verified(receipt)[1], 1, "without the file")
            further = table.do("stel De Wolden amv 2025 = 51", "bon")["receipt"]
            self.assertEqual((further["unfiled"], named(further)), (2, []))
            self.assertEqual(table.do("terug", "bon")["receipt"], receipt)
        with Session() as table:
            self.assertEqual(table.do(f"open {self.plan}", "bon")["receipt"], receipt)
        with Session("--figures", self.plan) as table:
            self.assertEqual(table.do("bon")["receipt"], receipt)

    def test_of_figures_given_at_the_start_names_them_until_they_are_saved_over(self):
        with Session() as table:
            table.do(CHANGE, f"bewaar {self.plan}")
        other = str(self.folder / "other.toml")
        with Session("--figures", self.plan) as table:
            start = table.do("bon")["receipt"]
            changed = table.do("stel De Wolden azc 2025 = 80", "bon")["receipt"]
            self.assertEqual((changed["unfiled"], named(changed)), (1, [sum_of(self.plan)]))
            saved = table.do(f"bewaar {other}", "bon")["receipt"]
            self.assertEqual(named(saved), [sum_of(other)], "what was given as figures is in it too")
            self.assertEqual(self.verified(saved, other)[1], 0)
            self.assertEqual(table.do("terug", "bon")["receipt"], start)
            over = table.do("weer", f"bewaar {self.plan}", "terug", "bon")["receipt"]
            self.assertEqual((over["unfiled"], named(over)), (1, []), "the file of the start is there no more")
            over = table.do("weer", "bon")["receipt"]
            self.assertEqual(named(over), [sum_of(self.plan)])
            self.assertEqual(self.verified(over, self.plan)[1], 0)
            self.assertEqual(named(table.do("wis De Wolden azc 2025", "stel De Wolden azc 2025 = 70",
                                            "stel De Wolden amv 2025 = 6", "bon")["receipt"]), [], "it is that of the forms")

    def test_is_written_with_the_findings_where_a_file_is_named(self):
        with Session() as table:
            answer = table.do(CHANGE, f"bewaar {self.plan}", f"bon {self.file}")
            written = json.loads(Path(self.file).read_text("utf-8"))
            self.assertEqual(answer["file"], self.file)
            self.assertTrue(written.pop("findings"))
            self.assertEqual(written, answer["receipt"])
            self.assertEqual(session.run("verify", self.file, PROVINCE, FORM, self.plan)[2], 0)
            table.do("terug", f"bon {self.file}")  # an earlier receipt is replaced
            self.assertEqual(table.refused(f"bon {self.plan}"), ["K001"])
            other = self.folder / "other.json"
            other.write_text("{}", "utf-8")
            self.assertEqual(table.refused(f"bon {other}"), ["K002"])
            self.assertEqual(other.read_text("utf-8"), "{}")
            self.assertEqual(table.refused(f"bon {self.folder}/een\x07naam.json"), ["T005"])

    def test_replaces_nothing_that_the_session_did_not_make(self):
        theirs = self.folder / "theirs.json"
        session.run("picture", "--province", PROVINCE, FORM, "--receipt", str(theirs))
        held = theirs.read_bytes()
        with Session("--receipt", self.file) as table:
            table.do(CHANGE)
            self.assertEqual(table.refused(f"bon {theirs}"), ["K002"], "a receipt that another made")
            self.assertEqual(table.refused(f"bon {self.folder}/mijn bon.json"), ["K001"])
            self.assertEqual(theirs.read_bytes(), held)
            table.do(f"bon {theirs} !", "terug", f"bon {theirs}", f'bon "{self.folder}/mijn bon.json"')
            self.assertEqual(session.run("verify", str(theirs), PROVINCE, FORM)[2], 0)
            theirs.write_bytes(held + b" ")
            table.do(CHANGE)
            self.assertEqual(table.refused(f"bon {theirs}"), ["K002"], "they saved there since")
            table.do(f"bon {self.file}")  # that of --receipt is the session's own
        self.assertEqual(sorted(one.name for one in self.folder.iterdir()), ["bon.json", "mijn bon.json", "theirs.json"])

    def test_is_written_at_the_end_of_the_table_as_it_then_stands(self):
        lines = [CHANGE, f"bewaar {self.plan}"]
        self.assertEqual(session.run("what-if", *session.TABLE, "--receipt", self.file, lines=lines)[1:], ("", 0))
        self.assertEqual(session.run("verify", self.file, PROVINCE, FORM, self.plan)[2], 0)
        said, errors, code = session.run("what-if", *session.TABLE, "--receipt", self.plan, lines=["toon"])
        self.assertEqual((said, code), ("", 1), "it is refused before anything is asked")
        self.assertIn("K002", errors)
        for verb in (["what-if", *session.TABLE], ["picture", "--province", PROVINCE, FORM]):
            said, errors, code = session.run(*verb, "--receipt", "")
            self.assertEqual((said, code), ("", 2), "nobody would find it")
            self.assertIn("an empty text names no file", errors)

    def test_is_there_of_the_last_save_where_the_session_is_killed(self):
        table = Session("--receipt", self.file)
        table.do("toon")
        self.assertEqual(session.run("verify", self.file, PROVINCE, FORM)[2], 0, "at the start")
        for value in (50, 51):
            table.do(f"stel De Wolden amv 2025 = {value}", f"bewaar {self.plan}")
            self.assertEqual(session.run("verify", self.file, PROVINCE, FORM, self.plan)[2], 0)
        table.do("stel De Wolden azc 2025 = 80")
        table.process.kill()
        table.end()
        self.assertEqual(session.run("verify", self.file, PROVINCE, FORM, self.plan)[2], 0)

    def test_that_cannot_be_written_after_a_save_says_so_and_the_save_stands(self):
        table = Session("--receipt", self.file)
        table.do(CHANGE)
        Path(self.file).write_text("{}", "utf-8")
        self.assertEqual(table.do(f"bewaar {self.plan}")["unsaved"], 0)
        Path(self.file).unlink()
        said, code = table.end()
        self.assertIn("K002", said)
        self.assertEqual(code, 1)
        self.assertEqual(session.run("verify", self.file, PROVINCE, FORM, self.plan)[2], 0)

    def test_ends_a_session_however_it_ends(self):
        for lines in ([CHANGE, "stop !"], [CHANGE]):
            said = session.run("what-if", "--json", *session.TABLE, lines=lines)[0].splitlines()
            self.assertEqual([json.loads(one)["command"] for one in said], ["state", "stop"])
            self.assertEqual((json.loads(said[1])["line"], json.loads(said[1])["receipt"]["unfiled"]), (2, 1))
            text = session.run("what-if", *session.TABLE, lines=lines)[0]
            self.assertTrue(text.lstrip().startswith("Berekend met opgave "))
            receipt = json.loads(said[1])["receipt"]
            self.assertIn(receipt["rulebook"]["sha256"], text.split("\n> ")[0], "at the opening")
            ending = text[text.rindex("Rekenverantwoording"):]
            self.assertIn("zoals met de hand veranderd: 1 cijfer.", ending)
            for one in receipt["inputs"]:
                self.assertIn(one["file"], ending)
                self.assertIn(one["sha256"], ending)
            for one in receipt["plugins"]:
                self.assertIn(f"plugin {one['id']} {one['version']}", ending)
                self.assertIn(one["manifest"], ending)


if __name__ == "__main__":
    session.main()
