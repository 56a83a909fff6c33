"""The pages of a draft: begin, write by form and by text, check, compare, adopt, end."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from governance.drafts_world import (
    SMALL,
    SYSTEM,
    TYRESO,
    adopt,
    page,
    signed_in,
    url,
)
from hostile import HOSTILE
from utblick.audit.models import Event
from utblick.governance.actions import begin_draft
from utblick.governance.drafting.splicing import read, set_keys
from utblick.governance.models import AdoptedSet, GuidelineDraft

pytestmark = [pytest.mark.django_db, pytest.mark.one_database, pytest.mark.usefixtures("municipality")]


def rule_form(**other) -> dict[str, object]:
    """What a browser sends for the skeleton's rule."""
    return {
        "version": 1,
        "id": "godkännande",
        "clause": "1.1",
        "triggers": ["application.submit"],
        "level": "must",
        "about": "approval",
        "join": "all",
        "effect_kind": "decision",
        "effect_label_sv": "Kommunstyrelsen godkänner",
        "effect_label_en": "Kommunstyrelsen approves",
        "effect_decision": "approval",
        "effect_deciders": ["KS"],
        "effect_way": "body",
        **other,
    }


def test_a_draft_begins_as_a_copy_of_an_adopted_version(coordinator, adopted):
    answer = coordinator.post(reverse("governance:new_draft"), {"way": "copy", "based_on": adopted.pk})
    draft = GuidelineDraft.objects.get()
    assert answer.status_code == 302 and answer.url == url(draft)
    assert (draft.text, draft.based_on, draft.title) == (TYRESO, adopted, adopted.title)
    assert draft.title in page(coordinator.get(reverse("governance:guidelines")))


def test_an_empty_draft_is_a_whole_set_without_mistakes(coordinator):
    told = {"way": "empty", "title": 'Riktlinjer <b>för</b> "prov"', "body": "KF", "rank": "KF"}
    coordinator.post(reverse("governance:new_draft"), told)
    draft = GuidelineDraft.objects.get()
    assert read(draft.text)["document"]["title"] == told["title"]
    assert "Inga fel." in page(coordinator.get(url(draft)))


def test_a_file_becomes_a_draft_whole(coordinator):
    file = SimpleUploadedFile("min.toml", b"\xef\xbb\xbf" + SMALL.replace("\n", "\r\n").encode())
    answer = coordinator.post(reverse("governance:new_draft"), {"way": "upload", "file": file})
    assert answer.status_code == 302 and GuidelineDraft.objects.get().text == SMALL


@pytest.mark.parametrize(
    "content, told",
    [
        (b"[document]\ntitle = 3\n", "rad 2: title: väntade en text"),
        (b"[document]\nid = \x00\n", "rad 2: otillåtet tecken U+0000"),
        (b"[document]\n\xff\n", "rad 2: filen är inte skriven i UTF-8"),
        (b"# " + b"x" * 5_000_000, "rad 1: filen är för stor"),
        (b"# " + b"x" * 1_000_000, "rad 1: filen har 1 000 002 tecken"),
    ],
)
def test_a_file_with_mistakes_is_refused_with_each_line_and_leaves_nothing(coordinator, content, told):
    before = Event.objects.count()
    answer = coordinator.post(
        reverse("governance:new_draft"), {"way": "upload", "file": SimpleUploadedFile("fel.toml", content)}
    )
    assert answer.status_code == 422 and told in page(answer)
    assert not GuidelineDraft.objects.exists() and Event.objects.count() == before


def test_a_text_with_mistakes_is_saved_as_typed_and_shown_at_its_line(coordinator, draft):
    wrong = SMALL.replace('kind = "gate"', 'kind = "grind"') + "\n[oavslutat\n"
    answer = coordinator.post(url(draft), {"version": 1, "text": wrong.replace("\n", "\r\n"), "save": "1"})
    assert answer.status_code == 302
    draft.refresh_from_db()
    assert draft.text == wrong and draft.version == 2
    shown = page(coordinator.get(url(draft)))
    assert "Formuläret väntar på texten" in shown and "[oavslutat" in shown
    line = wrong.split("\n").index("[oavslutat") + 1
    assert f'<a href="#rad-{line}" data-line="{line}" data-mistake>' in shown
    assert f'<span id="rad-{line}" class="code-wrong">' in shown


def test_a_mistake_of_meaning_is_marked_at_its_line_and_at_its_part(coordinator, draft):
    wrong = SMALL.replace('body = "KS", label', 'body = "KX", label')
    coordinator.post(url(draft), {"version": 1, "text": wrong, "save": "1"})
    shown = page(coordinator.get(url(draft)))
    assert "organet &#x27;KX&#x27; finns inte" in shown and "ett fel" in shown


