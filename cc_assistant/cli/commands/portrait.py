"""`cc-assistant portrait`: services told over their phases, one or side by side, and drafts of one's own."""

from __future__ import annotations

import sys
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperGroup

from cc_assistant.cli import output
from cc_assistant.cli.options import JsonOption, chosen_format, examples
from cc_assistant.cli.session import current_services
from cc_assistant.cli.tables import table
from cc_assistant.cli.writing import write_file
from cc_assistant.errors import KnowledgeError, UsageError

if TYPE_CHECKING:
    from cc_assistant.domain.portrait_paper import PortraitComparison, PortraitPaper
    from cc_assistant.tasks.portraying import Listed


class PortraitGroup(TyperGroup):
    """Takes the name of a case where a command could stand: `portrait ways-to-wellness` shows it."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Put `show` before what is no command."""
        words = [word for word in args if not word.startswith("-")]
        if words and words[0] not in self.commands:
            args = ["show", *args]
        return super().parse_args(ctx, args)


portrait_app = typer.Typer(
    cls=PortraitGroup,
    rich_markup_mode=None,
    no_args_is_help=True,
    help="Pen portraits: services told over their phases, in words and pictures. 'portrait CASE' shows one.",
)


class PortraitFormat(StrEnum):
    """What a portrait can become."""

    text = "text"
    pdf = "pdf"
    html = "html"
    docx = "docx"
    svg = "svg"
    markdown = "markdown"
    json = "json"


_BINARY = (PortraitFormat.pdf, PortraitFormat.docx)
_SHORT = {"md": "markdown"}

CaseArgument = Annotated[
    str,
    typer.Argument(
        metavar="CASE|FILE", help="A case by its id or the name of the service, or a draft by name or file."
    ),
]
LikeOption = Annotated[
    str,
    typer.Option("--like", metavar="SESSION", help="Services like the one of this session come first."),
]
CasesArgument = Annotated[list[str], typer.Argument(metavar="CASE|FILE ...", help="Two to four of them.")]
DraftArgument = Annotated[str, typer.Argument(metavar="DRAFT|FILE", help="A draft by its name, or its file.")]
NewArgument = Annotated[
    str, typer.Argument(metavar="PACK|CASE", help="A pack of your own, or the case that passages name.")
]
TitleOption = Annotated[str, typer.Option("--title", metavar="TITLE", help="Title of the portrait.")]
DraftOutOption = Annotated[
    Path | None,
    typer.Option("-o", "--output", metavar="FILE", help="Write FILE (.yaml), not among your drafts."),
]
SentenceOption = Annotated[str, typer.Option("--sentence", metavar="ID", help="The sentence to comment on.")]
AuthorOption = Annotated[str, typer.Option("--author", metavar="NAME", help="Who comments.")]
CommentOption = Annotated[str, typer.Option("--comment", metavar="TEXT", help="What they say.")]
AcceptOption = Annotated[str, typer.Option("--accept", metavar="ID", help="Accept a comment.")]
AnswerOption = Annotated[
    str, typer.Option("--answer", metavar="ID", help="Answer a comment: the sentence stays.")
]
ReopenOption = Annotated[str, typer.Option("--reopen", metavar="ID", help="Open a comment again.")]
ByOption = Annotated[str, typer.Option("--by", metavar="NAME", help="Who accepts or answers.")]
ReplyOption = Annotated[str, typer.Option("--reply", metavar="TEXT", help="What they say to it.")]
FormOption = Annotated[
    str | None,
    typer.Option(
        "--format",
        metavar="FORM",
        help="text, html, pdf, docx, svg, md or json.",
        show_default="by the ending of FILE, else text",
    ),
]
OutOption = Annotated[
    Path | None, typer.Option("-o", "--output", metavar="FILE", help="Write FILE, not standard output.")
]


@portrait_app.command(
    epilog=examples(
        "cc-assistant portrait show ways-to-wellness",
        "cc-assistant portrait derby -o derby.pdf",
        "cc-assistant portrait rotherham --format html > rotherham.html",
    )
)
def show(
    case: CaseArgument, out: OutOption = None, format_: FormOption = None, json_: JsonOption = False
) -> None:
    """Show the portrait of a service: story, timeline, what helped and hindered, work, partners.

    'show' may be left out. Every sentence names the passages that it rests on.
    """
    form = _form(format_, json_, out)
    _deliver(current_services().portraying.paper(case), form, out)


