"""What is read can be told from its ground, by day and by night (WCAG 2.2, AA)."""

import re

import pytest

from tests.web.look.gallery import STATIC

SHEETS = [(STATIC / name).read_text(encoding="utf-8") for name in ("luoshi.css", "charts.css")]

TEXT_ON_GROUND = [
    *(
        (text, ground)
        for text in ("ink", "ink-soft", "ink-faint", "accent", "late", "warn", "yellow")
        for ground in ("surface", "ground", "sunken")
    ),
    *((text, "surface") for text in ("green", "blue", "person")),
    *((text, "accent-wash") for text in ("ink", "ink-soft", "ink-faint", "accent")),
    *((text, "accent-wash") for text in ("late", "yellow", "green", "blue")),
    *((text, "warn-wash") for text in ("ink", "warn", "accent")),
    ("ink", "late-wash"),
    ("late", "late-wash"),
    ("ink", "person-wash"),
    ("on-accent", "accent"),
    ("on-late", "late"),
    ("surface", "ink"),
    ("on-lamp", "late"),
    ("on-lamp", "blue"),
    ("on-lamp", "green"),
    ("on-lamp", "ink-faint"),
    ("on-yellow", "yellow-mark"),
    ("ink", "line"),
]

SHAPE_ON_GROUND = [
    (shape, ground)
    for shape in ("line-strong", "yellow-mark", "series-2", "series-3", "series-4", "accent")
    for ground in ("surface", "sunken")
]


def palette(scheme: str) -> dict[str, str]:
    """The colours of a scheme: those of the night lie over those of the day."""
    colours: dict[str, str] = {}
    for sheet in SHEETS:
        day = sheet.partition(":root {")[2].partition("}")[0]
        colours |= dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", day))
    if scheme == "dark":
        for sheet in SHEETS:
            night = sheet.partition("prefers-color-scheme: dark")[2].partition("}")[0]
            colours |= dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", night))
    return colours


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def mixed(over: str, under: str, share: float) -> str:
    parts = (
        round(int(over[n : n + 2], 16) * share + int(under[n : n + 2], 16) * (1 - share))
        for n in (1, 3, 5)
    )
    return "#" + "".join(f"{part:02x}" for part in parts)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_text_stands_out_from_its_ground(scheme):
    colours = palette(scheme)

    assert {
        f"{text} on {ground}": round(contrast(colours[text], colours[ground]), 2)
        for text, ground in TEXT_ON_GROUND
        if contrast(colours[text], colours[ground]) < 4.5
    } == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_shape_that_says_something_stands_out_from_its_ground(scheme):
    colours = palette(scheme)

    assert {
        f"{shape} on {ground}": round(contrast(colours[shape], colours[ground]), 2)
        for shape, ground in SHAPE_ON_GROUND
        if contrast(colours[shape], colours[ground]) < 3
    } == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_number_in_every_shade_of_heat_can_be_read(scheme):
    colours = palette(scheme)
    shades = re.findall(r"\.heat-\d \{ fill-opacity: ([\d.]+)", SHEETS[1])

    assert len(shades) == 4
    for share in shades:
        ground = mixed(colours["accent"], colours["surface"], float(share))
        assert contrast(colours["ink"], ground) >= 4.5


def test_the_night_changes_every_colour_of_the_day():
    assert [
        name for name, colour in palette("light").items() if palette("dark")[name] == colour
    ] == []


def test_every_colour_that_is_used_is_defined():
    defined = set(re.findall(r"--([\w-]+):", "".join(SHEETS)))
    used = {
        name
        for sheet in STATIC.glob("*.css")
        for name in re.findall(r"var\(--([\w-]+)\)", sheet.read_text(encoding="utf-8"))
    }

    assert used - defined == set()
