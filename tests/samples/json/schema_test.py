# SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
"""Every JSON document fits its schema in config/schema, and what does not fit is seen."""

import copy
import json
import tempfile
import unittest
from pathlib import Path

import regietafel
from jsonschema import Draft202012Validator  # Debian: python3-jsonschema. Without it this test fails, it is not skipped.

OF_FILES = ("figures.schema.json", "province.schema.json")  # not of answers; tests/schema is about them
SCHEMAS = {path.name: json.loads(path.read_text("utf-8")) for path in Path("config/schema").glob("*.schema.json")
           if path.name not in OF_FILES}


def complaints(document):
    """What is wrong with a document by its own schema."""
    name = document["schema"].removeprefix("opgave-") + ".schema.json"
    return [f"{error.json_path}: {error.message}" for error in Draft202012Validator(SCHEMAS[name]).iter_errors(document)]


def figure(document, category, basis, time):
    """A figure of the first member."""
    for one in document["members"][0]["figures"]:
        if (one["category"]["id"], one["basis"]["id"], one["time"]["id"]) == (category, basis, time):
            return one
    raise AssertionError(f"no figure {category} {basis} {time}")


class Schemas(unittest.TestCase):
    def test_are_valid_and_say_what_document_they_are_of(self):
        self.assertGreater(len(SCHEMAS), 0)
        for name, schema in SCHEMAS.items():
            Draft202012Validator.check_schema(schema)
            self.assertEqual(schema["properties"]["schema"]["const"] + ".schema.json", "opgave-" + name)

    def test_describe_every_answer(self):
        answers = {
            "picture in Dutch": regietafel.answer(*regietafel.DRENTHE),
            "picture in English": regietafel.answer(*regietafel.DRENTHE, "--lang", "en"),
            "picture without quotes": regietafel.answer(*regietafel.DRENTHE, "--no-quotes"),
            "picture with figures": regietafel.answer(*regietafel.DRENTHE, "--figures", regietafel.PLAN),
            "picture without forms": regietafel.answer(
                "picture", "--province", "samples/configure_a_province/voorland.toml"),
            "check": regietafel.answer("check", "config/drenthe.toml"),
            "show": regietafel.answer("show", "--province", regietafel.LAYERS),
            "versions": regietafel.answer("versions", "--province", regietafel.LAYERS, "--lang", "en"),
            "versions with forms": regietafel.answer(
                "versions", "--province", "config/drenthe.toml", regietafel.FORM),
            "explain": regietafel.answer(*regietafel.EXPLAIN, "De Wolden", "amv", "2025"),
            "explain in English, without quotes": regietafel.answer(
                *regietafel.EXPLAIN, "Drenthe", "asiel", "2025", "--lang", "en", "--no-quotes"),
            "explain a figure of lots": regietafel.answer(
                "explain", "--province", "tests/agreements/R20_lots/province.toml", "GM9901", "azc", "2025", "voorstel"),
            "explain what rules book": regietafel.answer(
                "explain", "--province", "tests/agreements/R08_amsterdam/province.toml", "PV27", "asiel", "2025"),
            "two tables": regietafel.answer(*regietafel.TWO_TABLES),
            "two tables without quotes": regietafel.answer(*regietafel.TWO_TABLES, "--no-quotes", "--lang", "en"),
            "two provinces": regietafel.answer("compare", regietafel.LAYERS.replace("eigen", "provincie"), regietafel.LAYERS),
            "two versions as tables": regietafel.answer(
                "compare", "--province", "config/drenthe.toml", "--form", regietafel.FORM, "opgave", "opgave_2025"),
            "test": regietafel.answer("test", "config"),
            "rules": regietafel.answer("rules"),
            "rules in English, one kind": regietafel.answer("rules", "--lang", "en", "asiel.amv_opgave"),
        }
        for name, document in answers.items():
            with self.subTest(name):
                self.assertEqual(complaints(document), [])

    def test_describe_what_opgave_plugin_shows(self):
        document = regietafel.read(Path("tests/tools/show.json.expected").read_text("utf-8").replace("<its sum>", 64 * "0"))
        self.assertEqual(complaints(document), [])
        document["plugins"][0]["rule_kinds"][0]["parameters"][0]["type"] = "nummer"
        self.assertEqual(len(complaints(document)), 1)

    def test_describe_tests_that_fail(self):
        output, errors, code = regietafel.run("test", "tests/expectations/failing.test.toml", "--json", "--lang", "en")
        self.assertEqual((errors, code), ("", 1))
        document = regietafel.read(output)
        self.assertEqual(complaints(document), [])
        self.assertFalse(document["passed"])
        self.assertEqual([one["passed"] for one in document["tests"]], [True, False, False, False])
        self.assertEqual(document["tests"][1]["findings"][0]["expected"], {"verdict": "met", "slack": [2, 2]})
        self.assertEqual(document["tests"][1]["findings"][0]["found"], {"verdict": "not_met", "slack": [-8, -8]})

    def test_describe_each_line_of_what_if(self):
        for commands in ("what_if.commands", "what_if.en.commands", "what_if_refused.commands"):
            text = Path("tests/samples/golden", commands).read_text("utf-8")
            output, errors, _ = regietafel.run("what-if", "--json", "--province", "config/drenthe.toml", "--form",
                                               regietafel.FORM, said=text)
            asked = [at for at, line in enumerate(text.splitlines(), 1) if line and not line.startswith("#")]
            answers = [regietafel.read(line) for line in output.splitlines()]
            if answers[-1]["line"] > asked[-1]:  # the end of the input is answered too
                asked.append(len(text.splitlines()) + 1)
            self.assertEqual([one["line"] for one in answers], asked)
            for one in answers:
                with self.subTest((commands, one["line"])):
                    self.assertEqual(complaints(one), [])
                    for held in ("explanation", "receipt"):  # documents of their own
                        self.assertEqual(complaints(one[held]) if held in one else [], [])
            one = next(each for each in answers if each["done"] and each["command"] in ("state", "diff"))
            for change in ({"done": False}, {"command": "names"}, {"unsaved": -1}, {"from_where": 1}):
                self.assertNotEqual(complaints({**one, **change}), [], change)

    def test_an_open_table_explains_as_explain_does(self):
        for options in ([], ["--lang", "en"], ["--no-quotes"]):
            said = regietafel.run("what-if", "--json", *regietafel.EXPLAIN[1:], *options,
                                  said="uitleg De Wolden amv 2025\nuitleg indicatief_aandeel_amv/aandeel@2025/GM1690\n")[0]
            answers = [regietafel.read(line) for line in said.splitlines()]
            self.assertEqual(answers[0]["explanation"],
                             regietafel.answer(*regietafel.EXPLAIN, *options, "De Wolden", "amv", "2025"))
            self.assertEqual(answers[1]["explanation"],
                             regietafel.answer(*regietafel.EXPLAIN, *options, "indicatief_aandeel_amv/aandeel@2025/GM1690"))

    def test_describe_why_there_is_no_answer(self):
        for arguments in (["check", "tests/faulty/C001_missing.toml"],
                          ["picture", "--province", "config/drenthe.toml", "nowhere.xlsx"],
                          ["show", "--province", regietafel.LAYERS, "rule.amv_opgaaf.aandeel"],
                          ["versions", "--province", regietafel.LAYERS, "--earlier", "opgave", "--later", "voorstel"],
                          ["compare", "config/drenthe.toml", regietafel.FORM],
                          ["test", "tests/expectations/faulty_names.test.toml"],
                          ["rules", "asiel.amv_quotum"],
                          ["check", "--plugins", "nowhere", "config/drenthe.toml"]):
            with self.subTest(arguments):
                output, errors, code = regietafel.run(*arguments, "--json")
                self.assertEqual((output, code), ("", 1))
                document = regietafel.read(errors)
                self.assertEqual(document["schema"], "opgave-diagnostics")
                self.assertEqual(complaints(document), [])


