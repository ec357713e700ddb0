# SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
"""The province files of this repository, and what the schema is known to say of those in tests/faulty. Paths are as seen
from the root of the repository."""

import datetime
import tomllib
from pathlib import Path

SCHEMA = Path("config/schema/province.schema.json")
FAULTY = Path("tests/faulty")

_KNOWN = tomllib.loads(Path("tests/schema/faulty.toml").read_text("utf-8"))
REFUSED = _KNOWN["refused"]
NO_TOML = _KNOWN["no_toml"]
ACCEPTED = [name for group in _KNOWN["accepted"] for name in group["files"]]

_OTHER_FORMATS = (".test.toml", ".layout.toml", "plugin.toml")  # tests of rules, layouts of forms, manifests


def faulty(name):
    return FAULTY / f"{name}.toml"


def faulty_names():
    return [path.stem for path in sorted(FAULTY.glob("*.toml"))]


def _has_shipped_plugins(path):
    """The schema that is kept knows the plugins of this repository, and none that a test makes for itself."""
    return all(Path("plugins", plugin).is_dir() for plugin in tomllib.loads(path.read_text("utf-8")).get("plugins", []))


def sound_files():
    """Those of the provinces, the agreements, the samples and the tests. Some of them are layers that say too little by
    themselves; no key of them is wrong."""
    places = ("config/*.toml", "samples/**/*.toml", "tests/agreements/*/*.toml", "tests/config/**/*.toml",
              "tests/expectations/*.toml", "tests/host/*.toml", "tests/install/*.toml")
    files = sorted(path for place in places for path in Path(".").glob(place))
    return [path for path in files if not path.name.endswith(_OTHER_FORMATS) and _has_shipped_plugins(path)]


def as_editors_see(path):
    """The file as a JSON value: what checks TOML against a schema takes a date as its text."""
    def read(node):
        if isinstance(node, dict):
            return {key: read(value) for key, value in node.items()}
        if isinstance(node, list):
            return [read(one) for one in node]
        return node.isoformat() if isinstance(node, (datetime.date, datetime.time)) else node
    return read(tomllib.loads(path.read_bytes().decode("utf-8")))
