"""The grammar of conditions, and the parser that turns their text into a tree."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from cc_assistant.domain.condition import Always, And, Answered, Compares, Condition, Not, Or, Ticked

if TYPE_CHECKING:
    from lark import Lark

GRAMMAR = r"""
?condition: either
?either:    all_of ("or" all_of)*
?all_of:    negation ("and" negation)*
?negation:  "not" negation -> opposite
          | "(" condition ")"
          | test
?test:      "always"                                  -> always
          | NAME EQUALITY value                       -> compares
          | NAME ORDER NUMBER                         -> compares
          | value "in" NAME                           -> ticked
          | "answered" "(" NAME ")"                   -> answered
?value:     TEXT | NUMBER

EQUALITY: "==" | "!="
ORDER:    "<=" | ">=" | "<" | ">"
NAME:     /[a-z][a-z0-9_]*/
TEXT:     /'[^'\n]*'/
NUMBER:   /-?[0-9]+(\.[0-9]+)?/

%ignore /[ \t\r\n]+/
"""

_IN_WORDS = {
    "NAME": "the name of a question",
    "TEXT": "a value in single quotes",
    "NUMBER": "a number",
    "EQUALITY": "'==' or '!='",
    "ORDER": "'<', '<=', '>' or '>='",
    "LPAR": "'('",
    "RPAR": "')'",
    "NOT": "'not'",
    "AND": "'and'",
    "OR": "'or'",
    "IN": "'in'",
    "ALWAYS": "'always'",
    "ANSWERED": "'answered'",
    "$END": "the end",
}
_HINTS = {
    "=": ": '==' compares",
    '"': ": values stand in single quotes",
    "&": ": write 'and'",
    "|": ": write 'or'",
    "!": ": write 'not', or '!=' to compare",
}
_MAX_LENGTH = 2000


class ConditionError(ValueError):
    """The text is not a condition; the message says where and what was expected."""


@cache
def parse_condition(text: str) -> Condition:
    """Return the tree of a condition.

    Raises:
        ConditionError: The text does not follow the grammar.
    """
    from lark.exceptions import UnexpectedCharacters, UnexpectedToken

    if len(text) > _MAX_LENGTH:
        raise ConditionError(f"longer than {_MAX_LENGTH} characters: simplify it")
    try:
        tree: Condition = _parser().parse(text)  # type: ignore[assignment]
    except UnexpectedCharacters as error:
        found = error.char
        hint = ": names are in lower case" if found.isupper() else _HINTS.get(found, "")
        raise ConditionError(f"cannot read '{found}' at character {error.column}{hint}") from error
    except UnexpectedToken as error:
        expected = ", ".join(sorted({_IN_WORDS[name] for name in error.accepts or error.expected}))
        where = f'found "{error.token}" at character {error.column}' if error.token else "it ends too early"
        raise ConditionError(f"{where}; expected: {expected}") from error
    return tree


@cache
def _parser() -> Lark:
    from lark import Lark

    return Lark(GRAMMAR, start="condition", parser="lalr", lexer="basic", transformer=_builder())


def _builder() -> Any:
    from lark import Token, Transformer

    class Builder(Transformer[Token, Condition]):
        """Builds the tree while it parses."""

        def NUMBER(self, token: str) -> int | float:  # noqa: N802 - named as the terminal
            return float(token) if "." in token else int(token)

        def TEXT(self, token: str) -> str:  # noqa: N802
            return str(token[1:-1])

        def NAME(self, token: str) -> str:  # noqa: N802
            return str(token)

        def EQUALITY(self, token: str) -> str:  # noqa: N802
            return str(token)

        ORDER = EQUALITY

        def always(self, _: list[Any]) -> Condition:
            return Always()

        def compares(self, parts: list[Any]) -> Condition:
            return Compares(*parts)

        def ticked(self, parts: list[Any]) -> Condition:
            return Ticked(*parts)

        def answered(self, parts: list[Any]) -> Condition:
            return Answered(*parts)

        def opposite(self, parts: list[Any]) -> Condition:
            return Not(*parts)

        def all_of(self, parts: list[Any]) -> Condition:
            return And(tuple(parts))

        def either(self, parts: list[Any]) -> Condition:
            return Or(tuple(parts))

    return Builder()
