"""Where the signature and the date stand, in characters from the right."""

from luoshi_server.papers.composition import composition_of
from luoshi_server.papers.setting import Block, Grid
from tests.papers.samples import bulletin


def right_of(paper, words):
    """The indent from the right of the block that says these words."""
    blocks = [each for each in composition_of(paper).elements if isinstance(each, Block)]
    return next(block.right for block in blocks if block.text == words)


def test_a_sealed_paper_has_its_date_four_characters_from_the_right():
    paper = bulletin(organs=("青石区教育局",))

    assert right_of(paper, "2021年7月5日") == 4


def test_the_organ_of_a_sealed_paper_is_centred_over_its_date():
    paper = bulletin(organs=("青石区政府",))

    # The date is 6 characters wide, the organ 5: half a character on each side.
    assert right_of(paper, "青石区政府") == 4.5


def test_an_organ_too_long_for_its_seal_pushes_the_date_to_its_middle():
    organ = "青石区人民政府安全生产委员会办公室综合协调组"
    paper = bulletin(organs=(organ,))

    assert right_of(paper, organ) == 0
    assert right_of(paper, "2021年7月5日") == (len(organ) - 6) / 2


def test_an_unsealed_paper_has_its_organ_two_characters_from_the_right():
    paper = bulletin(organs=("青石区人民政府办公室",), sealed=False)

    assert right_of(paper, "青石区人民政府办公室") == 2


def test_the_date_of_an_unsealed_paper_begins_two_characters_after_its_organ():
    paper = bulletin(organs=("青石区人民政府办公室",), sealed=False)

    begins = 28 - right_of(paper, "2021年7月5日") - 6
    organ_begins = 28 - 2 - 10
    assert begins == organ_begins + 2


def test_a_date_longer_than_an_unsealed_organ_stands_two_characters_from_the_right():
    paper = bulletin(organs=("区政府",), sealed=False)

    assert right_of(paper, "2021年7月5日") == 2
    assert right_of(paper, "区政府") == 2 + 2 + 6 - 3


def test_sealed_organs_stand_two_in_a_row_and_the_date_under_the_last():
    paper = bulletin(organs=("甲局", "乙局", "丙局"))

    grid = [each for each in composition_of(paper).elements if isinstance(each, Grid)][-1]
    said = [[[block.text for block in box.blocks] for box in row] for row in grid.rows]

    assert said[0][0][0] == "甲局"
    assert said[0][1][0] == "乙局"
    assert said[1] == [[""], ["丙局", "2021年7月5日"]]


def test_the_note_stands_on_the_page_of_the_date():
    blocks = [each for each in composition_of(bulletin()).elements if isinstance(each, Block)]
    at = next(at for at, block in enumerate(blocks) if block.text == "（此件公开发布）")

    assert blocks[at - 1].text == "2021年7月5日"
    assert blocks[at - 1].keeps
