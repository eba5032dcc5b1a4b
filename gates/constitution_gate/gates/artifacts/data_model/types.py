"""Whether a word names the type of a field."""

from __future__ import annotations

import re

from constitution_gate.constitution.lazy_pattern import lazy

_WORDS_LIST = """
string str text char varchar nvarchar nchar bpchar citext clob tinytext mediumtext longtext slug int integer
bigint smallint tinyint mediumint int2 int4 int8 int16 int32 int64 uint uint8 uint16 uint32 uint64 long short
byte bytes number numeric num decimal dec float float32 float64 double real money currency percent percentage
bool boolean bit flag date datetime datetimeoffset timestamp timestamptz timetz time timespan duration interval
instant year unix epoch iso8601 localdate localdatetime zoneddatetime dateonly timeonly uuid guid ulid cuid
nanoid objectid serial bigserial autoincrement identifier autofield json jsonb object obj map dict dictionary
hash hashmap record struct any mixed dynamic unknown array list set vector tuple sequence collection iterable
queue bag enum enumeration literal union symbol const blob binary bytea varbinary buffer image file filefield
base64 stream url uri email phone ip inet cidr macaddr regex xml html markdown path locale timezone color point
geometry geography geopoint latlng polygon linestring tsvector embedding hstore fk foreignkey ref reference
relation nullable optional varchar2 number38 charfield textfield integerfield booleanfield datetimefield
decimalfield uuidfield cadena texto entero booleano fecha hora lista numero número chaîne entier booléen entière
liste zeichenkette ganzzahl wahrheitswert datum
"""
_WORDS = frozenset(_WORDS_LIST.split())
_PARTS_LIST = """
字串 字符串 文字 文本 整數 整数 數字 数字 數值 数值 布林 布尔 日期 時間 时间 列舉 枚举 枚舉 陣列 数组 物件
对象 浮點 浮点 小數 小数 識別碼 真偽 日時 日付 配列 列挙 文字列 オブジェクト リスト 外鍵 外键 外部キー 参照
문자열 정수 불리언 날짜
"""
_PARTS = tuple(_PARTS_LIST.split())
_WORD = lazy(r"[^\W_]+")
_CODE_TYPE = lazy(r"`[^`]*`|[A-Z]\w*(?:\[\]|<[^<>]{1,80}>)|\w+\[\]|\w+\(\d|['\"][\w -]+['\"]\s*\|")
_NO_TYPE = lazy(r"(?:n/?a|none|tbd|todo|-+|–|—|\?+|\.{3}|…|無|无|なし)?$", re.IGNORECASE)


def is_type(text: str) -> bool:
    """Whether a text begins with a type: `uuid`, `string (enum)`, `varchar(40)`, `Order[]`, `FK → User`, 字串."""
    shown = text.strip().strip("*`").strip()
    if not shown or len(shown) > 400:
        return False
    if _CODE_TYPE.match(shown):
        return True
    words = _WORD.findall(shown[:60].casefold())[:3]
    return any(word in _WORDS for word in words) or any(part in shown[:20] for part in _PARTS)


def is_filled(text: str) -> bool:
    """Whether a cell under the heading "Type" says something."""
    return _NO_TYPE.match(text.strip().strip("*`_ ")) is None