def test_kontrollera_tells_mistakes_and_saves_nothing(coordinator, draft):
    typed = SMALL.replace("application.submit", "application.sumbit")
    answer = coordinator.post(url(draft), {"version": 1, "text": typed, "check": "1"})
    shown = page(answer)
    assert answer.status_code == 200 and "inte sparad än" in shown and "application.sumbit" in shown
    assert "menade du application.submit?" in shown
    assert GuidelineDraft.objects.get().text == SMALL


def test_the_text_is_checked_while_it_is_typed(coordinator, draft):
    typed = SMALL.replace('rank = "KS"', 'rank = "KX"')
    shown = page(coordinator.post(url(draft, "check_draft"), {"text": typed}))
    line = typed.split("\n").index('rank = "KX"') + 1
    assert f'data-line="{line}" data-mistake>Rad {line}</a> rank: ' in shown and "<html" not in shown
    assert "Inga fel." in page(coordinator.post(url(draft, "check_draft"), {"text": SMALL}))


def test_a_button_of_the_form_saves_what_is_typed_in_the_text_first(coordinator, draft):
    typed = SMALL.replace("Riktlinjer för prov", "Nytt namn")
    answer = coordinator.post(url(draft), {"version": 1, "text": typed, "go": "regler:godkännande"})
    assert answer.url == url(draft, "draft_part", "regler", "godkännande")
    draft.refresh_from_db()
    assert draft.text == typed and draft.title == "Nytt namn"


def test_the_form_changes_one_rule_and_leaves_comments_and_order(coordinator, draft):
    commented = f"# överst\n{SMALL}".replace("[[rules]]", "# om regeln\n[[rules]] # här")
    coordinator.post(url(draft), {"version": 1, "text": commented, "save": "1"})
    answer = coordinator.post(
        url(draft, "draft_part", "regler", "godkännande"),
        rule_form(version=2, fact_0="own_cost", comparison_0="gt", value_0="200 000 kr", effect_deciders=["KS"]),
    )
    assert answer.status_code == 302
    draft.refresh_from_db()
    added = 'when = { fact = "own_cost", gt = { amount = 200000, currency = "SEK" } }\n'
    assert draft.text == commented + added


def test_the_form_adds_changes_and_removes_clauses(coordinator, draft):
    told = {"version": 1, "id": "1.2", "place": "1 Beslut", "kind": "right", "sv": "Nämnden får.", "en": "It may."}
    assert coordinator.post(url(draft, "draft_part", "klausuler"), told).status_code == 302
    draft.refresh_from_db()
    assert [clause["id"] for clause in read(draft.text)["clauses"]] == ["1.1", "1.2"]
    there = url(draft, "draft_part", "klausuler", "1.2")
    coordinator.post(there, {**told, "version": 2, "sv": "Nämnden ska."})
    draft.refresh_from_db()
    assert read(draft.text)["clauses"][1]["sv"] == "Nämnden ska."
    coordinator.post(there, {**told, "version": 3, "remove": "1"})
    draft.refresh_from_db()
    assert draft.text == SMALL
    assert coordinator.get(there).status_code == 404


def test_two_parts_cannot_have_one_name(coordinator, draft):
    told = {"version": 1, "id": "1.1", "place": "1", "kind": "right", "sv": "a", "en": "b"}
    answer = coordinator.post(url(draft, "draft_part", "klausuler"), told)
    assert answer.status_code == 422 and "Det namnet finns redan." in page(answer)


def test_another_kind_of_effect_brings_its_own_fields_without_saving(coordinator, draft):
    there = url(draft, "draft_part", "regler", "godkännande")
    shown = page(coordinator.post(there, rule_form(effect_kind="cap", refresh="1")))
    assert 'name="effect_amount"' in shown and 'name="effect_decision"' not in shown
    shown = page(coordinator.post(there, rule_form(fact_0="urgent", refresh="1")))
    assert '<select name="value_0"' in shown
    assert GuidelineDraft.objects.get().version == 1


def test_a_value_that_does_not_fit_the_fact_is_told_at_its_field(coordinator, draft):
    there = url(draft, "draft_part", "regler", "godkännande")
    answer = coordinator.post(there, rule_form(fact_0="own_cost", comparison_0="gt", value_0="mycket"))
    assert answer.status_code == 422 and "Skriv ett belopp som 100000 SEK" in page(answer)
    answer = coordinator.post(there, rule_form(fact_0="own_cost", comparison_0="eq", value_0="5 SEK"))
    assert answer.status_code == 422 and "Skriv är mindre än" in page(answer)


