# SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
"""What `what-if` saves, what it reads back, and what it does not write over: saving_test.py REGIETAFEL [TEST...]"""

import os
import random
import subprocess
import tempfile
import unittest
from pathlib import Path

import session
from session import Session, figures_of

AMV = ("GM1690", "amv", "voorstel", "2025")
AZC = ("GM1690", "azc", "voorstel", "2025")


class Saving(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        self.plan = str(self.folder / "plan.toml")

    def test_keeps_figures_blanks_ranges_and_named_tables(self):
        with Session() as table:
            answer = table.do("stel De Wolden amv 2025 = 50", "noem ruim", "wis De Wolden azc 2025", "stel Hoogeveen amv 2025 = 1..9",
                              f"bewaar {self.plan}")
            self.assertEqual((answer["figures"], answer["scenarios"], answer["unsaved"]), (3, 1, 0))
        figures, scenarios = figures_of(self.plan)
        self.assertEqual(figures, {AMV: 50, AZC: None, ("GM0118", "amv", "voorstel", "2025"): (1, 9)})
        self.assertEqual(scenarios, {"ruim": {AMV: 50}})

    def test_is_taken_up_where_it_was_left(self):
        with Session() as table:
            left = table.do("stel De Wolden amv 2025 = 50", "noem ruim", "wis De Wolden azc 2025", f"bewaar {self.plan}",
                            "verschil")["difference"]
        with Session() as table:
            answer = table.do(f"open {self.plan}")
            self.assertEqual(answer["unsaved"], 0)
            self.assertEqual(answer["against_start"], left)
            self.assertEqual(table.do("namen")["names"], ["ruim"])
            self.assertEqual(len(table.do("vergelijk ruim")["difference"]["cells"]), 1)
            self.assertEqual(table.do("terug")["against_start"]["cells"], [])
            table.do("weer", f"bewaar {self.plan}")
        self.assertEqual(figures_of(self.plan), ({AMV: 50, AZC: None}, {"ruim": {AMV: 50}}))

    def test_keeps_what_is_of_no_municipality(self):
        cell = ("unattributed", "amv", "voorstel", "2025")
        with Session() as table:
            for who in ('"niet toegewezen"', "niet toegewezen", "Unattributed"):
                changed, = table.do(f"stel {who} amv 2025 = +7", "verschil")["difference"]["cells"]
                self.assertEqual((changed["who"]["id"], changed["before"], changed["after"]), ("unattributed", [0, 0], [7, 7]))
                table.do("terug")
            explained = table.do("weer", "uitleg niet toegewezen amv 2025 voorstel")["explanation"]["explanations"]
            self.assertEqual([(one["name"], one["value"]) for one in explained], [("unattributed/amv/voorstel/2025", 7)])
            left = table.do(f"bewaar {self.plan}", "verschil")["difference"]
            self.assertEqual(table.do("wis niet toegewezen amv 2025")["against_start"]["cells"], [], "then nothing is")
            self.assertEqual(table.refused("stel niet toegewezen asiel 2025 = 7"), ["S003"])
            self.assertEqual(table.refused("toon niet toegewezen"), ["S003"])
            self.assertEqual(table.refused("stel niet toegewzen amv 2025 = 7"), ["S001"])
        self.assertEqual(figures_of(self.plan)[0], {cell: 7})
        with Session("--figures", self.plan) as table:
            changed, = table.do("stel unattributed amv 2025 = 0")["step"]["cells"]
            self.assertEqual((changed["before"], changed["after"]), ([7, 7], [0, 0]))
        with Session() as table:
            self.assertEqual(table.do(f"open {self.plan}")["against_start"], left)

    def test_is_part_of_the_start_where_it_is_given_as_figures(self):
        with Session() as table:
            table.do("stel De Wolden amv 2025 = 50", "noem ruim", "stel De Wolden azc 2025 = 80", f"bewaar {self.plan}")
        with Session("--figures", self.plan) as table:
            self.assertEqual(table.do("verschil")["difference"]["cells"], [])
            self.assertEqual(table.do("ga ruim")["against_start"]["cells"][0]["after"], [70, 70])
            table.do("terug", "stel De Wolden amv 2025 = 51", f"bewaar {self.plan}")
        figures, scenarios = figures_of(self.plan)
        self.assertEqual(figures, {AMV: 51, AZC: 80}, "what was given as figures is saved too")
        self.assertEqual(scenarios, {"ruim": {AMV: 50}})

    def test_keeps_where_figures_come_from(self):
        Path(self.plan).write_text('format = 1\nkind = "figures"\nprovince = "PV22"\n[[figure]]\nwho = "GM1690"\n'
                                   'category = "amv"\nbasis = "voorstel"\nperiod = "2025"\nvalue = 50\ndate = 2024-06-01\n'
                                   'source = "brief"\nnote = "geschat"\n', "utf-8")
        with Session("--figures", self.plan) as table:
            table.do("stel De Wolden azc 2025 = 80", f"bewaar {self.plan}")
        text = Path(self.plan).read_text("utf-8")
        for kept in ('source   = "brief"', 'note     = "geschat"', "date     = 2024-06-01"):
            self.assertIn(kept, text)

    def test_of_a_form_is_read_back_as_the_form(self):
        form = self.folder / "DeWolden.csv"
        with Session() as table:
            answer = table.do("stel De Wolden amv 2025 = 50", f"bewaar De Wolden {form}")
            self.assertEqual((answer["form_of"], answer["unsaved"]), ("De Wolden", 1))
        said, errors, code = session.run("what-if", "--json", "--province", "config/drenthe.toml", "--form", str(form),
                                         lines=["stel De Wolden amv 2025 = 50", "stel De Wolden amv 2026 = +0"])
        self.assertEqual((errors, code), ("", 0))
        self.assertEqual([line.count('"cells":[]') for line in said.splitlines()[:2]], [2, 2], "the form says so already")

    def test_of_a_form_says_what_is_not_kept(self):
        for without, note in ((), "via mail, inschatting  d.d. 15-4-2024"), (("--no-quotes",), None):
            with Session(*without) as table:
                answer = table.do(f"bewaar Hoogeveen {self.folder}/hv.csv")
                self.assertEqual([one.get("note") for one in answer["not_kept"]], [note])
                self.assertEqual(table.do(f"bewaar De Wolden {self.folder}/dw.csv")["not_kept"], [])
        said, errors, code = session.run("what-if", *session.TABLE, lines=[f"bewaar Hoogeveen {self.folder}/other.csv"])
        self.assertIn("Niet in het bewaarde formulier", said)
        self.assertEqual((errors, code), ("", 0))

    def test_writes_over_nothing_that_the_session_did_not_make(self):
        other = self.folder / "other.toml"
        other.write_text("id = 'mine'\n", "utf-8")
        with Session() as table:
            table.do("stel De Wolden amv 2025 = 50")
            self.assertEqual(table.refused(f"bewaar {other}"), ["K002"])
            self.assertEqual(other.read_text("utf-8"), "id = 'mine'\n")
            table.do(f"bewaar {other} !", "terug", f"bewaar {other}")
            other.write_text("id = 'mine again'\n", "utf-8")
            table.do("weer")
            self.assertEqual(table.refused(f"bewaar {other}"), ["K002"])
            self.assertEqual(other.read_text("utf-8"), "id = 'mine again'\n")
            self.assertGreater(table.do("namen")["unsaved"], 0)
            table.do(f"bewaar {other}!")
        self.assertEqual(figures_of(other)[0], {AMV: 50})

    def test_knows_what_it_made_by_whatever_name(self):
        link = self.folder / "link.toml"
        link.symlink_to(self.plan)
        with Session(folder=self.folder) as table:
            for value in (50, 51, 52):
                table.do(f"stel De Wolden amv 2025 = {value}", "bewaar plan.toml", "bewaar Hoogeveen h.csv")
                self.assertEqual(figures_of(self.plan)[0], {AMV: value})
            table.do("stel De Wolden amv 2025 = 53", "bewaar ./plan.toml", "stel De Wolden amv 2025 = 54", f"bewaar {link}",
                     "stel De Wolden amv 2025 = 55", f"bewaar {self.plan}")
        self.assertEqual(figures_of(self.plan)[0], {AMV: 55})

    def test_knows_what_it_made_by_a_link_that_led_to_nothing(self):
        link = self.folder / "link.toml"
        link.symlink_to(self.plan)
        with Session() as table:
            for value in (50, 51):
                table.do(f"stel De Wolden amv 2025 = {value}", f"bewaar {link}")
        self.assertEqual(figures_of(self.plan)[0], {AMV: 51})

    def test_says_where_it_cannot_and_goes_on(self):
        locked = self.folder / "locked"
        locked.mkdir()
        (locked / "plan.toml").write_text("id = 'mine'\n", "utf-8")
        link = self.folder / "full.toml"
        link.symlink_to("/dev/full")
        with Session() as table:
            table.do("stel De Wolden amv 2025 = 50")
            self.assertEqual(table.refused(f"bewaar {self.folder}/nowhere/plan.toml"), ["T005"])
            self.assertEqual(table.refused(f"bewaar {link}"), ["T005"])
            wrong, = table.ask("bon /proc/bon.json")["diagnostics"]
            self.assertIn("no file can be made in its folder", wrong["message"])
            self.assertEqual(table.refused(f"bewaar {self.folder}/folder.toml/"), ["K001"])
            if os.geteuid() != 0:
                locked.chmod(0o500)
                self.assertEqual(table.refused(f"bewaar {locked}/new.toml"), ["T005"])
                self.assertEqual(table.refused(f"bewaar {locked}/plan.toml !"), ["T005"])
                locked.chmod(0o700)
            self.assertEqual((locked / "plan.toml").read_text("utf-8"), "id = 'mine'\n")
            self.assertEqual(table.do("verschil")["unsaved"], 1)
            said, code = table.end()
        self.assertIn("1 wijziging niet bewaard", said)
        self.assertEqual(code, 1, "commands were refused")

    def test_finds_names_that_two_files_give(self):
        with Session() as table:
            table.do("stel De Wolden amv 2025 = 50", "noem ruim", f"bewaar {self.plan}", "stel De Wolden amv 2025 = 51")
            table.do(f"open {self.plan}")  # the same table of the same name
            table.do("stel De Wolden amv 2025 = 52", "noem ruim")
            self.assertEqual(table.refused(f"open {self.plan}"), ["C006"])
            self.assertEqual(table.do("vergelijk begin ruim")["difference"]["cells"][0]["after"], [52, 52])
            table.do(f"open {self.plan} !")
            self.assertEqual(table.do("vergelijk begin ruim")["difference"]["cells"][0]["after"], [50, 50])


class AnySession(unittest.TestCase):
    """Commands by chance: whatever was done, it is saved whole, taken back whole, and answered to the last line."""

    def test_is_saved_and_taken_up_and_taken_back(self):
        chance = random.Random(8140)
        cells = [f"{who} {category} {period}" for who in ("De Wolden", "Hoogeveen", "Emmen") for category in
                 ("azc", "amv", "noodopvang", "goo") for period in ("2024", "2025", "2026")]
        cells += [f"{who} {category} 2024 opgave" for who in ("De Wolden", "Drenthe") for category in ("asiel", "amv", "goo")]

        def command():
            cell = chance.choice(cells)
            least = chance.randrange(0, 300)
            return chance.choice([
                f"stel {cell} = {least}", f"stel {cell} = {least}..{least + chance.randrange(0, 9)}", f"wis {cell}", "terug",
                "weer", f"stel {cell} = +{least}", f"stel {cell} = -{least}", f"noem tafel {chance.randrange(4)}",
                f"ga tafel {chance.randrange(4)}", "ga begin"])

        for _ in range(3):
            with tempfile.TemporaryDirectory() as folder, Session() as table:
                plan = Path(folder, "plan.toml")
                done = 0
                for _ in range(60):
                    done += table.ask(command())["done"]
                self.assertGreater(done, 30, "hardly anything was done")
                left = table.do(f"bewaar {plan}", "verschil")["difference"]
                names = table.do("namen")["names"]
                with Session() as other:
                    self.assertEqual(other.do(f"open {plan}")["against_start"], left)
                    self.assertEqual(other.do("namen")["names"], names)
                    for name in names:
                        line = f'vergelijk begin "{name}"'
                        self.assertEqual(other.do(line)["difference"], table.do(line)["difference"])
                    again = Path(folder, "again.toml")
                    other.do(f"bewaar {again}")
                    self.assertEqual(again.read_bytes(), plan.read_bytes())
                for _ in range(60):
                    table.do("terug")
                self.assertEqual(table.do("verschil")["difference"], {"cells": [], "verdicts": [], "coverages": []})


class Ending(unittest.TestCase):
    def test_says_what_was_not_saved(self):
        table = Session()
        table.do("stel De Wolden amv 2025 = 50", "stel De Wolden amv 2025 = 51")
        self.assertEqual(table.end(), ("1 wijziging niet bewaard.\n", 0))

    def test_says_nothing_where_nothing_was_done_or_all_taken_back(self):
        table = Session()
        table.do("toon")
        self.assertEqual(table.end(), ("", 0))
        table = Session()
        table.do("stel De Wolden amv 2025 = 50", "terug")
        self.assertEqual(table.end(), ("", 0))

    def test_counts_what_differs_and_not_what_was_done(self):
        table = Session()
        answer = table.do("stel De Wolden amv 2025 = 50", "terug", "weer", "terug", "weer")
        self.assertEqual(answer["unsaved"], 1)
        self.assertEqual(table.do("noem ruim", "noem ruim", "stel De Wolden azc 2025 = 80")["unsaved"], 3)
        self.assertEqual(table.do("terug", "terug")["unsaved"], 1, "the name")
        table.end()

    def test_has_an_exit_code_for_scripts(self):
        self.assertEqual(session.run("what-if", *session.TABLE, lines=["toon", "stop"])[2], 0)
        self.assertEqual(session.run("what-if", *session.TABLE, lines=["toen", "stop"])[2], 1)

    def test_is_told_where_nobody_hears(self):
        with open("/dev/full", "w", encoding="utf-8") as full:
            ended = subprocess.run([session.program(), "what-if", *session.TABLE], input="stel De Wolden amv 2025 = 50\n",
                                   stdout=full, stderr=subprocess.PIPE, text=True, check=False)
        self.assertEqual(ended.returncode, 1)
        self.assertIn("standard output", ended.stderr)


if __name__ == "__main__":
    session.main()
