"""Pictures of numbers, drawn on the server as SVG: pure functions, no script, colours by class.

Each function gives a `Chart`.  A template writes `{{ chart }}` and gets a figure with the
picture for a desk, the picture for a phone, and the same numbers as a table.
"""

from luoshi_server.web.charts.bars import Bar, bars
from luoshi_server.web.charts.chart import Chart
from luoshi_server.web.charts.flow import Band, flow
from luoshi_server.web.charts.heat import HeatRow, heat
from luoshi_server.web.charts.lines import Line, line
from luoshi_server.web.charts.sparkline import sparkline
from luoshi_server.web.charts.stacked import Stack, stacked

__all__ = [
    "Band",
    "Bar",
    "Chart",
    "HeatRow",
    "Line",
    "Stack",
    "bars",
    "flow",
    "heat",
    "line",
    "sparkline",
    "stacked",
]
