def test_a_loan_is_recorded() -> None:
    assert True
