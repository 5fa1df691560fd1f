"""The quiz: reality keeps it honest, no offer comes twice too soon, and nothing breaks it."""

import json
import re
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

import pytest

from authoring.lang import Lang
from bot.house import House
from bot.neutral import PREVIEW, alarming_in
from bot.outgoing import Message
from bot.quiz import QUIZ, Mark, Standing, mark
from bot.quiz_cards import QuizCards, quiz_phrases
from bot.quiz_deck import ROUND, Answer, Offer
from bot.rehearsal import respond
from flows.engine import Reply, ReplyKind, Session
from flows.engine.state import Place, Say
from tests.bot.walk import OFFERS
from tests.conftest import DAY

LANGS = pytest.mark.parametrize("lang", list(Lang), ids=str)
MESSAGE = 600
QUESTION = Place(flow="quiz", step="quiz_offer")
NUMBER_OF_SOMEBODY = re.compile(r"\b0\d{3}[ .]?\d{3}[ .]?\d{3}\b")


@pytest.fixture(scope="module")
def names(house: House) -> tuple[str, ...]:
    return tuple(house.deck.offers)


def cards(house: House) -> QuizCards:
    return QuizCards(house.wording, quiz_phrases(), house.deck, house.checker, lambda: DAY)


def offers(house: House, *answers: Answer) -> list[tuple[str, Offer]]:
    return [(n, one) for n, one in house.deck.offers.items() if one.answer in answers]


class Player:
    """Somebody who takes the quiz by its buttons."""

    def __init__(self, house: House, lang: Lang = Lang.VI) -> None:
        self.house = house
        self.session = Session(lang=lang, chosen=True)
        self.shown: tuple[Message, ...] = ()
        self.sends(Reply(ReplyKind.TEXT, "/start"))
        for tap in ("welcome.menu.learn", "learn.topics.quiz", "quiz.intro.begin"):
            self.taps(tap)

    def sends(self, reply: Reply) -> None:
        sprint = respond(self.house, self.session, reply)
        assert sprint.session is not None
        self.session = Session.model_validate_json(sprint.session.model_dump_json())
        self.shown = self.house.renderer.messages(sprint.says)

    def taps(self, data: str) -> None:
        self.sends(Reply(ReplyKind.TAP, tap=data))

    @property
    def standing(self) -> Standing:
        return Standing.of(self.session.findings, self.house.deck, DAY)

    @property
    def on(self) -> str:
        return self.standing.offer(self.house.deck)

    @property
    def best(self) -> Answer:
        return self.house.deck.offers[self.on].answer

    def says(self, answer: Answer) -> None:
        self.taps(f"quiz.quiz_offer.{answer}")

    def round(self, right: int = ROUND) -> list[str]:
        """Plays a round with so many right answers; which offers were drawn."""
        drawn = []
        for number in range(ROUND):
            drawn.append(self.on)
            wrong = next(one for one in Answer if one is not self.best)
            self.says(self.best if number < right else wrong)
            self.taps("quiz.quiz_why.next")
        return drawn


@LANGS
def test_contract_every_lure_shows_the_signs_it_is_explained_with(house: House, lang: Lang) -> None:
    """The check itself finds each sign that an explanation names, and warns as strongly."""
    for name, one in offers(house, Answer.STOP, Answer.ASK_MORE):
        verdict = house.checker.check(house.wording.say(lang, one.offer), today=DAY)
        assert set(one.signs) <= {shown.sign for shown in verdict.signs}, name
        levels = {
            Answer.STOP: {"danger", "suspicious"},
            Answer.ASK_MORE: {"suspicious", "ask_more"},
        }
        assert verdict.level in levels[one.answer], (name, verdict.level)


@LANGS
def test_contract_no_honest_offer_of_the_quiz_is_warned_of(house: House, lang: Lang) -> None:
    """What the quiz calls honest, the check does not warn of."""
    for name, one in offers(house, Answer.NOTHING):
        verdict = house.checker.check(house.wording.say(lang, one.offer), today=DAY)
        assert verdict.level == "nothing_found", (name, verdict.level)


