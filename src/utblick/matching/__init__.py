"""Says which calls and papers concern which nämnd of a municipality, and why. Pure: no Django, no clock, no I/O."""

from utblick.matching.background import Background
from utblick.matching.calls import CallText
from utblick.matching.codes import CodeList, PaperCode
from utblick.matching.concepts import CONCEPTS, Concept
from utblick.matching.defaults import DEFAULT_FIELDS
from utblick.matching.evaluation import (
    Figures,
    Judged,
    bench_relevance,
    call_from_json,
    evaluate_ranking,
    labels_from_rows,
)
from utblick.matching.fields import ConceptWeight, Term, WatchField
from utblick.matching.learning import Decision, Learned, learn
from utblick.matching.learning_curve import Gain, learning_curve
from utblick.matching.lessons import Lessons, lessons
from utblick.matching.matcher import THRESHOLD, Match, Matcher, match, relevance
from utblick.matching.papers import PaperMatcher, PaperText, match_paper
from utblick.matching.reasons import Reason

__all__ = [
    "CONCEPTS",
    "DEFAULT_FIELDS",
    "THRESHOLD",
    "Background",
    "CallText",
    "CodeList",
    "Concept",
    "ConceptWeight",
    "Decision",
    "Figures",
    "Gain",
    "Judged",
    "Learned",
    "Lessons",
    "Match",
    "Matcher",
    "PaperCode",
    "PaperMatcher",
    "PaperText",
    "Reason",
    "Term",
    "WatchField",
    "bench_relevance",
    "call_from_json",
    "evaluate_ranking",
    "labels_from_rows",
    "learn",
    "learning_curve",
    "lessons",
    "match",
    "match_paper",
    "relevance",
]
