"""What stands in a record: the machine without its name, and figures without the raw rounds."""

from __future__ import annotations

import os
import platform
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.hookimpl
def pytest_benchmark_update_machine_info(
    config: pytest.Config, machine_info: dict[str, Any]
) -> None:
    machine_info.pop("node", None)
    machine_info["cores"] = os.cpu_count()
    machine_info["load"] = os.getloadavg()[0] if hasattr(os, "getloadavg") else None
    machine_info["platform"] = platform.platform()


@pytest.hookimpl
def pytest_benchmark_update_json(
    config: pytest.Config, benchmarks: list[Any], output_json: dict[str, Any]
) -> None:
    for row in output_json["benchmarks"]:
        row["stats"].pop("data", None)
