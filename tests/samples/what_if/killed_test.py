# SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
"""The program is killed while it saves again and again, and between commands: whatever it said to have saved is there whole.
killed_test.py REGIETAFEL [TEST...]"""

import contextlib
import json
import os
import random
import signal
import subprocess
import tempfile
import threading
import time
import unittest
from pathlib import Path

import session
from session import figures_of

CELL = ("GM1690", "azc", "voorstel", "2025")
KILLS = int(os.environ.get("OPGAVE_KILLS", "30"))


class Killed(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.plan = Path(folder.name) / "plan.toml"
        self.beside = 0  # files that the test made there

    def seen(self):
        """What stands in the folder, as far as a look from outside tells."""
        try:
            return [(one.name, one.inode(), one.stat().st_size, one.stat().st_mtime_ns) for one in os.scandir(self.plan.parent)]
        except FileNotFoundError:  # gone while one looked
            return None

    def save_until_killed(self, first, filling, share, amid_a_save):
        """States a number, saves, states the next, and so on, without waiting; kills the program some time after its first
        save: this share of what that took; where asked, as soon as something then moves in the folder, which is amid a
        save. Gives the last number whose save was confirmed."""
        process = subprocess.Popen([session.program(), "what-if", "--json", *session.TABLE], stdin=subprocess.PIPE,
                                   stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        numbers = range(first, first + 2000)
        lines = [*filling, *(line for number in numbers
                             for line in (f"stel De Wolden azc 2025 = {number}", f"bewaar {self.plan} !"))]

        def feed():
            with contextlib.suppress(BrokenPipeError), process.stdin:
                process.stdin.write(("\n".join(lines) + "\n").encode())

        feeder = threading.Thread(target=feed)
        feeder.start()
        for _ in filling:
            process.stdout.readline()
        began = time.monotonic()
        said = [process.stdout.readline() for _ in ("stel", "bewaar")]
        after = share * (time.monotonic() - began)

        def kill():
            time.sleep(after)
            if amid_a_save:
                before = self.seen()
                while self.seen() == before:
                    pass
            process.send_signal(signal.SIGKILL)

        killer = threading.Thread(target=kill)
        killer.start()
        said += process.stdout.read().splitlines(keepends=True)
        killer.join()
        code = process.wait()
        feeder.join()
        process.stdout.close()
        self.assertEqual(code, -signal.SIGKILL, "it ended by itself before it was killed")
        confirmed = first - 1
        number = first - 1
        for line in said:
            if not line.endswith(b"\n"):
                break  # cut off by the kill
            answer = json.loads(line)
            self.assertTrue(answer["done"], answer)
            if answer["command"] == "state":
                number += 1
            elif answer["command"] == "save":
                confirmed = number
        return confirmed

    def hold_against_kills(self, filling):
        chance = random.Random(20240415)
        first = 100
        for nth in range(KILLS):
            confirmed = self.save_until_killed(first, filling, chance.uniform(0, 5), nth % 3 > 0)
            self.assertGreaterEqual(confirmed, first)
            self.assertLessEqual(len(list(self.plan.parent.iterdir())), 2 + self.beside, "what a kill leaves behind is swept")
            found = figures_of(self.plan)[0][CELL]
            self.assertGreaterEqual(found, confirmed, "what was said to be saved is lost")
            self.assertLessEqual(found, confirmed + 1, "and nothing else was saved")
            first = found + 1
        # The program itself reads it, with everything that was saved.
        said, errors, code = session.run("what-if", "--json", *session.TABLE, lines=[f"open {self.plan}", "namen"])
        self.assertEqual((errors, code), ("", 0))
        opened, names = map(json.loads, said.splitlines()[:2])
        self.assertIn([first - 1, first - 1], [one.get("after") for one in opened["step"]["cells"]])
        return opened, names["names"]

    def test_while_it_saves_a_small_file(self):
        opened, names = self.hold_against_kills(["namen"])
        self.assertEqual((len(opened["step"]["cells"]), names), (1, []))

    def test_while_it_saves_a_large_file(self):
        large = self.plan.with_name("large.toml")
        cells = "".join(f'{{ who = "GM0118", category = "{category}", basis = "voorstel", period = "{period}", value = {{0}} }}, '
                        for category in ("azc", "amv", "noodopvang", "cno_tgo") for period in ("2024", "2025", "2026"))
        large.write_text('format = 1\nkind = "figures"\nprovince = "PV22"\n' + "".join(
            f'[[scenario]]\nname = "tafel {name:03}"\nfigure = [' + cells.replace("{0}", str(900 + name))
                .replace("{{", "{").replace("}}", "}") + "]\n" for name in range(60)), "utf-8")
        self.beside = 1
        opened, names = self.hold_against_kills([f"open {large}"])
        self.assertEqual(len(names), 60)
        self.assertGreater(self.plan.stat().st_size, 50_000)

    def test_between_commands(self):
        for pause in (0, 0.01, 0.05):
            table = session.Session()
            table.do("stel De Wolden azc 2025 = 77", "noem zeven", f"bewaar {self.plan} !")
            held = self.plan.read_bytes()
            table.do("stel De Wolden azc 2025 = 78", "noem acht")
            time.sleep(pause)
            table.process.kill()
            table.end()
            self.assertEqual(self.plan.read_bytes(), held)
            self.assertEqual(figures_of(self.plan), ({CELL: 77}, {"zeven": {CELL: 77}}))


if __name__ == "__main__":
    session.main()
