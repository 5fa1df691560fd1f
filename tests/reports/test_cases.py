"""Cases: which a new report joins, and which must wait for a person."""

from reports.cases import LARGE, Joining, joining

A, B, C = b"a" * 8, b"b" * 8, b"c" * 8


def test_a_report_without_a_link_is_a_case_of_its_own() -> None:
    """Nothing is joined."""
    assert joining({}) == Joining(None)


def test_the_largest_takes_the_small_ones_in() -> None:
    """Whatever the order; of two equal ones always the same."""
    assert joining({A: 1, B: 3, C: 2}) == Joining(B, (C, A))
    assert joining({B: 1, A: 1}) == joining({A: 1, B: 1}) == Joining(A, (B,))


def test_contract_two_large_cases_are_never_merged_by_a_machine() -> None:
    """One report with two contacts must not make one case of two networks."""
    assert joining({A: LARGE, B: LARGE, C: 1}) == Joining(A, (C,), (B,))
    assert joining({A: LARGE, B: LARGE - 1}) == Joining(A, (B,))
