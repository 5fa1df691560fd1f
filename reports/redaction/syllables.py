"""Whether a folded word is a Vietnamese syllable: an onset and a rime that go together."""

import re

_SYLLABLE = re.compile(
    "(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|b|c|d|g|h|k|l|m|n|p|r|s|t|v|x)?"
    "(?:[aeiouy]|ai|ao|au|ay|eo|eu|ia|ie|iu|oa|oe|oi|oo|ua|ue|ui|uo|uu|uy|ye|iai|iao|iau|"
    "ieu|oai|oao|oay|oeo|uay|uai|uoi|uou|uya|uyu|yeu|uye|uao)"
    "(?:ch|ng|nh|c|m|n|p|t)?"
)


def is_syllable(folded: str) -> bool:
    return len(folded) < 8 and _SYLLABLE.fullmatch(folded) is not None
