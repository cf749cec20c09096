"""Everything that can happen, in any order, against the plain model: every figure agrees after every step.

``MACHINE_EXAMPLES`` takes more examples than a run of all tests has time for.
"""

import os

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from ..conftest import member
from .happenings import Books


@pytest.mark.django_db
def test_whatever_happens_every_figure_is_what_the_plain_model_says() -> None:
    member("finance", "finance")
    member("approver", "approver")
    run_state_machine_as_test(
        Books,
        settings=settings(
            max_examples=int(os.environ.get("MACHINE_EXAMPLES", "36")),
            stateful_step_count=60,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
