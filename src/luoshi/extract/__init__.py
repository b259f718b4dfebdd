"""What a document asks for and tells: duties, figures, appointments, and the units it names."""

from luoshi.extract.appointment import Appointment, recheck_appointment
from luoshi.extract.appointments import appointments_of, read_appointments
from luoshi.extract.deadlines import Deadline
from luoshi.extract.duties import Duty, duties_of, said_in
from luoshi.extract.duty_rechecks import recheck_duty
from luoshi.extract.figure_rechecks import recheck_figure
from luoshi.extract.figures import Figure, figures_of
from luoshi.extract.targets import Target
from luoshi.extract.units import UnitName, units_of

__all__ = [
    "Appointment",
    "Deadline",
    "Duty",
    "Figure",
    "Target",
    "UnitName",
    "appointments_of",
    "duties_of",
    "figures_of",
    "read_appointments",
    "recheck_appointment",
    "recheck_duty",
    "recheck_figure",
    "said_in",
    "units_of",
]
