"""What the tests of formats are given: a folder for samples that are drawn once."""

from __future__ import annotations

import os

import pytest

from support.rendered_samples import Shared


@pytest.fixture(scope="session", autouse=True)
def rendered_samples(tmp_path_factory: pytest.TempPathFactory) -> None:
    """A folder of this run, which its workers share where there are several."""
    base = tmp_path_factory.getbasetemp()
    Shared.folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "rendered-samples"
    Shared.folder.mkdir(exist_ok=True)
