"""What the subject codes mean that sources deliver with their papers: tables from code to municipal concepts."""

from __future__ import annotations

from types import MappingProxyType

from utblick.matching.codes.base import CodeList, CodeMeaning, PaperCode, Table, normal
from utblick.matching.codes.committees import COMMITTEES
from utblick.matching.codes.consultations import TOPICS
from utblick.matching.codes.eurovoc import DESCRIPTORS, GROUPS
from utblick.matching.codes.government import DEPARTMENTS
from utblick.matching.codes.government import SUBJECTS as GOVERNMENT_SUBJECTS
from utblick.matching.codes.oeil import SUBJECTS as OEIL_SUBJECTS

TABLES: MappingProxyType[CodeList, Table] = MappingProxyType(
    {
        CodeList.GOVERNMENT: GOVERNMENT_SUBJECTS,
        CodeList.DEPARTMENT: DEPARTMENTS,
        CodeList.EUROVOC: DESCRIPTORS,
        CodeList.EUROVOC_GROUP: GROUPS,
        CodeList.OEIL: OEIL_SUBJECTS,
        CodeList.COMMITTEE: COMMITTEES,
        CodeList.CONSULTATION_TOPIC: TOPICS,
    }
)


def meaning_of(code: PaperCode) -> CodeMeaning | None:
    """What the code means to a municipality; None if it says nothing."""
    table, value = TABLES[code.code_list], normal(code.value)
    while value not in table:
        if code.code_list is not CodeList.OEIL or "." not in value:
            return None
        value = value.rpartition(".")[0]
    return table[value]


__all__ = ["TABLES", "CodeList", "CodeMeaning", "PaperCode", "meaning_of"]
