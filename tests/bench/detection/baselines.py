"""What the check is compared with: a list of 20 phrases, and character n-grams (scikit-learn)."""

from collections.abc import Sequence

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from signs.clean import clean
from signs.syllables import fold
from tests.bench.detection.texts import Text

PHRASES = (
    "việc nhẹ lương cao", "không cần bằng cấp", "không cần kinh nghiệm", "bao ăn ở", "bao vé",
    "lo hết giấy tờ", "không cần hộ chiếu", "tiểu ngạch", "vượt biên", "giữ hộ chiếu", "đặt cọc",
    "phí giữ chỗ", "nạp tiền", "mang thai hộ", "bán thận", "cho thuê tài khoản", "đừng nói với",
    "visa du lịch", "easy job", "no experience",
)  # fmt: skip
FOLDS = 5


def plain(text: Text) -> str:
    return fold(clean(text.text[:20_000]).text)


def listed(texts: Sequence[Text]) -> np.ndarray:
    """How many of the 20 phrases stand in each text, accents apart."""
    phrases = [fold(phrase) for phrase in PHRASES]
    return np.array([sum(phrase in plain(text) for phrase in phrases) for text in texts], float)


def character_scores(texts: Sequence[Text]) -> np.ndarray:
    """Log odds by TF-IDF of 2-5 characters and logistic regression, cross-validated so that no
    batch (and no group of near-duplicates) is both learnt and judged. Trained on all texts, the
    real ones too: more than our own model may see."""
    scores = np.zeros(len(texts))
    lures = np.array([text.lure for text in texts])
    groups = [text.source if text.ours else text.group for text in texts]
    words = [plain(text) for text in texts]
    for learnt, judged in GroupKFold(FOLDS).split(words, lures, groups):
        table = TfidfVectorizer(
            analyzer="char_wb",
            ngram_range=(2, 5),
            min_df=3,
            sublinear_tf=True,
            max_features=150_000,
        )
        seen = table.fit_transform([words[place] for place in learnt])
        judge = LogisticRegression(C=5, class_weight="balanced", max_iter=300)
        judge.fit(seen, lures[learnt])
        scores[judged] = judge.decision_function(table.transform([words[p] for p in judged]))
    return scores


def recall_at(scores: np.ndarray, lures: np.ndarray, false_alarms: float) -> float:
    """The share of lures above the score that `false_alarms` of the others pass."""
    others = np.sort(scores[~lures])[::-1]
    limit = others[min(len(others) - 1, int(len(others) * false_alarms))]
    return float((scores[lures] > limit).mean())
