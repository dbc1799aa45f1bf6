"""Places shared by the rule: two more MMR2 treatments of its own reach the group's highest share."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehabdata import queries
from rehabdata.assumptions import Assumptions
from rehabdata.database import Connection
from rehabdata.money.funding import Production, Scenario, settle
from rehabdata.money.ranking import places


def placed(*mmr2: int) -> dict[str, tuple[int, tuple[str, ...]]]:
    """Places of as many landsting of one inhabitant each, the frame one Mkr each."""
    production = [Production(f"{i:02}", f"L{i}", 0, 0, n, 1) for i, n in enumerate(mmr2, start=1)]
    rules = Scenario(0, 0, 10_000, 0, frame_mkr=len(mmr2))
    return {code: (p.place, p.shared_with) for code, p in places(settle(production, rules)).items()}


def test_two_treatments_apart_share_and_three_do_not():
    assert placed(50, 48) == {"01": (1, ("02",)), "02": (1, ("01",))}
    assert placed(50, 47) == {"01": (1, ()), "02": (2, ())}


def test_it_is_the_groups_highest_share_that_counts():
    """46 is two from 48 but four from the group's highest: no chain that makes everybody equal."""
    assert placed(50, 48, 46) == {"01": (1, ("02",)), "02": (1, ("01",)), "03": (3, ())}
    assert placed(50, 48, 46, 45) == {
        "01": (1, ("02",)), "02": (1, ("01",)), "03": (3, ("04",)), "04": (3, ("03",)),
    }  # fmt: skip


def test_the_place_after_a_shared_one_counts_all_above():
    assert [place for place, _ in placed(90, 60, 59, 58, 20).values()] == [1, 2, 2, 2, 5]


def test_the_documents_neighbours(connection: Connection, assumptions: Assumptions):
    """DOMAIN.md: two more MMR2 patients would lift Jämtland's 40.44 past Västmanland's 40.91."""
    settled = settle(queries.production(connection, 2013, "kv1-2"), queries.agreement(assumptions, 2013))
    found = places(settled)
    assert (found["23"].place, found["23"].shared_with) == (9, ("19",))
    assert (found["19"].place, found["19"].shared_with) == (9, ("23",))
    assert (found["12"].place, found["12"].shared_with) == (1, ())


def test_without_a_frame_nobody_has_a_place():
    settled = settle([Production("01", "A", 1, 1, 1, 1)], Scenario(1, 1, 1, 1, frame_mkr=0))
    assert places(settled) == {}


@given(st.lists(st.integers(0, 100), min_size=1, max_size=21))
def test_places_by_the_slow_rule(mmr2: list[int]):
    """Each landsting in turn, from the top: what is the group above, and do two more reach it?"""
    ranked = sorted(mmr2, reverse=True)
    expected, group_top, group_start = [], None, 0
    for position, count in enumerate(ranked):
        if group_top is None or count + 2 < group_top:
            group_top, group_start = count, position
        expected.append(group_start + 1)
    by_code = placed(*mmr2)
    found = sorted(place for place, _ in by_code.values())
    assert found == expected
    for code, (place, others) in by_code.items():
        assert all(by_code[other][0] == place for other in others)
        assert code not in others


@pytest.mark.parametrize("year", [2012, 2013])
def test_places_fill_21(year: int, connection: Connection, assumptions: Assumptions):
    settled = settle(queries.production(connection, year, "kv1-2"), queries.agreement(assumptions, year))
    found = places(settled)
    assert len(found) == 21
    for place in found.values():
        better = sum(other.place < place.place for other in found.values())
        assert better == place.place - 1