def test_two_on_one_draft_lose_nothing(coordinator, draft):
    coordinator.post(url(draft), {"version": 1, "text": SMALL.replace("godkänner", "bestämmer"), "save": "1"})
    late = coordinator.post(url(draft), {"version": 1, "text": SMALL.replace("godkänner", "avgör"), "save": "1"})
    assert late.status_code == 409 and "avgör" in page(late) and "bestämmer" in page(late)
    late = coordinator.post(url(draft, "draft_part", "regler", "godkännande"), rule_form(effect_label_sv="KS säger ja"))
    assert late.status_code == 409 and "KS säger ja" in page(late) and "Kommunstyrelsen bestämmer" in page(late)
    again = rule_form(version=2, effect_label_sv="KS säger ja")
    assert coordinator.post(url(draft, "draft_part", "regler", "godkännande"), again).status_code == 302


def test_a_rule_that_someone_took_away_can_still_be_saved(coordinator, draft):
    there = url(draft, "draft_part", "regler", "godkännande")
    other = SMALL.replace('id = "godkännande"', 'id = "annan"')
    coordinator.post(url(draft), {"version": 1, "text": other, "save": "1"})
    assert coordinator.post(there, rule_form()).status_code == 409
    assert coordinator.post(there, rule_form(version=2)).status_code == 302
    draft.refresh_from_db()
    assert [rule["id"] for rule in read(draft.text)["rules"]] == ["annan", "godkännande"]


def test_two_versions_are_compared_in_plain_words(coordinator, adopted):
    changed = set_keys(TYRESO, ("document",), {"title": "Nya riktlinjer"}).replace("ett medel", "ett bra medel")
    draft = begin_draft(SYSTEM, "Ny", changed, based_on=adopted)
    told = {"old": f"set:{adopted.pk}", "new": f"draft:{draft.pk}"}
    shown = page(coordinator.get(reverse("governance:compare"), told))
    assert "Klausulen R1.2" in shown and "</span>bra </ins>" in shown
    assert "tillagt:" in shown and "borttaget:" in shown
    same = coordinator.get(reverse("governance:compare"), {"old": told["old"], "new": told["old"]})
    assert "Versionerna säger samma sak." in page(same)


def test_a_draft_that_is_no_toml_is_said_to_be_unreadable_when_compared(coordinator, adopted):
    draft = begin_draft(SYSTEM, "Ny", "[")
    told = {"old": f"set:{adopted.pk}", "new": f"draft:{draft.pk}"}
    assert "Den andra texten går inte att läsa" in page(coordinator.get(reverse("governance:compare"), told))


@pytest.mark.parametrize(
    "role, code, status", [("officer", "KS", 403), ("reader", "", 403), ("administrator", "", 200)]
)
def test_only_the_coordinator_writes_and_the_administrator_reads(draft, adopted, role, code, status):
    client = signed_in(role, code)
    assert client.get(url(draft)).status_code == status
    assert client.get(url(draft, "draft_text")).status_code == status
    for name in ("adopt_draft", "draft_head", "check_draft"):
        assert client.post(url(draft, name)).status_code == 403
    assert client.post(url(draft), {"version": 1, "text": "x", "save": "1"}).status_code == 403
    assert client.get(reverse("governance:new_draft")).status_code == 403
    shown = page(client.get(reverse("governance:guidelines")))
    assert ("Riktlinjer för prov" in shown) == (status == 200)
    compared = page(client.get(reverse("governance:compare"), {"new": f"draft:{draft.pk}", "old": f"set:{adopted.pk}"}))
    assert ("Riktlinjer för prov" in compared) == (status == 200)
    assert GuidelineDraft.objects.get().text == SMALL


def test_the_administrator_sees_no_buttons(draft):
    shown = page(signed_in("administrator").get(url(draft)))
    assert "readonly" in shown and 'name="go"' not in shown and 'name="save"' not in shown


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_is_kept_or_refused_and_always_escaped(coordinator, draft, name):
    typed = SMALL.replace("Kommunstyrelsen godkänner ansökningar", HOSTILE[name].encode("utf-8", "replace").decode())
    answer = coordinator.post(url(draft), {"version": 1, "text": typed, "save": "1"})
    assert answer.status_code in (302, 422)
    for text in (answer.content.decode(), page(coordinator.get(url(draft)))):
        assert "<script>alert" not in text and "SECRET_KEY }}</textarea" not in text.replace("{{ settings.", "")
    assert coordinator.get(url(draft, "draft_part", "klausuler", "1.1")).status_code in (200, 404)


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_values_in_the_forms_of_parts_are_escaped(coordinator, draft, name):
    value = HOSTILE[name].encode("utf-8", "replace").decode()
    told = {"version": 1, "id": value, "place": value, "kind": "right", "sv": value, "en": value}
    assert coordinator.post(url(draft, "draft_part", "klausuler"), told).status_code in (302, 422)
    answer = coordinator.post(
        url(draft, "draft_part", "regler", "godkännande"),
        rule_form(effect_label_sv=value, fact_0="own_cost", comparison_0="gt", value_0=value, effect_kind=value),
    )
    assert answer.status_code in (302, 409, 422) and "<script>alert" not in answer.content.decode()