def test_there_are_twenty_and_a_third_is_honest(house: House) -> None:
    """Twenty offers, seven of them honest, and every first round holds both kinds."""
    assert len(house.deck.offers) == 20
    assert len(offers(house, Answer.NOTHING)) == 7
    for first in range(house.deck.rounds):
        drawn = [house.deck.drawn(first, number) for number in range(ROUND)]
        kinds = [house.deck.offers[name].answer for name in drawn]
        assert kinds.count(Answer.STOP) >= 2
        assert Answer.NOTHING in kinds


@LANGS
def test_contract_numbers_in_the_quiz_belong_to_nobody(house: House, lang: Lang) -> None:
    """Whoever calls a number out of an invented offer reaches nobody: 0900 000 0xx."""
    for name, one in house.deck.offers.items():
        for number in NUMBER_OF_SOMEBODY.findall(house.wording.say(lang, one.offer)):
            assert number.startswith("0900 000 0"), (name, number)


@pytest.mark.parametrize("first", range(4))
def test_no_offer_comes_again_before_all_have_come(
    house: House, names: tuple[str, ...], first: int
) -> None:
    """Four rounds show all twenty; the next four too, in another order; no two alike in a row."""
    drawn = [house.deck.drawn(first, number) for number in range(60)]
    times = [drawn[start : start + 20] for start in (0, 20, 40)]
    assert all(sorted(time) == sorted(names) for time in times)
    assert times[0] != times[1] != times[2]
    assert all(one != other for one, other in pairwise(drawn))


def test_the_session_decides_what_is_drawn(house: House, names: tuple[str, ...]) -> None:
    """Four rounds played by buttons show every offer once, the same for everybody who begins that
    day; on another day other offers come first."""
    player, other = Player(house), Player(house, Lang.EN)
    drawn = [name for _ in range(4) for name in _again(player)]
    assert sorted(drawn) == sorted(names)
    assert other.round() == drawn[:ROUND]
    tomorrow = Standing.of({}, house.deck, DAY + timedelta(days=1))
    assert tomorrow.offer(house.deck) == drawn[ROUND]


def _again(player: Player) -> list[str]:
    drawn = player.round()
    player.taps("quiz.quiz_score.again")
    return drawn


@LANGS
def test_every_answer_is_explained_at_once(house: House, lang: Lang) -> None:
    """After each answer come the signs with the words that show them, why, and what to look for."""
    player = Player(house, lang)
    for _ in range(4):
        for _ in range(ROUND):
            one = house.deck.offers[player.on]
            text = house.wording.say(lang, one.offer)
            assert text in player.shown[-1].text
            player.says(player.best)
            said = player.shown[-1].text
            assert house.wording.say(lang, one.why) in said
            assert house.wording.say(lang, one.look) in said
            quotes = re.findall(r"• “(.+)”: ", said)
            assert len(quotes) == len(one.signs)
            for piece in (piece for quote in quotes for piece in quote.rstrip("…").split(" … ")):
                assert piece in " ".join(text.split())
            player.taps("quiz.quiz_why.next")
        player.taps("quiz.quiz_score.again")


@LANGS
@pytest.mark.parametrize("right", range(ROUND + 1))
def test_the_score_is_counted_and_said_kindly(house: House, lang: Lang, right: int) -> None:
    """The score counts first answers; no score is scolded, and there is one thing to do."""
    player = Player(house, lang)
    player.round(right)
    said = player.shown[-1].text
    assert said.startswith((f"{right}/{ROUND}", f"{right} of {ROUND}"))
    assert not re.search(r"\b(sai|kém|dở|tệ|wrong|bad|fail)", said, re.IGNORECASE)
    assert re.search(r"^(Làm ngay một việc|One thing to do): ", said, re.MULTILINE)


@LANGS
def test_contract_what_is_shared_tells_nothing_about_the_person(house: House, lang: Lang) -> None:
    """The text to forward holds the score, and the address only where one is set."""
    say = Say(house.flows.flows["quiz"].title, lang, findings={QUIZ: {"first": 0, "score": 4}})
    share = house.cards.table["quiz_share"]
    assert "4" in share(say)
    assert "http" not in share(say)
    assert alarming_in(share(say)) is None
    known = replace(cards(house), address="https://example.org").table["quiz_share"]
    assert known(say).startswith(share(say))
    assert known(say).endswith("https://example.org")
    nobody = Say(house.flows.flows["quiz"].title, lang)
    assert share(nobody) == ""