@portrait_app.command(
    "list", epilog=examples("cc-assistant portrait list", "cc-assistant portrait list --like hill-and-vale")
)
def list_(like: LikeOption = "", json_: JsonOption = False) -> None:
    """List the portraits that there are, with --like those of services like yours first."""
    services = current_services()
    portraying = services.portraying
    listed = (*portraying.listed(services.answers_of(like)), *portraying.listed_drafts())
    if json_:
        output.data_json([one._asdict() for one in listed])
        return
    rows = [
        (
            one.case,
            one.name,
            one.place.partition(":")[0],
            str(one.sentences),
            _state(one),
            *([", ".join(one.like) or "-"] if like else []),
        )
        for one in listed
        if not one.fault
    ]
    if rows:
        head = ("CASE", "SERVICE", "PLACE", "SENTENCES", "STATE", *(["LIKE YOURS"] if like else []))
        output.data(table([head, *rows]))
    else:
        output.talk("No pack that is switched on has a portrait.")
    for one in listed:
        if one.fault:
            output.talk(f"Left alone: {one.fault}")


@portrait_app.command(
    epilog=examples(
        "cc-assistant portrait compare ways-to-wellness derby",
        "cc-assistant portrait compare ways derby rotherham -o three.pdf",
    )
)
def compare(
    cases: CasesArgument, out: OutOption = None, format_: FormOption = None, json_: JsonOption = False
) -> None:
    """Show portraits side by side: facts, timelines, what helped, the work, and the stories part by part."""
    if not 2 <= len(cases) <= 4:
        raise UsageError("Two to four portraits stand side by side.", remedy="Name so many cases.")
    form = _form(format_, json_, out)
    _deliver(current_services().portraying.compare(cases), form, out)


@portrait_app.command(
    epilog=examples(
        "cc-assistant portrait new our-interviews",
        'cc-assistant portrait new hill-and-vale --title "Neighbours first" -o vale.yaml',
    )
)
def new(name: NewArgument, title: TitleOption = "", out: DraftOutOption = None) -> None:
    """Begin a draft from passages that were imported and coded: evidence set out, sentences proposed.

    Every proposed sentence names its passage. The file is yours to edit; what you leave empty is left out.
    """
    from cc_assistant.portraits.checking import sentences_of

    if out is not None and out.suffix not in {".yaml", ".yml"}:
        raise UsageError(
            f"A draft is a YAML file, and '{out.name}' is none.", remedy="End its name in .yaml."
        )
    file, draft = current_services().portraying.drafts.begin(name, out, title)
    output.data(str(file))
    many = sum(1 for _ in sentences_of(draft))
    output.talk(
        f"{many} sentences proposed from {len(draft.evidence)} findings. Edit the file, then run "
        f"'cc-assistant portrait check {out or file.stem}'."
    )
    if not many:
        output.talk(
            "No passage says of which phase it is, or whether it tells of a help or a hindrance, so none "
            "could be put into a sentence: name phases on import or in 'documents', or code some words."
        )
    if draft.confidential:
        output.talk("It holds words of a confidential pack: show it only to those who may read them.")


@portrait_app.command(epilog=examples("cc-assistant portrait check our-interviews"))
def check(name: DraftArgument, json_: JsonOption = False) -> None:
    """Check a draft: every sentence still cites a passage that is there and says what it says.

    Exit code 4 where something does not hold.
    """
    drafts = current_services().portraying.drafts
    found = drafts.check(drafts.named(name))
    if json_:
        output.data_json([one.model_dump() for one in found])
    for one in found if not json_ else ():
        output.data(output.wrapped(f"{one.sentence or '-'}  {one.fault} {one.about}", hanging=4))
    if found:
        raise KnowledgeError(
            f"{len(found)} {'thing does' if len(found) == 1 else 'things do'} not hold.",
            remedy="Mend the sentence, or name a passage that tells it: 'cc-assistant search' finds some.",
        )
    output.talk("Every sentence has a trace that holds.")


