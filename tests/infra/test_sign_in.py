"""An API that anyone could use is never deployed: without sign-in the program is for the emulator only."""

from pathlib import Path

from tests.infra.conftest import complete
from tests.infra.recording import refusal


def test_refused_without_a_local_owner(project: Path) -> None:
    assert "sign-in is not configured" in refusal(project, complete({"localOwner": ""}))


def test_refused_in_a_real_account_even_with_a_local_owner(project: Path) -> None:
    message = refusal(project, complete(), account="123456789012")
    assert "sign-in is not configured" in message
    assert "123456789012" in message


def test_refused_in_a_real_account_without_a_local_owner(project: Path) -> None:
    assert "sign-in is not configured" in refusal(
        project, complete({"localOwner": ""}), account="123456789012"
    )
