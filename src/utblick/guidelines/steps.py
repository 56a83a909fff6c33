"""The steps that standing rules require, and how far decisions have fulfilled them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from utblick.guidelines.cover import Case, OtherWays, covers
from utblick.guidelines.decisions import Decision
from utblick.guidelines.effects import Ask, Inform, MayDelegate, MayUse, Order, RequireDecision
from utblick.guidelines.sets import CompiledRule
from utblick.guidelines.vocabulary import CONCERNED, DECISION_KINDS, OWN, SYMBOLIC_BODIES
from utblick.values import Text

FULFILLED, MISSING, REFUSED = "fulfilled", "missing", "refused"
_KIND_ORDER = {kind: index for index, kind in enumerate(DECISION_KINDS)}
_STATUS = {"bifall": FULFILLED, "avslag": REFUSED}


@dataclass(slots=True)
class OpenStep:
    """A step being weighed. `possible` holds every status that facts still unknown could give it."""

    id: str
    rule: CompiledRule
    kind: str
    bodies: tuple[str, ...]
    ways: OtherWays
    after: list[str]
    not_before: str | None = None
    binds: bool = True
    possible: set[str] = field(default_factory=lambda: {MISSING})
    decision: Decision | None = None
    late: Decision | None = None
    unknown: set[str] = field(default_factory=set)
    notes: list[Text] = field(default_factory=list)

    @property
    def is_ask(self) -> bool:
        return isinstance(self.rule.effect, Ask)


def required_steps(rules: Sequence[CompiledRule], case: Case) -> list[OpenStep]:
    """Every step of the standing rules, weighed against the decisions, in the order they are to be taken."""
    ways = list(_ways(rules, case))
    steps: dict[tuple[object, ...], OpenStep] = {}
    ids: dict[str, list[str]] = {}
    demanding = [rule for rule in rules if rule.part == "demand"]
    for rule in demanding:
        previous: list[str] = []
        for kind, bodies in _demands(rule, case):
            step = _step(rule, kind, bodies, steps, ways)
            step.after += [other for other in previous if other != step.id]
            if isinstance(rule.effect, RequireDecision) and rule.effect.chain and rule.effect.ordered:
                previous = [step.id]
            ids.setdefault(rule.key, []).append(step.id)
    for rule in demanding:
        if isinstance(rule.effect, Inform):
            for decided in prepared(rule.effect, list(steps.values())):
                opinion = _step(rule, "opinion", _bodies(rule.effect.body, case), steps, ways)
                decided.after.append(opinion.id)
    found = list(steps.values())
    _apply_orders(rules, found, ids)
    for step in found:
        _weigh(step, case)
    _respect_conditions(found, case)
    _respect_order(found)
    return _sorted(found)


def prepared(effect: Inform, steps: Sequence[OpenStep]) -> list[OpenStep]:
    """The decisions an opinion is wanted before: those of the body `before`, and of no other."""
    if effect.before is None:
        return []
    return [step for step in steps if step.bodies == (effect.before,) and step.kind not in ("information", "answer")]


def _step(
    rule: CompiledRule,
    kind: str,
    bodies: tuple[str, ...],
    steps: dict[tuple[object, ...], OpenStep],
    ways: Sequence[tuple[CompiledRule, str]],
) -> OpenStep:
    """The step a rule asks for; the same step of two rules is one."""
    not_before = rule.effect.not_before if isinstance(rule.effect, RequireDecision) else None
    identity = (kind, bodies, not_before)
    if identity not in steps:
        suffix = "" if _is_single(rule) else f":{'+'.join(bodies)}"
        other_ways = OtherWays(rule.about, bodies, ways)
        steps[identity] = OpenStep(rule.key + suffix, rule, kind, bodies, other_ways, [], not_before, False)
    steps[identity].binds = steps[identity].binds or rule.binds
    return steps[identity]


def _ways(rules: Sequence[CompiledRule], case: Case) -> Iterator[tuple[CompiledRule, str]]:
    for rule in rules:
        if rule.part == "way":
            effect = rule.effect
            bodies = _bodies(effect.body, case) if isinstance(effect, (MayDelegate, MayUse)) else ("",)
            yield from ((rule, body) for body in bodies)


def _is_single(rule: CompiledRule) -> bool:
    effect = rule.effect
    return not isinstance(effect, RequireDecision) or effect.chain is None and effect.all_of is None


def _demands(rule: CompiledRule, case: Case) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The decisions one rule asks for: their kind, and the bodies of which one is enough."""
    effect = rule.effect
    if isinstance(effect, Inform):
        if effect.before is not None:
            return
        yield ("information" if effect.kind == "inform" else "opinion"), _bodies(effect.body, case)
    elif isinstance(effect, Ask):
        yield "answer", _bodies(effect.body, case)
    elif isinstance(effect, RequireDecision):
        if effect.chain is not None:
            for link in effect.chain:
                yield from ((link.decision, (body,)) for body in _bodies(link.body, case))
            return
        assert effect.decision is not None
        if effect.any_of is not None:
            yield effect.decision, tuple(body for name in effect.any_of for body in _bodies(name, case))
        else:
            for name in effect.all_of or [effect.body or OWN]:
                yield from ((effect.decision, (body,)) for body in _bodies(name, case))