@portrait_app.command(
    epilog=examples(
        "cc-assistant portrait review our-interviews",
        'cc-assistant portrait review our-interviews --sentence s3 --author Ada --comment "Too grand."',
        'cc-assistant portrait review our-interviews --accept c1 --by JM --reply "Made plainer."',
        'cc-assistant portrait review our-interviews --answer c2 --by JM --reply "Three people said so."',
    )
)
def review(
    *,
    name: DraftArgument,
    sentence: SentenceOption = "",
    author: AuthorOption = "",
    comment: CommentOption = "",
    accept: AcceptOption = "",
    answer: AnswerOption = "",
    reopen: ReopenOption = "",
    by: ByOption = "",
    reply: ReplyOption = "",
    json_: JsonOption = False,
) -> None:
    """Review a draft with public advisers: see and make comments on sentences, accept or answer them.

    Comments are kept at the end of the draft's file.
    """
    drafts = current_services().portraying.drafts
    file = drafts.named(name)
    if sum(map(bool, (comment or sentence, accept, answer, reopen))) > 1:
        raise UsageError("One thing at a time.", remedy="Comment, accept, answer or reopen.")
    if comment or sentence:
        output.talk(f"Kept as {drafts.comment(file, sentence, author, comment)}.")
    elif accept:
        drafts.decide(file, accept, "accepted", by=by, reply=reply)
        output.talk(f"{accept} is accepted. Change its sentence in {file}.")
    elif answer:
        drafts.decide(file, answer, "answered", by=by, reply=reply)
        output.talk(f"{answer} is answered.")
    elif reopen:
        drafts.decide(file, reopen, "open")
        output.talk(f"{reopen} is open again.")
    else:
        _show_review(file, json_=json_)


def _state(one: Listed) -> str:
    if not one.draft:
        return "published"
    many = one.open_comments
    return f"draft, {many or 'no'} open {'comment' if many == 1 else 'comments'}"


def _show_review(file: Path, *, json_: bool) -> None:
    from cc_assistant.portraits.checking import sentences_of
    from cc_assistant.render.portrait_text import comment_words

    draft = current_services().portraying.drafts.read(file)
    if json_:
        output.data_json([one.model_dump(mode="json") for one in draft.review])
        return
    for _, one in sentences_of(draft):
        output.data(output.wrapped(f"{one.id or '-':<4} {one.text}", hanging=5))
        for made in draft.review:
            if made.sentence == one.id:
                output.data(output.wrapped(f"> {comment_words(made, one.text)}", indent=5, hanging=2))
    output.talk(f"{len(draft.review)} comments, {sum(one.state == 'open' for one in draft.review)} open.")


def _form(format_: str | None, json_: bool, out: Path | None) -> PortraitFormat:
    portraying = current_services().portraying
    named = _SHORT.get(format_ or "", format_)
    if named is not None and named not in set(PortraitFormat):
        raise UsageError(
            f"A portrait cannot become '{format_}'.", remedy="Choose text, html, pdf, docx, svg, md or json."
        )
    by_name = portraying.form_of_file(out.name) if out else None
    otherwise = PortraitFormat(by_name) if by_name else PortraitFormat.text
    form = chosen_format(PortraitFormat(named) if named else None, json_, otherwise, PortraitFormat.json)
    if form in _BINARY and out is None and output.is_terminal(sys.stdout):
        raise UsageError(f"{form} is no text for a terminal.", remedy=f"Add -o portrait.{form}.")
    return form


def _deliver(paper: PortraitPaper | PortraitComparison, form: PortraitFormat, out: Path | None) -> None:
    portraying = current_services().portraying

    def text(strong: Callable[[str], str]) -> str:
        return portraying.text(paper, output.width(), strong)

    if form is PortraitFormat.text:
        if out is None:
            output.data(text(output.bold))
        else:
            write_file(out, output.visible(text(str)).rstrip("\n") + "\n")
    else:
        content = portraying.file(paper, form.value)
        if out is not None:
            write_file(out, content)
        elif form in _BINARY or not output.is_terminal(sys.stdout):
            sys.stdout.flush()
            sys.stdout.buffer.write(content)
            sys.stdout.buffer.flush()
        else:
            output.data(content.decode("utf-8"))
    if out is not None:
        output.talk(f"Written: {out}")
