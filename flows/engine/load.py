"""Reads every flow file; a `Flows` knows each step by place, and each flow's version."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from authoring.files import Source, load
from authoring.found import Found
from authoring.issue import Issue
from authoring.phrases import load_phrases
from authoring.text import KeyPath, Text, texts_in
from flows.engine.campaigns import NONE, TABLE, Campaigns, banners, load_campaigns
from flows.engine.model import AskStep, Audience, ChooseStep, Flow, Keep, StepBase
from flows.engine.phrases import EnginePhrases
from flows.engine.state import Place

PHRASES = "engine_phrases.yaml"
NO_TABLE = Source(TABLE)


@dataclass(frozen=True)
class Flows:
    """All flows by id, where their files stand, the engine's own sentences, and campaigns."""

    flows: Mapping[str, Flow]
    sources: Mapping[str, Source]
    phrases: EnginePhrases
    phrases_source: Source
    campaigns: Campaigns = NONE
    campaigns_source: Source = NO_TABLE

    def step(self, place: Place) -> StepBase | None:
        flow = self.flows.get(place.flow)
        return flow.steps.get(place.step) if flow else None

    def start(self, flow: str) -> Place:
        return Place(flow=flow, step=self.flows[flow].start)

    def version(self, flow: str) -> str:
        """Changes when ids of steps, options or answers change, never with the wording."""
        return self._versions[flow]

    @cached_property
    def _versions(self) -> dict[str, str]:
        return {name: _version(flow) for name, flow in self.flows.items()}

    @cached_property
    def keeps(self) -> dict[str, Keep]:
        """Answer -> how long it is kept, as written where it is asked."""
        asked = [step for _, step in self.places() if isinstance(step, ChooseStep | AskStep)]
        return {step.into: step.keep for step in asked if step.into and step.keep}

    @cached_property
    def of_person(self) -> frozenset[str]:
        """Answers about the person, asked for once: they outlive the offer."""
        once = (step for _, step in self.places() if isinstance(step, ChooseStep) and step.once)
        return frozenset(step.into for step in once if step.into)

    def places(self) -> Iterator[tuple[Place, StepBase]]:
        for name, flow in self.flows.items():
            for step_id, step in flow.steps.items():
                yield Place(flow=name, step=step_id), step

    def texts(self) -> Iterator[Found]:
        """Every sentence with its place and a comment for the translator."""
        for name, flow in self.flows.items():
            source = self.sources[name]
            for path, text in texts_in(flow):
                yield Found(source.path, source.line(path), text, _comment(flow, path))
        source = self.phrases_source
        for path, text in texts_in(self.phrases):
            yield Found(source.path, source.line(path), text, "self; one short, kind sentence")
        yield from banners(self.campaigns, self.campaigns_source)


def read(folder: Path) -> tuple[Flows | None, list[Issue]]:
    """All `*.yaml` of the folder. Flows is None when a file cannot be used; issues say why."""
    issues: list[Issue] = []
    flows: dict[str, Flow] = {}
    sources: dict[str, Source] = {}
    for path in sorted(folder.glob("*.yaml")):
        if path.name == PHRASES:
            continue
        loaded = load(path, Flow, context_of, shown_as=f"{folder.name}/{path.name}")
        issues += loaded.issues
        if loaded.value is None:
            continue
        if loaded.value.flow != path.stem:
            wrong = f"the flow is called '{loaded.value.flow}', the file '{path.stem}'"
            issues.append(loaded.source.issue(("flow",), "FLOW007", wrong))
        flows[path.stem], sources[path.stem] = loaded.value, loaded.source
    own = load_phrases(folder / PHRASES, EnginePhrases, shown_as=f"{folder.name}/{PHRASES}")
    table = load_campaigns(folder)
    issues += [*own.issues, *table.issues]
    if issues or own.value is None or table.value is None:
        return None, issues
    return Flows(flows, sources, own.value, own.source, table.value, table.source), []


def context_of(stem: str, path: KeyPath) -> str:
    """`flow.title`, `flow.step` for a step's sentence, `flow.step.option` for a button,
    `flow.step:child`, `:ready` and `:hidden` for what else a step may say."""
    match path:
        case ("steps", step, "options", option):
            return f"{stem}.{step}.{option}"
        case ("steps", step, "skip"):
            return f"{stem}.{step}.skip"
        case ("steps", step, "child" | "ready" | "hidden" as part):
            return f"{stem}.{step}:{part}"
        case ("steps", step, _):
            return f"{stem}.{step}"
    return f"{stem}.{'.'.join(path)}"


def _version(flow: Flow) -> str:
    parts = []
    for step_id, step in sorted(flow.steps.items()):
        options = sorted(step.options) if isinstance(step, ChooseStep) else []
        into = getattr(step, "into", None) or ""
        parts.append(f"{step_id}:{type(step).__name__}:{','.join(options)}:{into}")
    return hashlib.sha256("|".join(parts).encode()).hexdigest()[:12]


_ADDRESSED = {
    Audience.SELF: "to the person themselves (bạn)",
    Audience.CHILD: "to a child (em)",
    Audience.FAMILY: "to a relative, maybe an elder; no pronoun that sounds wrong between ages",
}


def _comment(flow: Flow, path: KeyPath) -> str:
    if path[0] != "steps":
        return "name of this conversation; at most 40 characters"
    step = flow.steps[path[1]]
    who = _ADDRESSED[Audience.CHILD if path[-1] == "child" else step.audience or flow.audience]
    if path[-1] == "ready":
        return "to be copied and sent by the person; with its sentence at most 600 characters"
    if "options" in path or path[-1] == "skip":
        return f"button {who}; at most 40 characters"
    kind = "question" if isinstance(step, ChooseStep | AskStep) else "message"
    return f"{kind} {who}; at most 600 characters, the first 40 neutral"


def label_texts(step: StepBase) -> dict[str, Text]:
    """The buttons a step shows of its own: option id -> label."""
    if isinstance(step, ChooseStep):
        return dict(step.options)
    if isinstance(step, AskStep) and step.skip is not None:
        return {"skip": step.skip}
    return {}