def _bodies(name: str, case: Case) -> tuple[str, ...]:
    """The codes a body's name stands for; a symbolic name stays as it is while the fact is unknown."""
    if name == OWN:
        return (str(case.facts.get("body") or OWN),)
    if name == CONCERNED:
        bodies = case.facts.get("bodies")
        return tuple(bodies) if isinstance(bodies, tuple | list) and bodies else (CONCERNED,)
    return (name,)


def _apply_orders(rules: Sequence[CompiledRule], steps: list[OpenStep], ids: dict[str, list[str]]) -> None:
    by_id = {step.id: step for step in steps}
    for rule in rules:
        if rule.part == "order" and isinstance(rule.effect, Order):
            document = rule.document.id
            firsts = ids.get(f"{document}/{rule.effect.first}", [])
            for then in ids.get(f"{document}/{rule.effect.then}", []):
                by_id[then].after += [first for first in firsts if first != then]


def _weigh(step: OpenStep, case: Case) -> None:
    for decision in sorted(case.decisions, key=lambda decision: decision.on):
        found = covers(decision, step.kind, step.bodies, step.ways, step.not_before, case)
        if found.truth is False:
            continue
        if decision.on > case.cutoff:
            step.late = step.late or (decision if decision.outcome == "bifall" else None)
            continue
        status = _STATUS.get(decision.outcome, MISSING)
        if decision.kind == "frame" and status != FULFILLED:
            continue
        if decision.conditional_on is not None and status == FULFILLED and not step.ways.conditional:
            status = MISSING
            step.notes.append(_not_conditional(decision))
        if found.truth is True:
            step.possible, step.decision, step.unknown = {status}, decision, set()
        else:
            step.possible.add(status)
            step.unknown |= found.unknown
            if decision.conditional_on is not None or step.after:
                step.possible.add(MISSING)


def _respect_conditions(steps: list[OpenStep], case: Case) -> None:
    """A conditional decision holds when the body it waits for has its own step here, or has said yes."""
    for step in steps:
        body = step.decision.conditional_on if step.decision else None
        if body is None or FULFILLED not in step.possible:
            continue
        others = [other for other in steps if other is not step]
        if any(body in other.bodies for other in others) or _has_approved(body, case):
            continue
        step.possible.add(MISSING)
        if not any(name in SYMBOLIC_BODIES for other in others for name in other.bodies):
            step.possible.discard(FULFILLED)


def _has_approved(body: str, case: Case) -> bool:
    return any(
        decision.body == body and decision.outcome == "bifall" and decision.on <= case.cutoff
        for decision in case.decisions
        if decision.kind not in ("frame", "delegation", "information")
    )


def _respect_order(steps: list[OpenStep]) -> None:
    by_id = {step.id: step for step in steps}
    for step in steps:
        for first in (by_id[name] for name in step.after if name in by_id):
            if first.kind == "opinion":
                _excuse_opinion(first, step)
            elif FULFILLED in step.possible:
                _require_later(step, first)


def _require_later(step: OpenStep, first: OpenStep) -> None:
    decision = step.decision
    if decision is None or decision.conditional_on in first.bodies:
        return
    if decision.kind == "frame":
        return
    if first.possible != {FULFILLED} or first.decision is None or first.unknown:
        step.possible.add(MISSING)
        if FULFILLED in first.possible:
            step.unknown |= first.unknown
            return
    elif first.decision.on <= decision.on or first.decision.kind == "frame":
        return
    step.possible.discard(FULFILLED)
    step.possible.add(MISSING)
    step.notes.append(
        Text(
            f"{decision.name} kom före beslutet det skulle följa på",
            f"{decision.name} came before the decision it should follow",
        )
    )


def _excuse_opinion(opinion: OpenStep, final: OpenStep) -> None:
    """An opinion that was never recorded, or that was against, does not undo the decision it was meant for."""
    if REFUSED in opinion.possible:
        opinion.possible = opinion.possible - {REFUSED} | {FULFILLED}
    if FULFILLED in final.possible and opinion.possible != {FULFILLED}:
        opinion.possible.add(FULFILLED)
        opinion.unknown |= final.unknown
        if final.possible == {FULFILLED}:
            opinion.possible = {FULFILLED}
            opinion.notes.append(
                Text("yttrandet är inte registrerat (KL 5:26, 5:28)", "the opinion is not recorded (KL 5:26, 5:28)")
            )


def _sorted(steps: Iterable[OpenStep]) -> list[OpenStep]:
    """Steps after those they wait for; otherwise in the order of kinds, so that the order of rules does not matter."""
    waiting = sorted(steps, key=lambda step: (_KIND_ORDER[step.kind], step.id))
    done: list[OpenStep] = []
    while waiting:
        left = {step.id for step in waiting}
        ready = next((step for step in waiting if not left.intersection(step.after)), waiting[0])
        waiting.remove(ready)
        done.append(ready)
    return done


def _not_conditional(decision: Decision) -> Text:
    return Text(
        f"{decision.name} är villkorat och räknas inte här",
        f"{decision.name} is conditional and does not count here",
    )