def test_only_the_first_answer_counts(house: House) -> None:
    """Going back and answering again changes the explanation, not the score."""
    player = Player(house)
    wrong = next(one for one in Answer if one is not player.best)
    player.says(wrong)
    player.taps("always.footer.back")
    assert player.session.at == QUESTION
    player.says(player.best)
    assert player.standing.marks == "0"
    assert player.shown[-1].text.startswith("Mình cũng thấy vậy")


def test_back_from_the_next_offer_shows_the_last_explanation(house: House) -> None:
    """What was said last is shown again, and the way on leads to the same next offer."""
    player = Player(house)
    player.says(player.best)
    explained = player.shown[-1].text
    player.taps("quiz.quiz_why.next")
    following = player.shown[-1].text
    player.taps("always.footer.back")
    assert player.shown[-1].text == explained
    player.taps("quiz.quiz_why.next")
    assert player.shown[-1].text == following


@pytest.mark.parametrize("offer", OFFERS.values(), ids=OFFERS)
def test_an_offer_checked_in_between_does_not_break_it(house: House, offer: str) -> None:
    """Somebody may send a real offer in the middle: it is checked, and the quiz goes on after."""
    player = Player(house)
    player.says(player.best)
    player.taps("quiz.quiz_why.next")
    before = (player.shown[-1].text, player.standing)
    player.sends(Reply(ReplyKind.TEXT, offer))
    while player.session.at != QUESTION:
        player.taps("always.footer.back")
    assert (player.shown[-1].text, player.standing) == before


def test_a_new_start_does_not_deal_the_same_offers_again(house: House) -> None:
    """After /start the quiz goes on where it was; /stop forgets it with everything else."""
    player = Player(house)
    player.round()
    player.sends(Reply(ReplyKind.TEXT, "/start"))
    assert player.standing.score == ROUND
    assert respond(house, player.session, Reply(ReplyKind.TEXT, "/stop")).session is None


def test_its_standing_is_one_small_finding(house: House) -> None:
    """All that is remembered stands under one name, as JSON, and tells nothing about anybody."""
    player = Player(house)
    player.round(3)
    assert set(player.session.findings) == {QUIZ}
    assert set(player.session.findings[QUIZ]) == {
        "first", "round", "place", "marks", "said", "score",
    }  # fmt: skip
    assert len(json.dumps(player.session.findings)) < 120
    assert player.session.answers == {}


@LANGS
@pytest.mark.parametrize("step", ["quiz_offer", "quiz_why", "quiz_score"])
def test_every_screen_stands_without_a_standing(house: House, lang: Lang, step: str) -> None:
    """Whoever gets there with nothing remembered sees a whole message and can go on."""
    place = Place(flow="quiz", step=step)
    session = Session(lang=lang, chosen=True, at=place, version=house.flows.version("quiz"))
    sprint = house.engine.show(session)
    assert all(message.text for message in house.renderer.messages(sprint.says))
    onward = house.engine.respond(
        session, Reply(ReplyKind.TAP, tap=sprint.says[-1].options[0].data)
    )
    assert onward.refused is None


@LANGS
def test_every_offer_and_explanation_keeps_its_limit(house: House, lang: Lang) -> None:
    """600 characters, and the first 40 tell an onlooker nothing, whatever was answered."""
    quiz = cards(house)
    for number in range(20):
        name = house.deck.drawn(0, number)
        round_, place = divmod(number, ROUND)
        findings = {QUIZ: {"first": 0, "round": round_, "place": place}}
        said = house.cards.table["quiz_offer"](
            Say(quiz.deck.offers[name].offer, lang, findings=findings)
        )
        texts = [
            said,
            *(quiz.explained(lang, quiz.deck.offers[name], one) for one in ("", *Answer)),
        ]
        for text in texts:
            assert 0 < len(text) <= MESSAGE, (name, len(text))
            assert alarming_in(text) is None, (name, text[:PREVIEW])
            assert not re.search(r"[{}]", text)


def test_more_wary_than_needed_is_no_mistake() -> None:
    """Careful, near and far are told apart."""
    assert mark(Answer.STOP, Answer.STOP) is Mark.RIGHT
    assert mark(Answer.STOP, Answer.NOTHING) is Mark.CAREFUL
    assert mark(Answer.ASK_MORE, Answer.STOP) is Mark.NEAR
    assert mark(Answer.NOTHING, Answer.STOP) is Mark.FAR
