"""Which rules are accepted, their canonical text, and which part is named if one is rejected."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.workflow.recurrence.rule_strategies import rules
from workflow.recurrence.parser import LONGEST_TEXT, parse_rule
from workflow.recurrence.rule import Rule, RuleInvalid, Weekday, largest_day

HOURS = ",".join(map(str, range(24)))

TAKEN = [
    ("FREQ=DAILY", "FREQ=DAILY"),
    ("freq=weekly;byday=mo,we", "FREQ=WEEKLY;BYDAY=MO,WE"),
    ("RRULE:FREQ=DAILY", "FREQ=DAILY"),
    (" rrule:FREQ=DAILY\r\n", "FREQ=DAILY"),
    ("BYDAY=MO;FREQ=WEEKLY", "FREQ=WEEKLY;BYDAY=MO"),
    ("FREQ=DAILY;INTERVAL=1;WKST=MO", "FREQ=DAILY"),
    ("FREQ=DAILY;INTERVAL=999;COUNT=1000", "FREQ=DAILY;INTERVAL=999;COUNT=1000"),
    ("FREQ=MONTHLY;BYDAY=-1TH,MO,+2MO,MO", "FREQ=MONTHLY;BYDAY=MO,2MO,-1TH"),
    ("FREQ=MONTHLY;BYMONTHDAY=-1,31,+01,-2,1", "FREQ=MONTHLY;BYMONTHDAY=1,31,-2,-1"),
    ("FREQ=YEARLY;BYDAY=53MO,-53MO", "FREQ=YEARLY;BYDAY=53MO,-53MO"),
    ("FREQ=DAILY;BYMINUTE=30,0;BYHOUR=18,06,18", "FREQ=DAILY;BYHOUR=6,18;BYMINUTE=0,30"),
    (f"FREQ=DAILY;BYHOUR={HOURS}", f"FREQ=DAILY;BYHOUR={HOURS}"),
    ("FREQ=YEARLY;BYMONTH=12;BYSETPOS=-1", "FREQ=YEARLY;BYMONTH=12;BYSETPOS=-1"),
    ("FREQ=DAILY;UNTIL=20281231t090000z", "FREQ=DAILY;UNTIL=20281231T090000Z"),
    ("FREQ=DAILY;UNTIL=00010101", "FREQ=DAILY;UNTIL=00010101"),
]

REFUSED = [
    ("", "RRULE"),
    ("EVERY DAY", "EVERY"),
    ("=DAILY", "RRULE"),
    ("FREQ=DAILY;", "RRULE"),
    ("FREQ=DAILY; COUNT=1", "RRULE"),
    ("FREQ=DAILY;\u0130NTERVAL=2", "RRULE"),
    ("FREQ=DAILY" + " " * LONGEST_TEXT, "RRULE"),
    ("COUNT=1", "FREQ"),
    ("FREQ=", "FREQ"),
    ("FREQ:DAILY", "FREQ"),
    ("FREQ=DAILY=WEEKLY", "FREQ"),
    ("FREQ= DAILY", "FREQ"),
    ("FREQ=HOURLY", "FREQ"),
    ("FREQ=DAILY\nCOUNT=3", "FREQ"),
    ("FREQ=DAILY;FREQ=DAILY", "FREQ"),
    ("DTSTART:20270101T090000\nRRULE:FREQ=DAILY", "DTSTART"),
    ("FREQ=DAILY;BYSECOND=30", "BYSECOND"),
    ("FREQ=YEARLY;BYWEEKNO=20", "BYWEEKNO"),
    ("FREQ=YEARLY;BYYEARDAY=100", "BYYEARDAY"),
    ("RSCALE=GREGORIAN;FREQ=YEARLY", "RSCALE"),
    ("FREQ=DAILY;INTERVAL=0", "INTERVAL"),
    ("FREQ=DAILY;INTERVAL=1000", "INTERVAL"),
    ("FREQ=DAILY;INTERVAL=-1", "INTERVAL"),
    ("FREQ=DAILY;INTERVAL=1\n2", "INTERVAL"),
    ("FREQ=DAILY;COUNT=0", "COUNT"),
    ("FREQ=DAILY;COUNT=1001", "COUNT"),
    ("FREQ=DAILY;COUNT=" + "9" * 400, "COUNT"),
    ("FREQ=DAILY;COUNT=2;UNTIL=20281231", "UNTIL"),
    ("FREQ=DAILY;UNTIL=2028-12-31", "UNTIL"),
    ("FREQ=DAILY;UNTIL=20270230", "UNTIL"),
    ("FREQ=DAILY;UNTIL=20270230T090000Z", "UNTIL"),
    ("FREQ=DAILY;UNTIL=00000101", "UNTIL"),
    ("FREQ=DAILY;UNTIL=20271231T240000", "UNTIL"),
    ("FREQ=DAILY;UNTIL=20271231T235960Z", "UNTIL"),
    ("FREQ=DAILY;UNTIL=20271231T090000+0100", "UNTIL"),
    ("FREQ=DAILY;BYMONTH=0", "BYMONTH"),
    ("FREQ=DAILY;BYMONTH=13", "BYMONTH"),
    ("FREQ=DAILY;BYMONTH=1,", "BYMONTH"),
    ("FREQ=DAILY;BYMONTH=-1", "BYMONTH"),
    ("FREQ=MONTHLY;BYMONTHDAY=0", "BYMONTHDAY"),
    ("FREQ=MONTHLY;BYMONTHDAY=32", "BYMONTHDAY"),
    ("FREQ=MONTHLY;BYMONTHDAY=-32", "BYMONTHDAY"),
    ("FREQ=WEEKLY;BYMONTHDAY=1", "BYMONTHDAY"),
    ("FREQ=WEEKLY;BYDAY=", "BYDAY"),
    ("FREQ=WEEKLY;BYDAY=MON", "BYDAY"),
    ("FREQ=WEEKLY;BYDAY=1MO", "BYDAY"),
    ("FREQ=DAILY;BYDAY=-1MO", "BYDAY"),
    ("FREQ=MONTHLY;BYDAY=0MO", "BYDAY"),
    ("FREQ=MONTHLY;BYDAY=6MO", "BYDAY"),
    ("FREQ=YEARLY;BYMONTH=1;BYDAY=-6MO", "BYDAY"),
    ("FREQ=YEARLY;BYDAY=54MO", "BYDAY"),
    ("FREQ=DAILY;BYHOUR=24", "BYHOUR"),
    ("FREQ=DAILY;BYMINUTE=60", "BYMINUTE"),
    ("FREQ=DAILY;BYHOUR=1,2,3,4,5;BYMINUTE=0,10,20,30,40", "BYHOUR"),
    ("FREQ=DAILY;BYMINUTE=" + ",".join(map(str, range(25))), "BYMINUTE"),
    ("FREQ=MONTHLY;BYSETPOS=1", "BYSETPOS"),
    ("FREQ=MONTHLY;BYDAY=MO;BYSETPOS=367", "BYSETPOS"),
    ("FREQ=WEEKLY;BYDAY=MO,TU;BYSETPOS=1", "BYSETPOS"),
    ("FREQ=WEEKLY;WKST=1", "WKST"),
]


@pytest.mark.parametrize(("text", "canonical"), TAKEN)
def test_an_accepted_rule_has_one_canonical_text(text: str, canonical: str) -> None:
    assert parse_rule(text).text == canonical
    assert parse_rule(canonical) == parse_rule(text)


@pytest.mark.parametrize(("text", "part"), REFUSED)
def test_a_rejected_rule_names_the_part(text: str, part: str) -> None:
    with pytest.raises(RuleInvalid) as refusal:
        parse_rule(text)
    assert refusal.value.part == part
    assert str(refusal.value) == f"{part} {refusal.value.reason}"


def test_the_reason_says_what_is_allowed() -> None:
    with pytest.raises(RuleInvalid, match=r"^INTERVAL must be a whole number from 1 to 999$"):
        parse_rule("FREQ=DAILY;INTERVAL=1000")
    with pytest.raises(RuleInvalid, match=r"not 0, each from -31 to 31$"):
        parse_rule("FREQ=MONTHLY;BYMONTHDAY=0")


def test_the_longest_accepted_rule_fits() -> None:
    months, days = ",".join(map(str, range(1, 13))), ",".join(map(str, range(1, 32)))
    weekdays = ",".join(f"-{number}{day}" for number in range(1, 6) for day in ("MO", "WE", "FR", "SU"))
    text = (
        f"FREQ=YEARLY;INTERVAL=999;UNTIL=20281231T235959Z;BYMONTH={months};BYMONTHDAY={days};BYDAY={weekdays}"
    )
    assert len(parse_rule(f"RRULE:{text};BYHOUR={HOURS};BYSETPOS=-366,366;WKST=SU").by_day) == 20


@settings(max_examples=60)
@given(rules(), st.sampled_from(["", ";COUNT=7", ";UNTIL=20300101", ";UNTIL=20300101T101500Z"]))
def test_parsing_the_canonical_text_keeps_the_rule(text: str, end: str) -> None:
    rule = parse_rule(text + end)
    assert parse_rule(rule.text) == rule
    assert parse_rule(rule.text).text == rule.text
    assert len(rule.text) <= len(text + end)
    assert parse_rule(text.lower() + end) == rule


PIECES = st.sampled_from(
    [
        *("=", ";", ",", ":", "-", "0", "1", "Z", " ", "FREQ=YEARLY;", "FREQ=DAILY;", "BYDAY=", "MO", "-1SU"),
        *(";COUNT=", ";UNTIL=", "20270101", "T090000", ";INTERVAL=", ";BYHOUR=", ";BYSETPOS=", "RRULE:"),
    ]
)


@st.composite
def mistaken_rules(draw: st.DrawFn) -> str:
    text = draw(rules())
    for place, piece in draw(st.lists(st.tuples(st.integers(0, 60), PIECES), max_size=3)):
        text = text[:place] + piece + text[place + 1 :]
    return text


@given(st.text(max_size=60) | st.lists(PIECES, max_size=20).map("".join) | mistaken_rules())
def test_any_text_is_accepted_or_rejected_with_an_error_that_names_a_part(text: str) -> None:
    try:
        rule = parse_rule(text)
    except RuleInvalid as refusal:
        part, error = refusal.part, str(refusal)
    else:
        assert parse_rule(rule.text) == rule
        return
    assert 1 <= len(part) <= 20
    assert error.startswith(part)


@pytest.mark.parametrize(
    ("text", "most"),
    [
        ("FREQ=DAILY", 1),
        ("FREQ=WEEKLY;BYHOUR=9,17", 2),
        ("FREQ=DAILY;BYHOUR=9,17;BYMINUTE=0,20,40", 6),
        ("FREQ=MONTHLY;BYDAY=MO;BYHOUR=9,12,17;BYSETPOS=1,-1", 2),
        ("FREQ=MONTHLY;BYDAY=MO;BYSETPOS=1,2,-1", 1),
    ],
)
def test_the_largest_day_of_a_rule(text: str, most: int) -> None:
    assert largest_day(parse_rule(text)) == most


def test_a_rule_is_parsed_into_its_parts() -> None:
    assert parse_rule("FREQ=MONTHLY;BYDAY=2MO;BYHOUR=9") == Rule(
        freq="MONTHLY", by_day=(Weekday(0, 2),), by_hour=(9,)
    )
