"""Key transport vehicles: inspected in time, labelled only if fit, as licensed or off the road.

重点运输车辆风险隐患管控.  A vehicle that does not meet the standard gets no label of
inspection, whoever asks; one that was assembled, altered or should have been scrapped is
followed until it is as licensed or scrapped, and back to whoever sold or altered it.
"""

from __future__ import annotations

from decimal import Decimal

from luoshi.calendars import days, hours, working_days
from luoshi.mechanism import (
    Constraint,
    Mechanism,
    Phrase,
    Read,
    Reading,
    Rule,
    Setting,
    every,
    provisional,
    slot,
    the_same_unit,
)
from luoshi_policies.road_safety.events import (
    IllegalRefitFound,
    LabelWithheld,
    OverdueVehiclesListed,
    SellerTraced,
    VehicleInspected,
    VehicleRegistered,
    VehicleRestored,
    VehicleScrapped,
)
from luoshi_policies.road_safety.ladders import OURS, REMINDED, SUPERVISED
from luoshi_policies.road_safety.responsible import (
    POLICE,
    RESPONSIBLE,
    THE_BEARER_HAS_IT,
    THE_FIRST_LEADS,
    police_by,
    responsible,
)
from luoshi_policies.road_safety.wording import here


def failed(inspected: VehicleInspected, read: Read) -> bool:
    """Vehicles that do not meet the standard."""
    return not inspected.passed


def past_scrapping(found: IllegalRefitFound, read: Read) -> bool:
    """Vehicles that should have been scrapped."""
    return found.kind_found == "past scrapping"


def not_as_licensed(found: IllegalRefitFound, read: Read) -> bool:
    """Vehicles that were assembled or altered."""
    return found.kind_found != "past scrapping"


CLASSES = Phrase("针对{classes:list}{count:number}类重点车辆")
NO_LABEL = here("[一律|]不[予|得][发放|核发]检验合格标志")
UNFIT = here("[严查|查处|严厉打击|打击][非法|][拼装、改装|改装、拼装|拼装|改装][、报废车|]")

MECHANISM = Mechanism(
    name="key-vehicles",
    title="重点运输车辆风险隐患管控",
    ordered_by=Phrase("[强化|建立|健全|完善|落实]重点运输车辆风险隐患管控[机制|制度]"),
    settings=(
        RESPONSIBLE,
        Setting(
            name="classes",
            title="重点车辆类别",
            otherwise=provisional(
                ("公路客车", "旅游客车", "危险货物运输车", "校车", "重型货车"),
                "“两客一危一校一货”通称",
            ),
            says=CLASSES,
        ),
        Setting(
            name="count",
            title="重点车辆类别数",
            otherwise=provisional(Decimal(5), "同上"),
            unit="类",
            says=CLASSES,
        ),
    ),
    constraints=(
        Constraint(
            says=CLASSES,
            holds=lambda read: read.number(slot("count")) == len(read.list(slot("classes"))),
            needed=False,
        ),
    ),
    rules=(
        Rule(
            says=NO_LABEL,
            on=VehicleRegistered,
            who=police_by(lambda vehicle: vehicle.inspection_due),
            must="see the vehicle inspected in time",
            must_zh="督促按期检验",
            within=THE_BEARER_HAS_IT,
            until=VehicleInspected,
            otherwise=REMINDED,
            lapses_on=(VehicleScrapped,),
        ),
        Rule(
            says=NO_LABEL,
            on=VehicleInspected,
            who=police_by(lambda inspected: inspected.valid_until),
            must="see the vehicle inspected again in time",
            must_zh="督促再次按期检验",
            within=THE_BEARER_HAS_IT,
            until=VehicleInspected,
            otherwise=REMINDED,
            lapses_on=(VehicleScrapped,),
        ),
        Rule(
            says=NO_LABEL,
            on=VehicleInspected,
            given=failed,
            who=responsible(*POLICE),
            must="withhold the label",
            must_zh="不予发放检验合格标志",
            within=provisional(hours(24), OURS),
            until=LabelWithheld,
            otherwise=SUPERVISED,
        ),
        Rule(
            says=NO_LABEL,
            on=LabelWithheld,
            who=responsible(*POLICE),
            must="see the vehicle put right and presented again",
            must_zh="督促整改复检",
            within=provisional(days(30), OURS),
            until=VehicleInspected,
            otherwise=REMINDED,
            lapses_on=(VehicleScrapped,),
        ),
        Rule(
            says=UNFIT,
            on=IllegalRefitFound,
            given=not_as_licensed,
            who=the_same_unit,
            must="see the vehicle put back as it was licensed",
            must_zh="责令恢复原状",
            within=provisional(days(15), OURS),
            until=VehicleRestored,
            otherwise=REMINDED,
            lapses_on=(VehicleScrapped,),
        ),
        Rule(
            says=UNFIT,
            on=IllegalRefitFound,
            given=past_scrapping,
            who=the_same_unit,
            must="see the vehicle scrapped",
            must_zh="监督报废",
            within=provisional(days(15), OURS),
            until=VehicleScrapped,
            otherwise=REMINDED,
        ),
        Rule(
            says=Phrase("[查处|严查|打击]非法[制售|生产、销售|销售]拼装、改装"),
            on=IllegalRefitFound,
            given=not_as_licensed,
            who=responsible("市场监管", "工业和信息化"),
            must="trace who made, sold or altered it",
            must_zh="追查制售源头",
            within=provisional(working_days(20), OURS),
            until=SellerTraced,
            otherwise=SUPERVISED,
            needed=False,
        ),
        Rule(
            says=UNFIT,
            on=every("month"),
            who=responsible(*POLICE),
            must="list the vehicles past inspection or scrapping",
            must_zh="列出逾期未检验、逾期未报废车辆",
            within=provisional(working_days(5), OURS),
            until=OverdueVehiclesListed,
            otherwise=SUPERVISED,
        ),
    ),
    readings=(
        THE_FIRST_LEADS,
        Reading(
            question="“不符合标准”由谁认定？",
            taken="By the inspection: whoever fails it gets no label until it is passed.",
            taken_zh="以检验结论认定：检验不合格的，合格之前不予发放标志。",
        ),
        Reading(
            question="拼装、改装、报废车由谁跟踪到底？",
            taken="The unit that found it; the market regulator follows the seller.",
            taken_zh="由查获单位跟踪；销售源头由市场监管部门追查。",
        ),
    ),
)