class AnExplanation(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.document = regietafel.answer(*regietafel.EXPLAIN, "Drenthe", "amv", "2025")

    def nodes(self):
        """All nodes, each with its parent."""
        open_nodes = [(one, None) for one in self.document["explanations"]]
        while open_nodes:
            one, parent = open_nodes.pop()
            yield one, parent
            open_nodes += [(child, one) for child in one.get("children", [])]

    def test_says_which_line_set_a_parameter_and_which_law_it_comes_from(self):
        shares = [one["parameters"] for one, _ in self.nodes() if one.get("operator") == "times_ratio" and "value" in one]
        self.assertTrue(shares)
        share = shares[0][0]
        self.assertEqual((share["name"], share["number"]), ("aandeel", {"numerator": 8140, "denominator": 96000}))
        self.assertEqual(share["place"]["file"], "config/nederland.toml")
        self.assertIn("Stcrt. 2024, 3320", share["source"])

    def test_says_what_would_meet_a_requirement_and_what_an_unknown_one_waits_for(self):
        document = regietafel.answer(*regietafel.EXPLAIN, "De Wolden", "amv", "2025")
        meetings = [one["meeting"] for one in document["explanations"] if "meeting" in one]
        # The task of asylum, which counts minors in its sum, and that of minors alone.
        found = [(one["verdict"], one["missing"]) for one in meetings]
        self.assertEqual(found, [("not_met", [76, 76]), ("not_met", [7, 7])])
        way = meetings[1]["ways"][0]
        self.assertEqual((way["figure"]["basis"]["id"], way["now"], way["to"], way["size"]), ("voorstel", [6, 6], 13, 7))
        document = regietafel.answer(*regietafel.EXPLAIN, "Drenthe", "asiel", "2024")
        waiting = [one["meeting"] for one in document["explanations"] if "meeting" in one]
        self.assertIn("unknown", [one["verdict"] for one in waiting])
        self.assertTrue(all(one["open"] for one in waiting if one["verdict"] == "unknown"))
        self.assertEqual(complaints(document), [])

    def test_finds_a_node_again_by_its_name(self):
        cell = next(one for one, _ in self.nodes() if one["name"] == "PV22/amv/opgave/2024" and "children" in one)
        again = regietafel.answer(*regietafel.EXPLAIN, cell["name"])["explanations"]
        self.assertEqual([one["name"] for one in again], [cell["name"]])
        self.assertEqual(again[0]["value"], cell["value"])

    def test_has_whole_numbers_only_and_no_number_for_a_blank(self):
        for one, _ in self.nodes():
            self.assertNotIsInstance(one.get("value", 0), float)
            if one["is"] == "blank":
                self.assertFalse({"value", "range"} & one.keys())

    def test_a_node_of_another_kind_does_not_fit(self):
        document = copy.deepcopy(self.document)
        document["explanations"][0]["is"] = "sum"
        self.assertNotEqual(complaints(document), [])
        document = copy.deepcopy(self.document)
        document["explanations"][0]["children"][0].pop("name")
        self.assertNotEqual(complaints(document), [])


class ARoundedPercentage(unittest.TestCase):
    """Drenthe states 79 % of 228 places for minors in 2025, and not how many."""
    STATED = {"percent": 79, "of": 228, "rounding": "half_up"}

    def test_stands_beside_the_range_in_the_picture(self):
        document = regietafel.answer(*regietafel.DRENTHE)
        one, = [each for each in document["whole"]["figures"] if (each["category"]["id"], each["basis"]["id"], each["time"]["id"])
                == ("amv", "voorstel", "2025")]
        self.assertEqual((one["range"], one["from"]["stated_as"]), ([179, 181], self.STATED))
        one, = [each for each in document["statements"] if (each["category"]["id"], each["period"]) == ("amv", "2025")]
        self.assertEqual({key: one[key] for key in self.STATED}, self.STATED)
        self.assertEqual(one["offer"], [179, 181])

    def test_stands_beside_the_range_in_an_explanation(self):
        one, = regietafel.answer(*regietafel.EXPLAIN, "Drenthe", "amv", "2025", "voorstel")["explanations"]
        self.assertEqual((one["range"], one["from"]["stated_as"]), ([179, 181], self.STATED))

    def test_stands_beside_the_range_in_a_comparison(self):
        with tempfile.TemporaryDirectory() as folder:
            nothing, number = Path(folder, "nothing.toml"), Path(folder, "number.toml")
            head = 'format = 1\nkind = "figures"\nprovince = "PV22"\n'
            nothing.write_text(head, "utf-8")
            number.write_text(head + '[[figure]]\nwho = "PV22"\ncategory = "amv"\nbasis = "voorstel"\nperiod = "2025"\n'
                              'value = 180\n', "utf-8")
            document = regietafel.answer("compare", "--province", "config/drenthe.toml", "--form", regietafel.FORM,
                                         str(nothing), str(number))
        self.assertEqual(complaints(document), [])
        one, = document["figures"]
        self.assertEqual((one["before"]["range"], one["before"]["stated_as"]), ([179, 181], self.STATED))
        self.assertEqual(one["after"]["range"], [180, 180])
        self.assertNotIn("stated_as", one["after"])


class Comparison(unittest.TestCase):
    def test_names_the_figure_that_turned_a_finding(self):
        document = regietafel.answer(*regietafel.TWO_TABLES)
        changed = [(one["figure"]["category"]["id"], one["before"]["range"], one["after"]["range"])
                   for one in document["figures"]]
        self.assertEqual(changed, [("azc", [70, 70], [20, 20]), ("amv", [6, 6], [13, 13])])
        turned = [(one["rule"], one["before"]["verdict"], one["after"]["verdict"],
                   one["because"]["changes"][one["because"]["in_any_order"]]["figures"]) for one in document["turned"]]
        self.assertEqual(turned, [("indicatief_aandeel_amv", "not_met", "met", [1]),
                                  ("evenredig_asiel", "met", "not_met", [0])])

    def test_leaves_out_what_forms_say_in_words(self):
        for options, is_said in (([], True), (["--no-quotes"], False)):
            document = regietafel.answer("compare", "--province", "config/drenthe.toml", *options,
                                         "samples/regietafel/forms/Hoogeveen.csv", "samples/regietafel/forms/De Wolden.csv")
            self.assertEqual("inschatting" in json.dumps(document), is_said)


class WhatDoesNotFit(unittest.TestCase):
    """Each change to the picture of Drenthe must be seen: a schema that allows anything checks nothing."""

    @classmethod
    def setUpClass(cls):
        cls.sound = regietafel.answer(*regietafel.DRENTHE)

    def assert_seen(self, change):
        document = copy.deepcopy(self.sound)
        change(document)
        self.assertNotEqual(document, self.sound, "nothing was changed")
        self.assertNotEqual(complaints(document), [])

    def test_another_version(self):
        self.assert_seen(lambda document: document.update(version=2))

    def test_a_key_too_few_or_too_many(self):
        self.assert_seen(lambda document: document.pop("whole"))
        self.assert_seen(lambda document: document["rules"][0].pop("id"))
        self.assert_seen(lambda document: document["whole"].update(population=1))

    def test_a_blank_with_a_number(self):
        for value in (0, None):
            self.assert_seen(lambda document: figure(document, "azc", "realisatie", "2023").update(value=value))

    def test_a_stated_figure_without_a_number(self):
        self.assert_seen(lambda document: figure(document, "amv", "voorstel", "2025").pop("value"))
        self.assert_seen(lambda document: figure(document, "amv", "voorstel", "2025").update(value=None))

    def test_a_number_with_a_fraction_or_as_text(self):
        self.assert_seen(lambda document: figure(document, "amv", "voorstel", "2025").update(value=6.5))
        self.assert_seen(lambda document: figure(document, "amv", "voorstel", "2025").update(value="6"))
        self.assert_seen(lambda document: document["whole"]["coverages"][0].update(numerator=[0.5, 1]))

    def test_a_range_of_one_end_or_three(self):
        self.assert_seen(lambda document: document["whole"]["coverages"][0].update(numerator=[940]))
        self.assert_seen(lambda document: document["whole"]["coverages"][0].update(numerator=[940, 940, 940]))

    def test_an_unknown_verdict(self):
        self.assert_seen(lambda document: document["whole"]["findings"][0]["outcomes"][0].update(verdict="maybe"))

    def test_a_derived_figure_without_its_rule(self):
        self.assert_seen(lambda document: figure(document, "azc", "opgave", "2024").pop("rule"))


if __name__ == "__main__":
    regietafel.main()
