"""Any paper as it will be set."""

from luoshi_server.papers.composition import composition_of
from luoshi_server.papers.official import OfficialPaper
from luoshi_server.papers.setting import Composition
from luoshi_server.papers.slip import SupervisionSlip, composition_of_slip

Paper = OfficialPaper | SupervisionSlip


def composed(paper: Paper) -> Composition:
    """The paper or the slip as it will be set, whatever the format of the file."""
    if isinstance(paper, SupervisionSlip):
        return composition_of_slip(paper)
    return composition_of(paper)
