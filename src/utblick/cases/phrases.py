"""What is proposed to a body, in the words minutes use."""

from __future__ import annotations

from dataclasses import dataclass

from utblick.cases.effects import Effect


@dataclass(frozen=True, slots=True)
class Cause:
    """What the matter is about, as far as a proposal needs it. Empty texts are left out.

    ``applicant`` is the nämnd that applies and ``approver`` the body that approves, both by name;
    ``named`` is what it is called in a sentence when it is no project. ``has_decided`` says that the applicant's
    decision is already taken.
    """

    project: str
    programme: str = ""
    municipality: str = "kommunen"
    applicant: str = ""
    approver: str = ""
    partner: str = ""
    signatory: str = ""
    as_partner: bool = False
    named: str = ""
    has_decided: bool = False
    programme_en: str = ""


def proposed_points(effect: str, cause: Cause) -> tuple[str, ...]:
    """The beslutspunkter for one body: what it does (``effect``), and who may sign (users.md § 5)."""
    points = [_main_point(effect, cause)]
    if signed := _signed(effect, cause):
        signatory = _lower(cause.signatory or "förvaltningschefen")
        points.append(f"att ge {signatory} i uppdrag att underteckna {signed}.")
    return tuple(points)


def _signed(effect: str, cause: Cause) -> str:
    """What somebody must sign when the proposal is carried; "" when there is nothing."""
    if effect in (Effect.APPLY, Effect.CONDITIONAL):
        return "fullmakt och konsortieavtal" if cause.as_partner else "bidragsavtal och konsortieavtal"
    return _SIGNED.get(effect, "")


_SIGNED: dict[str, str] = {
    Effect.ENTER_AGREEMENT: "avtalet",
    Effect.TERMINATE: "uppsägningen",
    Effect.JOIN: "anmälan om medlemskap",
}


def _main_point(effect: str, cause: Cause) -> str:
    if effect == Effect.APPROVE:
        whose = f"{_genitive(_lower(cause.applicant))} " if cause.applicant else ""
        return f"att godkänna {whose}medverkan i {_project(cause)}."
    if effect == Effect.CONDITIONAL:
        approver = _genitive(_lower(cause.approver or "kommunstyrelsen"))
        return f"att, under förutsättning av {approver} godkännande, {_taking_part(cause)},"
    if effect == Effect.APPLY:
        return f"att {_taking_part(cause)},"
    end = "," if _signed(effect, cause) else "."
    return f"att {_OTHER.get(effect, 'besluta om')} {_project(cause)}{end}"


_OTHER: dict[str, str] = {
    Effect.ENTER_AGREEMENT: "ingå avtal om",
    Effect.TERMINATE: "säga upp avtalet om",
    Effect.JOIN: "gå med i",
    Effect.OPINION: "tillstyrka",
    Effect.NOTE: "notera redovisningen av",
}


def _taking_part(cause: Cause) -> str:
    if cause.as_partner:
        return f"{cause.municipality} medverkar som partner i {_project(cause)}"
    return f"{cause.municipality} ansöker om medel{_from(cause)} för projektet ”{cause.project}”"


def _project(cause: Cause) -> str:
    if cause.named:
        return cause.named
    return f"projektet ”{cause.project}”{_from(cause)}"


def _from(cause: Cause) -> str:
    return f" ur programmet {cause.programme}" if cause.programme else ""


def _genitive(name: str) -> str:
    return name if name.endswith(("s", "x", "z")) else f"{name}s"


def _lower(name: str) -> str:
    return name[:1].lower() + name[1:]
