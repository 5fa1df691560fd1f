"""Doors that behave simply: a cry has "cứu" in it, an offer has "tuyển" or "hiring"."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from authoring.lang import Lang
from authoring.text import Text
from authoring.wording import Wording
from bot import next_steps
from flows.engine import Check, Doors, Errand, Found
from flows.engine.doors import Answers, Findings

FLOWS = Path(__file__).resolve().parents[2] / "flows"

VIETNAMESE = {
    "Yes": "Rồi", "No": "Không", "Not yet": "Chưa được", "Check a job offer": "Kiểm tra lời mời",
    "Numbers": "Các số để gọi", "Menu": "Về đầu", "Back": "Quay lại", "Skip it": "Bỏ qua",
    "Tell a story": "Kể một chuyện",
}  # fmt: skip
"""English label of the small flows -> the Vietnamese one."""


@dataclass(frozen=True)
class Cry:
    lang: Lang
    target: str = "flow:sos"
    told: Mapping[str, str] = field(default_factory=dict)
    certain: bool = True
    likely: bool = True


def language(text: str) -> Lang:
    return Lang.EN if text.isascii() else Lang.VI


def danger(text: str) -> Cry | None:
    """A cry has "cứu" in it; "sợ" may be one, and "chết" too."""
    if "chết" in text.lower():
        return Cry(language(text), "flow:heavy.unsure", certain=False)
    if "cứu" in text.lower():
        return Cry(language(text))
    if "sợ" in text.lower():
        return Cry(language(text), "flow:sos.unsure", certain=False, likely="lắm" in text.lower())
    return None


def offer(text: str) -> bool:
    return "tuyển" in text.lower() or "hiring" in text.lower()


def small_labels(text: Text) -> Sequence[str]:
    return (str(text), VIETNAMESE.get(str(text), str(text)))


@dataclass
class Script:
    """A check that answers what the test wrote down, the last outcome for ever after.

    `read` holds the answers it was given at each call.
    """

    outcomes: list[str]
    read: list[Answers] = field(default_factory=list)

    def run(self, answers: Answers, findings: Findings) -> Found:
        self.read.append(answers)
        outcome = self.outcomes.pop(0) if len(self.outcomes) > 1 else self.outcomes[0]
        return Found(outcome, {"asked": [*findings.get("asked", []), outcome]})


@dataclass
class Clerk:
    """A check that sends its host on an errand, and the host who goes: `asked` holds each errand
    done. A story stored is spent."""

    outcome: str = "stored"
    asked: list[Errand] = field(default_factory=list)

    def run(self, answers: Answers, findings: Findings) -> Errand:
        return Errand("file", dict(answers))

    def go(self, errand: Errand) -> Found:
        self.asked.append(errand)
        if errand.name in ERRANDS:
            return all_well(errand)
        stored = self.outcome == "stored"
        words = {"words": ["a", "b"]} if stored else {}
        return Found(self.outcome, {"filed": len(self.asked)}, words, spent=stored)


def small_doors(scripts: Mapping[str, Script] | None = None, clerk: Clerk | None = None) -> Doors:
    checks = {
        name: Check(frozenset(script.outcomes), script.run)
        for name, script in (scripts or {}).items()
    }
    checks["story"] = Check(frozenset({"stored", "closed"}), (clerk or Clerk()).run)
    return Doors(checks, danger, offer, language, small_labels)


LEVELS = ("suspicious", "ask_more", "nothing_found", "not_an_offer", "danger")
MOST_QUESTIONS = 2


def _judge(answers: Answers, findings: Findings) -> Found:
    """The level is the one named in the text, danger if it names none; so are the signs."""
    text = answers.get("offer", "")
    level = next((level for level in LEVELS if level in text), "danger")
    signs = [{"id": word[5:]} for word in text.split() if word.startswith("sign:")]
    told = {"level": level, "quote": text[:20], "signs": signs}
    return Found(level, {"warning_signs": told, "page": 0})


def _question(answers: Answers, findings: Findings) -> Found:
    known = [*findings.get("known", []), *answers.values()]
    outcome = "ask" if len(known) < MOST_QUESTIONS else "done"
    return Found(outcome, {"known": known})


def _page(answers: Answers, findings: Findings) -> Found:
    page = int(findings.get("page", 0)) + 1
    return Found("more" if page < MOST_QUESTIONS else "last", {"page": page})


def _typing(answers: Answers, findings: Findings) -> Found:
    return Found("buttons" if answers.get("under_18") == "yes" else "typing")


def _abroad(answers: Answers, findings: Findings) -> Found:
    place = answers.get("place", "unknown")
    return Found({"vn": "home", "unknown": "unknown"}.get(place, "abroad"))


def _held(answers: Answers, findings: Findings) -> Found:
    """One yes is remembered."""
    return Found("on", {"bound": True} if "yes" in answers.values() else {})


def _let_go(answers: Answers, findings: Findings) -> Found:
    return Found("points" if findings.get("bound") else "nothing", {"bound": None})


def _errand(name: str) -> Check:
    return Check(frozenset(ERRANDS[name]), lambda answers, _: Errand(name, dict(answers)))


ERRANDS = {
    "report_gate": ("open", "unread", "closed"),
    "report_draft": ("contacts", "plain"),
    "report_file": ("stored", "closed", "too_large", "not_ready"),
    "receipt_read": ("answered", "in_review", "waiting", "unknown", "too_often"),
    "receipt_addition": ("show",),
    "receipt_add": ("added", "unknown", "too_often", "not_ready"),
    "receipt_withdraw": ("gone", "unknown", "too_often"),
    "fee_begin": ("begun",),
    "fee_wage": ("read", "unclear"),
    "fee_months": ("read", "unclear"),
    "fee_asked": ("read", "deposit", "unclear"),
    "fee_rule": (
        "service", "not_due", "split", "deposit", "not_collected", "colab_only", "province_only",
    ),
    "recruiter_open": ("open", "closed"),
    "recruiter_answers": ("claimed", "worse", "unanswered"),
    "note_checked": ("noted",),
    "picture_ready": ("ready", "nothing"),
    "quiz_begin": ("offer",),
    "quiz_note": ("noted",),
    "quiz_next": ("offer", "score"),
    "company_list": ("there", "none"),
    "company_name": ("no_list", "listed", "ended", "near", "unlisted", "unclear"),
}  # fmt: skip
"""What each errand of the real flows can come to, and checks that here are asked in the same way;
the first when all is well."""


def all_well(errand: Errand) -> Found:
    """The host of somebody for whom every errand goes well."""
    return Found(ERRANDS[errand.name][0])


def real_doors(wording: Wording) -> Doors:
    """For the flows that ship: every outcome can be reached, labels are the translated ones."""
    asking = frozenset({"ask", "done"})
    table, _ = next_steps.read(FLOWS)
    assert table is not None
    checks = {name: _errand(name) for name in ERRANDS} | {
        "report_typing": Check(frozenset({"typing", "buttons"}), _typing),
        "warning_signs": Check(frozenset(LEVELS), _judge),
        "next_question": Check(asking, _question),
        "note_answer": Check(asking, _question),
        "turn_page": Check(frozenset({"more", "last"}), _page),
        "abroad": Check(frozenset({"abroad", "home", "unknown"}), _abroad),
        "self_check_begin": Check(frozenset({"on"}), lambda *_: Found("on", {"bound": None})),
        "self_check_note": Check(frozenset({"on"}), _held),
        "self_check_end": Check(frozenset({"points", "nothing"}), _let_go),
        **next_steps.checks(table),
    }
    return Doors(
        checks,
        danger,
        offer,
        language,
        lambda text: tuple(wording.say(lang, text) for lang in Lang),
    )
