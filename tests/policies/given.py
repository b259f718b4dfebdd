"""The opinions of the specimen and of the sample as texts in force, and stories as events."""

from pathlib import Path

from luoshi.document import documents_of, flow_of
from luoshi.mechanism import Bound, Event, Text, bind, in_force, texts_of
from luoshi.mechanism.scenario import play, read_scenario
from luoshi.readers import read


def provisions_of(gazette: Path, title: str) -> tuple[Text, ...]:
    """The provisions of the document of a gazette whose title says so."""
    flow = flow_of(read(gazette))
    return tuple(
        text
        for document in documents_of(flow)
        if title in document.title
        for text in texts_of(document, flow.text)
    )


def story_of(module) -> tuple[Bound, tuple[Event, ...]]:
    """A mechanism bound to the provisions of its story, and the events of the story."""
    scenario = read_scenario(Path(module.__file__).with_suffix(".scenario").read_text("utf-8"))
    bound = bind(module.MECHANISM, in_force(*scenario.provisions, document="scenario"))
    assert isinstance(bound, Bound)
    return bound, play(scenario, module).events
