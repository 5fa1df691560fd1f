"""Chinese names in Chinese characters, behind a word that says that somebody is named."""

import re
from collections.abc import Iterator

from reports.redaction.kinds import Hit, Kind
from reports.redaction.reading import Reading

_SURNAMES = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范"
    "方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文阮陳張劉楊趙黃吳孫羅鄭謝韓馮鄧許呂蘇盧蔣賈"
    "葉閻鐘譚鄒陸龍萬錢湯賴龔"
)
_NAME = re.compile(
    r"(?:叫|姓名|我是|联系人|聯繫人|联系|找|名字是?|是|tên|tên là|sếp|ông|bà|anh|chị|cô|name|mr|ms)"
    rf"[\s:：,，]{{0,2}}([{_SURNAMES}][\u4e00-\u9fff]{{1,2}}|[老小阿][{_SURNAMES}])(?![\u4e00-\u9fff]{{2}})",
    re.IGNORECASE,
)
_CHINESE = re.compile("[\u4e00-\u9fff]")


def find_hanzi(reading: Reading) -> Iterator[Hit]:
    if _CHINESE.search(reading.plain):
        for name in _NAME.finditer(reading.plain):
            yield Hit(Kind.NAME, *name.span(1), sure=5)
