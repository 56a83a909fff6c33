"""Drafts of an answer, to copy into one's own mail program. Utblick never sends them. Pure."""

from __future__ import annotations

from utblick.values import Text

_BODY = "{body}"
_MIDDLE = {
    "yes": Text(
        "Vi är intresserade och går gärna vidare. En ansökan kräver beslut hos oss; vi återkommer om när det kan ske. "
        "Kan ni skicka [det vi behöver veta], och föreslå en tid för ett första samtal?",
        "We are interested and would like to go on. An application needs a formal decision on our side; we will "
        "tell you when it can be had. Could you send us [what we need to know], and suggest a time for a first talk?",
    ),
    "no": Text(
        "Vi har inte möjlighet att delta den här gången. [Skäl, om ni vill ge något.] Vi önskar er lycka till.",
        "We are not able to take part this time. [A reason, if you wish to give one.] We wish you the best of luck.",
    ),
    "looking": Text(
        "Vi har lämnat frågan till {body} och återkommer senast [dag].",
        "We have passed your request on to {body} and will get back to you by [day].",
    ),
}
_MIDDLE["became_idea"] = _MIDDLE["yes"]
_MIDDLE["new"] = _MIDDLE["looking"]


def reply_draft(stand: str, *, what: str, contact: str, municipality: str, body: Text, signed: str) -> Text:
    """An answer in Swedish and English by the stand taken; what is in [brackets] is for the writer to fill in.

    ``stand`` is that of `PartnerRequest`; ``body`` the nämnd it was sent to, empty for none.
    """
    middle = _MIDDLE.get(stand, _MIDDLE["looking"])
    ends = f"{signed}\n{municipality}" if signed else municipality
    swedish = (
        f"Hej {contact}".rstrip() + ",",
        f"Tack för er förfrågan: {what}.",
        middle.sv.replace(_BODY, body.sv or "den ansvariga nämnden"),
        f"Vänliga hälsningar\n{ends}",
    )
    english = (
        f"Dear {contact or 'Sir or Madam'},",
        f"Thank you for your request: {what}.",
        middle.en.replace(_BODY, f"our {body.en}" if body.en else "the committee in charge"),
        f"Kind regards\n{ends}",
    )
    return Text("\n\n".join(swedish), "\n\n".join(english))
