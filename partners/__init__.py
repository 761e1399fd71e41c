"""The registry: read, check and place the partners.

>>> from partners import load_registry
>>> registry = load_registry("data/partners.yaml")  # doctest: +SKIP
"""

from __future__ import annotations

from partners.codes import Severity
from partners.locating.placing import place
from partners.model import (
    Confidence,
    Figure,
    Location,
    Origin,
    PartialDate,
    Participation,
    Partner,
    PartnerId,
    PartnerKind,
    Precision,
    Programme,
    ProgrammeId,
    Project,
    ProjectId,
    ProjectKind,
    Registry,
    Role,
    Site,
    Status,
    Text,
    Unplaced,
)
from partners.problems import Problem, RegistryError, Report
from partners.reading import load_registry, read_registry

__all__ = [
    "Confidence",
    "Figure",
    "Location",
    "Origin",
    "PartialDate",
    "Participation",
    "Partner",
    "PartnerId",
    "PartnerKind",
    "Precision",
    "Problem",
    "Programme",
    "ProgrammeId",
    "Project",
    "ProjectId",
    "ProjectKind",
    "Registry",
    "RegistryError",
    "Report",
    "Role",
    "Severity",
    "Site",
    "Status",
    "Text",
    "Unplaced",
    "load_registry",
    "place",
    "read_registry",
]
