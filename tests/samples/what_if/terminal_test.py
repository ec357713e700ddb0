# SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
"""`what-if` as somebody sees it who types on a terminal: terminal_test.py REGIETAFEL [TEST...]"""

import os
import pty
import select
import tempfile
import time
import unittest
from pathlib import Path

import session


class Terminal:
    """The program on a terminal of its own."""

    def __init__(self, *arguments):
        self.pid, self.side = pty.fork()
        if self.pid == 0:
            os.execve(session.program(), [session.program(), "what-if", *session.TABLE, *arguments],
                      {**os.environ, "NO_COLOR": "1", "TERM": "dumb"})

    def until(self, text, seconds=60):
        """What is shown until that text is."""
        shown = ""
        end = time.monotonic() + seconds
        while text not in shown:
            if not select.select([self.side], [], [], max(0, end - time.monotonic()))[0]:
                raise AssertionError(f"not shown: {text!r}, but {shown!r}")
            try:
                shown += os.read(self.side, 4096).decode(errors="replace")
            except OSError as ended:
                raise AssertionError(f"ended before {text!r}: {shown!r}") from ended
        return shown

    def type(self, keys):
        os.write(self.side, keys.encode())

    def exit_code(self):
        while True:
            try:
                if not os.read(self.side, 4096):
                    break
            except OSError:
                break
        code = os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])
        os.close(self.side)
        return code


PROMPT = "wat als> "
CTRL_C, CTRL_D = "\x03", "\x04"


class OnATerminal(unittest.TestCase):
    def test_it_asks_and_says_how_to_go_on(self):
        table = Terminal()
        shown = table.until(PROMPT)
        self.assertIn("De cijfers van Drenthe liggen open", shown)
        self.assertIn("Berekend met opgave", shown)
        table.type("verschil\n")
        self.assertIn("Geen verschil", table.until(PROMPT))
        table.type("stop\n")
        self.assertEqual(table.exit_code(), 0)

    def test_a_wrong_command_is_said_and_ends_nothing(self):
        table = Terminal()
        table.until(PROMPT)
        table.type("stl De Wolden amv 2025 = 50\n")
        shown = table.until(PROMPT)
        self.assertIn("did you mean 'stel'?", shown)
        self.assertNotIn("standard input", shown)
        table.type("stop\n")
        self.assertEqual(table.exit_code(), 0, "who types has seen it")

    def test_it_warns_once_of_what_was_not_saved(self):
        table = Terminal()
        table.until(PROMPT)
        table.type("stel De Wolden amv 2025 = 50\n")
        table.until(PROMPT)
        table.type("stop\n")
        self.assertIn("1 wijziging niet bewaard. 'bewaar BESTAND.toml' bewaart alles", table.until(PROMPT))
        table.type("toon\n")
        table.until(PROMPT)
        table.type("stop\n")
        self.assertIn("1 wijziging niet bewaard. 'bewaar", table.until(PROMPT), "something was done in between")
        table.type("stop\n")
        self.assertEqual(table.exit_code(), 0)

    def test_it_ends_at_once_where_that_is_asked(self):
        table = Terminal()
        table.until(PROMPT)
        table.type("stel De Wolden amv 2025 = 50\n")
        table.until(PROMPT)
        table.type("stop !\n")
        self.assertEqual(table.exit_code(), 0)

    def test_ctrl_c_and_ctrl_d_lose_nothing(self):
        with tempfile.TemporaryDirectory() as folder:
            plan = Path(folder) / "plan.toml"
            table = Terminal()
            table.until(PROMPT)
            table.type("stel De Wolden amv 2025 = 50\n")
            table.until(PROMPT)
            table.type("bewaar half" + CTRL_C)
            self.assertIn("U kunt verder", table.until(PROMPT))
            table.type(CTRL_C)
            self.assertIn("U kunt verder", table.until(PROMPT))
            table.type(CTRL_D)
            self.assertIn("1 wijziging niet bewaard", table.until(PROMPT))
            table.type(f"bewaar {plan}\n")
            self.assertIn("Bewaard in", table.until(PROMPT))
            table.type(CTRL_D)
            self.assertEqual(table.exit_code(), 0)
            self.assertEqual(session.figures_of(plan)[0], {("GM1690", "amv", "voorstel", "2025"): 50})


if __name__ == "__main__":
    session.main()