@pytest.mark.parametrize(
    "evil", ["<script>alert(1)</script>", "{{ settings.SECRET_KEY }}{% now 'Y' %}", "\"&'", "\u202eabc"]
)
def test_text_of_a_set_is_escaped_on_every_page(coordinator, draft, evil):
    text = set_keys(SMALL, ("clauses", 0), {"sv": evil, "en": evil, "place": evil})
    text = set_keys(text, ("document",), {"title": evil, "authority_basis": evil})
    coordinator.post(url(draft), {"version": 1, "text": text, "save": "1"})
    adopt(coordinator, draft, version=2)
    found = AdoptedSet.objects.get()
    copy = begin_draft(SYSTEM, evil, text.replace("1.1", "1.2"), based_on=found)
    told = {"old": f"set:{found.pk}", "new": f"draft:{copy.pk}"}
    for there in (
        url(copy), url(copy, "draft_head"), url(copy, "adopt_draft"), reverse("governance:guidelines"),
        reverse("governance:set", args=[found.pk]), reverse("governance:new_draft"),
    ):  # fmt: skip
        assert "<script>alert" not in coordinator.get(there).content.decode(), there
    compared = coordinator.get(reverse("governance:compare"), told).content.decode()
    assert "<script>alert" not in compared and evil.replace("&", "&amp;")[:3].replace("<", "&lt;")[
        :3
    ] in compared.replace("&quot;", '"')
    if "{{" in evil:
        assert "{{ settings.SECRET_KEY }}" in compared


def test_a_text_too_long_is_told_and_not_lost(coordinator, draft):
    typed = SMALL + "#" * 1_000_000
    answer = coordinator.post(url(draft), {"version": 1, "text": typed, "save": "1"})
    assert answer.status_code == 422 and "####" in answer.content.decode()
    assert GuidelineDraft.objects.get().text == SMALL


@pytest.mark.parametrize("there", ["guidelines", "draft", "compare", "adopt", "set"])
def test_the_pages_ask_few_questions_however_much_there_is(coordinator, adopted, there):
    asked = []
    draft = begin_draft(SYSTEM, "Ny", TYRESO, based_on=adopted)
    addresses = {
        "guidelines": reverse("governance:guidelines"),
        "draft": url(draft),
        "compare": reverse("governance:compare") + f"?old=set:{adopted.pk}&new=draft:{draft.pk}",
        "adopt": url(draft, "adopt_draft"),
        "set": reverse("governance:set", args=[adopted.pk]),
    }
    for _ in range(2):
        with CaptureQueriesContext(
            connection,
        ) as captured:
            assert coordinator.get(addresses[there]).status_code == 200
        asked.append(len(captured))
        for number in range(25):
            begin_draft(SYSTEM, f"Utkast {number}", SMALL, based_on=adopted)
    assert asked[0] == asked[1] <= 12


def test_a_draft_nobody_works_on_is_put_away_and_can_be_taken_up_again(coordinator, draft):
    """It is no longer offered for comparing and replay, and nothing of it is lost."""
    coordinator.post(url(draft, "set_draft_aside"))
    listed = page(coordinator.get(reverse("governance:guidelines")))
    assert "Undanlagda:" in listed and draft.title in listed and "Inget utkast skrivs just nu" in listed
    assert f"draft:{draft.pk}" not in page(coordinator.get(reverse("governance:compare")))
    assert f"utkast:{draft.pk}" not in page(coordinator.get(reverse("governance:replays")))
    assert "lades undan" in page(coordinator.get(url(draft)))
    coordinator.post(url(draft, "set_draft_aside"), {"back": "1"})
    draft.refresh_from_db()
    assert draft.set_aside_on is None and draft.text == SMALL
    assert "Undanlagda:" not in page(coordinator.get(reverse("governance:guidelines")))


def test_an_adopted_draft_is_not_put_away(coordinator, draft):
    adopt(coordinator, draft)
    assert "kan inte längre ändras" in page(coordinator.post(url(draft, "set_draft_aside"), follow=True))
    draft.refresh_from_db()
    assert draft.set_aside_on is None
