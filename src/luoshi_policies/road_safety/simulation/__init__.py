"""A year of a district that does not exist, as events, with the truth that was put into it.

Nothing here happened.  The district lies in a desert where there are no roads, its units
are called 仿真 (simulated), and the first event of every year says that all that follow
were made from a seed.
"""

from luoshi_policies.road_safety.simulation.settings import Settings, TooSmall
from luoshi_policies.road_safety.simulation.year import Simulated, simulate

__all__ = ["Settings", "Simulated", "TooSmall", "simulate"]
