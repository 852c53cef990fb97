"""Makes the Word templates of the official papers: `python -m scripts.make_templates`. The same words give the same files."""

from __future__ import annotations

from pathlib import Path

from scripts import paper_forms, paper_letters, paper_sessions

FOLDER = Path(__file__).parents[1] / "resources" / "templates"
MAKERS = {
    "acceptance": paper_letters.acceptance,
    "non_acceptance": paper_letters.non_acceptance,
    "transfer": paper_letters.transfer,
    "lawful_way": paper_letters.lawful_way,
    "extension": paper_letters.extension,
    "opinion": paper_letters.opinion,
    "reminder": paper_letters.reminder,
    "review_notice": paper_letters.review_notice,
    "assignment": paper_forms.assignment,
    "receipt": paper_forms.receipt,
    "agenda": paper_sessions.agenda,
    "summaries": paper_sessions.summaries,
}


def main(folder: Path = FOLDER) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, made in MAKERS.items():
        made().save(folder / f"{name}.docx")


if __name__ == "__main__":
    main()
