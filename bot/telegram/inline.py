"""The answer to what somebody writes behind the bot's name in another chat."""

from aiogram.methods import AnswerInlineQuery
from aiogram.types import (
    InlineQueryResultArticle,
    InlineQueryResultsButton,
    InputTextMessageContent,
    LinkPreviewOptions,
)

from bot.channel import Article, Inline
from bot.telegram.values import Asked


def answer(asked: Asked, inline: Inline) -> AnswerInlineQuery:
    """For this person alone, and kept by no server: another may write the same words."""
    return AnswerInlineQuery(
        inline_query_id=asked.query,
        results=[_result(inline.article)] if inline.article else [],
        cache_time=0,
        is_personal=True,
        button=InlineQueryResultsButton(text=inline.button, start_parameter=inline.opens),
    )


def _result(article: Article) -> InlineQueryResultArticle:
    content = InputTextMessageContent(
        message_text=article.text, link_preview_options=LinkPreviewOptions(is_disabled=True)
    )
    return InlineQueryResultArticle(
        id="offer",
        title=article.title,
        description=article.about,
        input_message_content=content,
    )
