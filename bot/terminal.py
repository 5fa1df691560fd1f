"""A verdict on a terminal: the bot's own message, then the text with the signs underlined."""

from rich.console import Console
from rich.text import Text as Styled

from authoring.lang import Lang
from bot.house import build
from signs.verdict import Level, Verdict

STYLES = {
    Level.DANGER: "bold red",
    Level.SUSPICIOUS: "bold yellow",
    Level.ASK_MORE: "bold cyan",
}


def print_verdict(verdict: Verdict, text: str, lang: Lang) -> None:
    """What a person would be told, and where in the text it was seen."""
    console = Console(highlight=False, soft_wrap=True)
    console.print(Styled(f"{verdict.level} · {verdict.kind}", STYLES.get(verdict.level, "bold")))
    console.print()
    console.print(Styled(build(strict=False).cards.verdict_of(verdict, text, lang)))
    console.print()
    console.print(_underlined(verdict, text))


def _underlined(verdict: Verdict, text: str) -> Styled:
    styled = Styled(_shown(text), "dim")
    for shown in verdict.signs:
        for span in shown.spans:
            styled.stylize("underline not dim", span.start, span.end)
    return styled


def _shown(text: str) -> str:
    """As long as the text, so that spans fit; nothing in it can drive a terminal."""
    return "".join(c if c.isprintable() or c in "\n\t" else "·" for c in text)
