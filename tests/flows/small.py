"""A handful of small flows, written as files, for tests that must not move with the real ones."""

from pathlib import Path

from flows.engine import Flows, read
from flows.engine.load import PHRASES
from flows.engine.phrases import EnginePhrases

ALWAYS = """
flow: always
title: Always
start: footer
steps:
  footer:
    choose: Where to?
    options: {back: Back, numbers: Numbers}
    branch: {back: back, numbers: numbers}
  after_end:
    choose: Where to?
    options: {back: Back, numbers: Numbers, menu: Menu}
    branch: {back: back, numbers: numbers, menu: "flow:welcome"}
  numbers: {choose: "Numbers: {card}", options: {menu: Menu}, then: "flow:welcome"}
  privacy: {choose: About privacy., options: {menu: Menu}, then: "flow:welcome"}
  voice: {choose: No ears here., options: {danger: I am in danger}, then: "flow:sos"}
  picture: {choose: No eyes here., options: {danger: I am in danger}, then: "flow:sos"}
  location: {choose: Place not kept., options: {danger: I am in danger}, then: "flow:sos"}
  document: {choose: No files here., options: {danger: I am in danger}, then: "flow:sos"}
  other: {choose: Nothing known., options: {danger: I am in danger}, then: "flow:sos"}
  contact: {say: Contact not kept., then: here}
  sticker: {say: Nice sticker., then: here}
"""

WELCOME = """
flow: welcome
title: Welcome
start: menu
steps:
  menu:
    choose: Hello!
    options: {offer: Check a job offer, story: Tell a story, language: English}
    branch: {offer: "flow:check_offer", story: "flow:survey", language: "lang:other"}
"""

CHECK_OFFER = """
flow: check_offer
title: Check
start: offer
steps:
  offer:
    ask: Paste it.
    into: offer
    keep: session
    accepts: [text, link, forward]
    then: judge
  judge:
    check: judge
    reads: [offer]
    outcomes: {danger: danger, fine: fine}
  danger:
    choose: Signs seen.
    options: {another: Another offer, help: Who can help?}
    branch: {another: offer, help: "flow:help"}
  fine:
    end: Nothing seen.
"""

HELP = """
flow: help
title: Help
start: place
steps:
  place:
    choose: Where?
    options: {gb: United Kingdom, us: United States, vn: Viet Nam}
    then: numbers
    into: place
    keep: session
  numbers:
    end: These fit.
"""

SOS = """
flow: sos
title: Numbers
start: first
steps:
  first:
    choose: "{card} Can you write?"
    options: {"yes": "Yes", "no": "No"}
    branch: {"yes": quiet, "no": quiet}
  quiet:
    end: All right.
"""

SURVEY = """
flow: survey
title: A story
start: paid
steps:
  paid:
    choose: Have you paid?
    options: {"yes": "Yes", "no": "No", later: Not yet}
    then: story
    into: paid
    keep: report
  story:
    ask: What happened?
    into: story
    keep: session
    accepts: [text]
    then: secret
    skip: Skip it
    skip_to: secret
  secret:
    ask: A word nobody keeps?
    into: secret
    keep: never
    accepts: [text, forward]
    then: weigh
  weigh:
    check: weigh
    reads: [secret, paid]
    outcomes: {heavy: sent, light: bye}
  sent:
    submit: story
    outcomes: {stored: thanks, closed: bye}
  thanks:
    say: Thank you.
    then: bye
  bye:
    end: Goodbye.
"""

FILES = {
    "always": ALWAYS, "welcome": WELCOME, "check_offer": CHECK_OFFER, "help": HELP, "sos": SOS,
    "survey": SURVEY,
}  # fmt: skip

OUTCOMES = {
    "judge": frozenset({"danger", "fine"}),
    "weigh": frozenset({"heavy", "light"}),
    "story": frozenset({"stored", "closed"}),
}
CARDS = frozenset({"card"})


def write(folder: Path, **changed: str | None) -> Path:
    """The files, some replaced, added or (None) left out, and a phrase for each id."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in {**FILES, **changed}.items():
        if content is not None:
            (folder / f"{name}.yaml").write_text(content.lstrip("\n"), "utf-8")
    own = "".join(f"{name}: 'phrase {name}'\n" for name in EnginePhrases.model_fields)
    (folder / PHRASES).write_text(own, "utf-8")
    return folder


def small_flows(folder: Path, **changed: str | None) -> Flows:
    flows, issues = read(write(folder, **changed))
    assert flows is not None, "\n".join(map(str, issues))
    return flows
