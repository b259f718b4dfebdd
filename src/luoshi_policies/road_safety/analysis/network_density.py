"""How densely accidents lie along roads: kernel density on the network.

Each accident is spread along the road to both sides, and at a junction in equal parts
over the roads that go on (the equal-split kernel of Okabe); at a dead end it turns back.
So nothing is lost and nothing counted twice: what all pieces hold adds up to what all
accidents weigh, which the simpler kernels that look at distances alone do not promise.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from math import ceil
from typing import NamedTuple

import numpy as np

from luoshi.errors import LuoshiError
from luoshi_policies.road_safety.analysis.arrays import Floats
from luoshi_policies.road_safety.analysis.planar_density import BandwidthIsNone, Contribution
from luoshi_policies.road_safety.analysis.road_network import Edge, RoadNetwork
from luoshi_policies.road_safety.analysis.severity import EACH_ACCIDENT, SeverityWeights
from luoshi_policies.road_safety.events import Point
from luoshi_policies.road_safety.records import Accident

SMALLEST_SHARE = 1e-3
"""Less than this is not followed over yet another junction: short edges would never end."""


class PieceTooShort(LuoshiError):
    """Roads cannot be cut into pieces of {metres} m."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a section with its density, in weight a kilometre, and what makes it so."""

    section: str
    start_metres: float
    end_metres: float
    density: float
    contributions: tuple[Contribution, ...]

    @property
    def weight(self) -> float:
        """What the piece holds altogether."""
        return self.density * (self.end_metres - self.start_metres) / 1000


def network_density(
    accidents: Iterable[Accident],
    network: RoadNetwork,
    *,
    bandwidth_metres: float,
    piece_metres: float = 50.0,
    weights: SeverityWeights = EACH_ACCIDENT,
) -> tuple[Piece, ...]:
    """Every piece of road that some accident reaches, by section and place.

    Accidents that lie on no section of the network are left out.
    """
    if bandwidth_metres <= 0:
        raise BandwidthIsNone(bandwidth=bandwidth_metres)
    if piece_metres <= 0:
        raise PieceTooShort(metres=piece_metres)
    held: dict[str, dict[str, Floats]] = defaultdict(dict)
    spread = _Spread(network, bandwidth_metres, piece_metres)
    for accident in sorted(accidents, key=lambda accident: accident.id):
        place = None if accident.metres is None else network.place(accident.road, accident.metres)
        if place is None:
            continue
        weight = float(weights.of(accident))
        for section, parts in spread.of(*place):
            before = held[section].get(accident.id)
            added = parts * weight
            held[section][accident.id] = added if before is None else before + added
    return tuple(
        piece
        for section in sorted(held)
        for piece in _pieces(section, spread.cuts_of(network.edges[section]), held[section])
    )


def _pieces(section: str, cuts: Floats, held: Mapping[str, Floats]) -> Iterator[Piece]:
    kilometres = np.diff(cuts) / 1000
    total = np.sum(list(held.values()), axis=0)
    for index in np.flatnonzero(total):
        yield Piece(
            section,
            float(cuts[index]),
            float(cuts[index + 1]),
            float(total[index] / kilometres[index]),
            tuple(
                Contribution(accident, float(parts[index] / kilometres[index]))
                for accident, parts in held.items()
                if parts[index] > 0
            ),
        )


def _kernel_up_to(distance: Floats) -> Floats:
    """How much of the quartic kernel lies between its middle and a distance in bandwidths."""
    u = np.clip(distance, 0.0, 1.0)
    grown: Floats = 15 / 16 * (u - 2 * u**3 / 3 + u**5 / 5)
    return grown


class _Spread:
    """What an accident at a place leaves in each piece of the network."""

    def __init__(self, network: RoadNetwork, bandwidth: float, piece: float) -> None:
        self.network, self.bandwidth, self.piece = network, bandwidth, piece
        self._cuts: dict[str, Floats] = {}

    def cuts_of(self, edge: Edge) -> Floats:
        """Where an edge is cut into equal pieces no longer than asked for."""
        cuts = self._cuts.get(edge.section)
        if cuts is None:
            cuts = np.linspace(0.0, edge.metres, max(1, ceil(edge.metres / self.piece)) + 1)
            self._cuts[edge.section] = cuts
        return cuts

    def of(self, section: str, offset: float) -> Iterator[tuple[str, Floats]]:
        edge = self.network.edges[section]
        cuts = self.cuts_of(edge)
        for side, end, reach in (
            (offset - cuts, edge.start, offset),
            (cuts - offset, edge.end, edge.metres - offset),
        ):
            yield section, np.abs(np.diff(_kernel_up_to(side / self.bandwidth)))
            if reach < self.bandwidth:
                yield from self._beyond(_Front(edge, end, reach, 1.0))

    def _beyond(self, first: _Front) -> Iterator[tuple[str, Floats]]:
        """What goes on from an end that was reached along an edge, over all roads from there."""
        fronts = [first]
        while fronts:
            front = fronts.pop()
            met = self.network.meeting[front.end]
            onward = [section for section in met if section != front.edge.section]
            part = front.share / max(1, len(onward))
            if part < SMALLEST_SHARE:
                yield front.edge.section, self._rest(front)
                continue
            for section in onward or [front.edge.section]:
                edge = self.network.edges[section]
                cuts = self.cuts_of(edge)
                along = cuts if front.end == edge.start else edge.metres - cuts
                grown = _kernel_up_to((front.reach + along) / self.bandwidth)
                yield section, part * np.abs(np.diff(grown))
                reach = front.reach + edge.metres
                if reach < self.bandwidth:
                    fronts.append(_Front(edge, edge.other_end(front.end), reach, part))

    def _rest(self, front: _Front) -> Floats:
        """All that would go on from an end, left in the last piece before it."""
        pieces = np.zeros(len(self.cuts_of(front.edge)) - 1)
        passed = float(_kernel_up_to(np.array(front.reach / self.bandwidth)))
        last = 0 if front.end == front.edge.start else -1
        pieces[last] = front.share * (0.5 - passed)
        return pieces


class _Front(NamedTuple):
    """An end that was reached along an edge, how far it is, and the share that got there."""

    edge: Edge
    end: Point
    reach: float
    share: float
