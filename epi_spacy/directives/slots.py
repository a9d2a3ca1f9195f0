"""Who is to do what to whom, where, until when: the slots of a directive clause.

Every slot is read off the text; what the text gives no ground for stays None. Strings are normalized text.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Slots:
    """The slots of one directive clause: strings of the normalized clause, or None.

    addressee: who must act (各级各部门); addressee_inherited: an earlier clause of the speech named it.
    action: the head verb with its complement verb (加大); object: what the verb governs (排查力度).
    population: the persons concerned (中高风险地区来返人员); place: the place named in the clause.
    deadline: until or from when (8月20日前, 即日起); quantity: numbers with unit, frequency (48小时, 每周一次).
    condition: condition or exception (如需外出, 除…外); authority: on whose word (按照省委要求).
    penalty: the sanction announced (追究法律责任).
    direction: tighten, loosen or maintain.
    """

    addressee: str | None = None
    addressee_inherited: bool = False
    action: str | None = None
    object: str | None = None
    population: str | None = None
    place: str | None = None
    deadline: str | None = None
    quantity: str | None = None
    condition: str | None = None
    authority: str | None = None
    penalty: str | None = None
    direction: str | None = None


def fill(clause: str, *, before: str = "", inherited: str | None = None, measure: str = "") -> Slots:
    """Read the slots of a directive clause.

    clause: the normalized clause.
    before: the clauses that are no directives just before it in the same sentence (its topic, condition,
        authority, persons); their slots count where the clause itself is silent.
    inherited: the last addressee named in the same speech (the ``addressee`` of the Slots before), used where
        the clause names none.
    measure: the measure of the clause, which helps the direction; "" if unknown.
    RETURNS: the slots.
    """
    return Slots(addressee=inherited, addressee_inherited=inherited is not None)
