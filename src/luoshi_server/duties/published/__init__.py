"""What everybody may see, in a form of its own: pages, feeds and open data have nothing else.

Each form is checked against the rules of visibility when it is loaded, and each question asks
only for what was published.
"""

from luoshi_server.duties.published.claims import (
    PublicAppointment,
    PublicFigure,
    PublicFinding,
    appointments_shown,
    checked_sums,
    figures_shown,
    findings_shown,
    public_claims,
)
from luoshi_server.duties.published.documents import (
    PublicDocument,
    document_shown,
    documents_in_force,
    documents_of,
)
from luoshi_server.duties.published.duties import PublicDuty, duties_shown, public_duties
from luoshi_server.duties.published.organisations import (
    PublicPost,
    PublicRoot,
    PublicUnit,
    posts_shown,
    public_posts,
    public_units,
    roots_shown,
    units_shown,
)
from luoshi_server.duties.published.reports import (
    PublicChange,
    PublicEvidence,
    PublicReport,
    approved_changes,
    changes_shown,
    evidence_shown,
    public_evidence,
    public_reports,
    reports_shown,
)

__all__ = [
    "PublicAppointment",
    "PublicChange",
    "PublicDocument",
    "PublicDuty",
    "PublicEvidence",
    "PublicFigure",
    "PublicFinding",
    "PublicPost",
    "PublicReport",
    "PublicRoot",
    "PublicUnit",
    "appointments_shown",
    "approved_changes",
    "changes_shown",
    "checked_sums",
    "document_shown",
    "documents_in_force",
    "documents_of",
    "duties_shown",
    "evidence_shown",
    "figures_shown",
    "findings_shown",
    "posts_shown",
    "public_claims",
    "public_duties",
    "public_evidence",
    "public_posts",
    "public_reports",
    "public_units",
    "reports_shown",
    "roots_shown",
    "units_shown",
]
