"""Write the pages of the audit's manual from the docstrings of its rules."""

from pathlib import Path

from luoshi.audit.manual import pages

FOLDER = Path(__file__).parents[1] / "docs" / "audit"


def main() -> None:
    """Write every page, and remove those whose rule is gone."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for page in FOLDER.glob("*.md"):
        if page.name not in pages():
            page.unlink()
    for name, text in pages().items():
        (FOLDER / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
