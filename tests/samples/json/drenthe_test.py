# SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
"""The numbers of the JSON picture of Drenthe are those of tests/provinces/drenthe: the two forms and the memo of 29 May
2024, with their sources in config/drenthe.toml."""

import tempfile
import unittest
from pathlib import Path

import regietafel

DE_WOLDEN = "GM1690"
HOOGEVEEN = "GM0118"
WHOLE = "PV22"

TEXTS = ("label", "text", "asks", "language")  # what may differ from language to language


def without_texts(node):
    if isinstance(node, dict):
        return {key: without_texts(value) for key, value in node.items() if key not in TEXTS}
    return [without_texts(one) for one in node] if isinstance(node, list) else node


class Drenthe(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.picture = regietafel.answer(*regietafel.DRENTHE)
        cls.english = regietafel.answer(*regietafel.DRENTHE, "--lang", "en")

    def subject(self, who):
        everyone = [self.picture["whole"], *self.picture["members"]]
        return next(one for one in everyone if one["id"] == who)

    def figure(self, who, category, basis, time):
        return next(one for one in self.subject(who)["figures"]
                    if (one["category"]["id"], one["basis"]["id"], one["time"]["id"]) == (category, basis, time))

    def coverage(self, who, rule, period):
        found = next(one for one in self.subject(who)["coverages"] if (one["rule"], one["period"]) == (rule, period))
        return found["numerator"], found["denominator"], found["text"]

    def outcome(self, who, rule, period):
        finding = next(one for one in self.subject(who)["findings"] if one["rule"]["id"] == rule)
        found = next(one for one in finding["outcomes"] if one["period"] == period)
        return found["verdict"], found["slack"]

    def test_says_what_it_is(self):
        self.assertEqual([self.picture[key] for key in ("schema", "version", "language")], ["opgave-picture", 1, "nl"])
        self.assertEqual(self.picture["province"], {"id": WHOLE, "label": "Drenthe"})
        self.assertEqual(self.picture["member_count"], 12)
        self.assertEqual(len(self.picture["without_form"]), 10)
        self.assertEqual([one["id"] for one in self.picture["members"]], [DE_WOLDEN, HOOGEVEEN])

    def test_the_memos_picture_comes_out_as_exact_ratios(self):
        self.assertEqual(self.coverage(WHOLE, "asielopgave", "2025"), ([4562, 4588], [2691, 2691], "170 %"))
        self.assertEqual(self.coverage(WHOLE, "amv_quotum", "2025"), ([179, 181], [228, 228], "79 %"))
        self.assertEqual(self.coverage(WHOLE, "goo_provincie", "2025"), ([4435, 4491], [5722, 5722], "78 %"))

    def test_de_wolden_offers_6_of_13_minors_in_2025(self):
        self.assertEqual(self.coverage(DE_WOLDEN, "indicatief_aandeel_amv", "2025")[:2], ([6, 6], [13, 13]))
        self.assertEqual(self.outcome(DE_WOLDEN, "indicatief_aandeel_amv", "2025"), ("not_met", [-7, -7]))
        self.assertEqual(self.outcome(DE_WOLDEN, "indicatief_aandeel_amv", "2026"), ("met", [0, 0]))

    def test_hoogeveens_surplus_does_not_hide_its_gap(self):
        self.assertEqual(self.outcome(HOOGEVEEN, "indicatief_aandeel", "2025"), ("met", [660, 660]))
        self.assertEqual(self.outcome(HOOGEVEEN, "indicatief_aandeel_amv", "2025"), ("not_met", [-24, -24]))

    def test_an_end_of_the_slack_is_null_only_where_nothing_bounds_it(self):
        self.assertEqual(self.outcome(DE_WOLDEN, "indicatief_aandeel", "2024"), ("unknown", [-152, None]))
        self.assertEqual(self.outcome(WHOLE, "asielopgave", "2025"), ("met", [1871, 1897]))
        self.assertEqual(self.outcome(HOOGEVEEN, "amv_voor_azc", "2026"), ("not_met", [-215, -24]))
        self.assertEqual(self.coverage(WHOLE, "asielopgave", "2024"), ([940, None], [2691, 2691], "ten minste 35 %"))

    def test_what_is_asked_may_be_open_too(self):
        """On this synthetic form the task for GOO, 506 on the real one, is left blank."""
        picture = regietafel.answer("picture", "--province", "config/drenthe.toml",
                                    "tests/samples/json/synthetic/Hoogeveen.csv")
        finding = next(one for one in picture["members"][0]["findings"] if one["rule"]["id"] == "goo_opgave")
        self.assertEqual([(one["verdict"], one["slack"]) for one in finding["outcomes"]],
                         [("unknown", [None, 506]), ("unknown", [None, 506]), ("unknown", [None, None])])

    def test_exact_range_zero_blank_and_not_asked_are_told_apart(self):
        def told(*cell):
            return {key: value for key, value in self.figure(*cell).items() if key in ("is", "value", "range")}

        self.assertEqual(told(DE_WOLDEN, "amv", "voorstel", "2025"), {"is": "stated", "value": 6})
        self.assertEqual(told(DE_WOLDEN, "amv", "realisatie", "2023"), {"is": "stated", "value": 0})
        self.assertEqual(told(DE_WOLDEN, "azc", "realisatie", "2023"), {"is": "blank"})
        self.assertEqual(told(DE_WOLDEN, "azc", "opgave", "2024"), {"is": "derived", "value": 139})
        self.assertEqual(told(WHOLE, "azc", "opgave_2025", "2024"), {"is": "not_asked"})
        self.assertEqual(told(WHOLE, "asiel", "voorstel", "2025"), {"is": "stated", "range": [4562, 4588]})
        self.assertEqual(told(WHOLE, "azc", "voorstel", "2025"), {"is": "at_least", "range": [1010, None]})

    def test_each_figure_says_where_it_comes_from(self):
        stated = self.figure(DE_WOLDEN, "amv", "voorstel", "2025")
        self.assertEqual(stated["from"]["place"], {"file": regietafel.FORM, "sheet": "De Wolden", "cell": "E8"})
        blank = self.figure(DE_WOLDEN, "azc", "realisatie", "2023")
        self.assertEqual(blank["from"]["place"]["cell"], "B5")
        self.assertEqual(self.figure(DE_WOLDEN, "azc", "opgave", "2024")["rule"], "amv_opgave")
        whole = self.figure(WHOLE, "goo", "opgave_2025", "2024")["from"]
        self.assertEqual((whole["place"]["file"], whole["dated"]), ("config/drenthe.toml", "2024-05-29"))
        self.assertIn("memo", whole["source"])

    def test_each_rule_says_where_it_is_written_and_on_what_it_rests(self):
        self.assertGreater(len(self.picture["rules"]), 0)
        for one in self.picture["rules"]:
            lines = Path(one["place"]["file"]).read_text("utf-8").splitlines()[one["place"]["line"] - 1:][:2]
            self.assertEqual(lines[0], "[[rule]]")
            self.assertRegex(lines[1], f'^id *= "{one["id"]}"')
            self.assertTrue(one["source"])
        written = {one["id"]: (one["source"], one["place"]) for one in self.picture["rules"]}
        for finding in self.subject(DE_WOLDEN)["findings"]:
            self.assertEqual((finding["source"], finding["place"]), written[finding["rule"]["id"]])

    def test_open_cells_name_the_cell_and_the_rules_it_leaves_open(self):
        cell = next(one for one in self.subject(DE_WOLDEN)["open"] if one["figure"]["category"]["id"] == "goo")
        self.assertEqual((cell["figure"]["basis"]["id"], cell["figure"]["time"]["id"]), ("voorstel", "2026"))
        self.assertEqual((cell["place"]["sheet"], cell["place"]["cell"]), ("De Wolden", "F11"))
        self.assertEqual([(one["rule"], one["period"]) for one in cell["leaves_open"]],
                         [("goo_opgave", "2026"), ("evenredig_goo", "2026"), ("voortbouwen_goo", "2026")])
        self.assertEqual(self.picture["whole"]["open"][-1]["members_without_form"], 10)

    def test_what_is_not_attributed_is_not_narrower_than_the_memo_allows(self):
        rest = {one["figure"]["category"]["id"]: one["rest"] for one in self.picture["unattributed"]
                if one["figure"]["basis"]["id"] == "voorstel"}
        self.assertEqual(rest, {"asiel": [3546, 3572], "amv": [173, 175], "goo": [3708, 3764]})

    def test_nidos_is_a_statement_from_which_nothing_follows(self):
        nidos = next(one for one in self.picture["statements"] if one["category"]["id"] == "nidos")
        self.assertEqual(nidos["percent"], 58)
        self.assertNotIn("of", nidos)
        self.assertNotIn("offer", nidos)

    def test_both_versions_of_the_ukraine_target_are_there(self):
        versions = {one["figure"]["basis"]["id"]: one for one in self.picture["versions"]}
        self.assertEqual([(one["member"]["id"], one["range"]) for one in versions["opgave"]["of_members"]],
                         [(DE_WOLDEN, [221, 221]), (HOOGEVEEN, [506, 506])])
        self.assertNotIn("of_whole", versions["opgave"])
        self.assertEqual(versions["opgave_2025"]["of_whole"], [5722, 5722])

    def test_a_language_changes_texts_alone(self):
        self.assertEqual(without_texts(self.english), without_texts(self.picture))
        self.assertEqual(self.english["language"], "en")
        self.assertEqual(self.english["whole"]["coverages"][0]["text"], "at least 35 %")

    def test_the_same_input_gives_the_same_bytes(self):
        once, again = (regietafel.run(*regietafel.DRENTHE, "--json")[0] for _ in range(2))
        self.assertEqual(once, again)

    def test_what_forms_say_in_words_can_be_left_out(self):
        self.assertIn("via mail", regietafel.run(*regietafel.DRENTHE, "--json")[0])
        self.assertNotIn("via mail", regietafel.run(*regietafel.DRENTHE, "--json", "--no-quotes")[0])

    def test_of_a_file_of_figures_the_note_alone_is_left_out(self):
        with tempfile.TemporaryDirectory() as folder:
            plan = Path(folder, "plan.toml")
            plan.write_text('format = 1\nkind = "figures"\nprovince = "PV22"\n[[figure]]\nwho = "GM1690"\n'
                            'category = "amv"\nbasis = "voorstel"\nperiod = "2025"\nvalue = 40\n'
                            'source = "DEBRON"\nnote = "HETWOORD"\nassumption = "DEAANNAME"\n', "utf-8")
            option = ["--figures", str(plan)]
            verbs = [[*regietafel.DRENTHE, *option], [*regietafel.EXPLAIN, *option, DE_WOLDEN, "amv", "2025", "voorstel"],
                     ["compare", "--province", "config/drenthe.toml", "--form", regietafel.FORM, regietafel.PLAN, str(plan)]]
            for verb in verbs:
                for way in ([], ["--json"], ["--lang", "en"]):
                    with self.subTest(verb=verb[0], way=way):
                        said = regietafel.run(*verb, *way)[0]
                        kept = regietafel.run(*verb, *way, "--no-quotes")[0]
                        self.assertIn("HETWOORD", said)
                        self.assertNotIn("HETWOORD", kept)
                        for word in ("DEBRON", "DEAANNAME"):
                            self.assertEqual(word in kept, word in said, word)
                        self.assertIn("DEBRON", said)
                        self.assertIn("plan.toml:4:1", kept) if way != ["--json"] else self.assertIn("DEAANNAME", kept)


if __name__ == "__main__":
    regietafel.main()
