"""Bevakningsområden as stored and edited."""

from __future__ import annotations

import json

import pytest

from utblick.matching import CONCEPTS, DEFAULT_FIELDS, ConceptWeight, Term, WatchField


@pytest.mark.parametrize("field", DEFAULT_FIELDS, ids=lambda field: field.body)
def test_a_field_survives_being_stored_as_json(field: WatchField) -> None:
    assert WatchField.from_json(json.loads(json.dumps(field.to_json()))) == field


def test_what_was_not_stored_means_nothing_chosen() -> None:
    assert WatchField.from_json({"body": "KFN"}) == WatchField("KFN")


def test_a_field_without_a_body_is_refused() -> None:
    with pytest.raises(KeyError):
        WatchField.from_json({"name": "Kultur"})


def test_words_and_concepts_keep_their_weights() -> None:
    field = WatchField("KFN", terms=(Term("spelkultur", 2.5),), concepts=(ConceptWeight("library", 0.5),))
    stored = field.to_json()
    assert stored["terms"] == [["spelkultur", 2.5]]
    assert stored["concepts"] == [["library", 0.5]]


def test_the_shipped_fields_name_only_known_concepts() -> None:
    known = {concept.id for concept in CONCEPTS}
    assert {wanted.concept for field in DEFAULT_FIELDS for wanted in field.concepts} <= known


def test_children_and_youth_and_twin_towns_have_owners() -> None:
    """G-15."""
    assert {field.body for field in DEFAULT_FIELDS if field.children_and_youth} == {"BUN", "GVN", "KFN"}
    assert {field.body for field in DEFAULT_FIELDS if field.town_twinning} == {"KS", "KFN"}


def test_every_concept_has_an_owner() -> None:
    owned = {wanted.concept for field in DEFAULT_FIELDS for wanted in field.concepts}
    assert {concept.id for concept in CONCEPTS} == owned


def test_every_concept_is_bilingual_and_named_once() -> None:
    assert len({concept.id for concept in CONCEPTS}) == len(CONCEPTS)
    assert all(concept.swedish and concept.english and 0 < concept.weight <= 1 for concept in CONCEPTS)
