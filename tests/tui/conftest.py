"""What the application's tests are given: files to open."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desk import new_school, sample_school

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def school(home: Path) -> Path:
    """A new school's file with nothing answered."""
    return new_school(home / "documents" / "school.toml")


@pytest.fixture
def weak(home: Path) -> Path:
    """The file of the invented school with gaps, kept like any other."""
    return sample_school(home / "documents" / "weak.toml")
