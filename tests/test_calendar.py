"""The calendar file: whole by the letter of RFC 5545, the right days, and the same deadlines under the same names."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from jalons.path.deadlines import parts, starts

pytestmark = pytest.mark.browser

LINE = re.compile(r"[A-Z-]+(;[A-Z-]+=[^;:,\"]+)*:.*", re.DOTALL)
BEFORE, AFTER = "BEGIN:", "END:"


def events_of(raw: bytes) -> list[dict[str, str]]:
    """The events of a calendar file, read strictly: line ends, length of lines, nesting, escapes."""
    assert raw.endswith(b"\r\n") and b"\n" not in raw.replace(b"\r\n", b"") and b"\r" not in raw.replace(b"\r\n", b"")
    lines = raw[:-2].split(b"\r\n")
    assert max(map(len, lines)) <= 75 and all(lines)
    for line in lines:
        line.decode("utf-8")  # no letter is cut in two
    unfolded = re.sub(rb"\r\n[ \t]", b"", raw[:-2]).decode("utf-8").split("\r\n")
    open_, events = [], []
    for line in unfolded:
        assert LINE.fullmatch(line), line
        name, value = line.split(":", 1)
        if line.startswith(BEFORE):
            open_.append(value)
            if value == "VEVENT":
                events.append({})
        elif line.startswith(AFTER):
            assert open_.pop() == value
        elif open_[-1] == "VEVENT":
            assert name not in events[-1], f"{name} twice"
            events[-1][name] = value
        if name.split(";")[0] in ("SUMMARY", "DESCRIPTION", "X-WR-CALNAME"):
            assert re.fullmatch(r"(?:[^\\;,]|\\[\\;,n])*", value), value
    assert not open_ and unfolded[0] == "BEGIN:VCALENDAR" and unfolded[-1] == "END:VCALENDAR"
    assert unfolded[1:3] == ["VERSION:2.0", "PRODID:-//Jalons//Jalons//FR"]
    for event in events:
        assert {"UID", "DTSTAMP", "SEQUENCE", "DTSTART;VALUE=DATE", "DTEND;VALUE=DATE", "SUMMARY"} <= event.keys()
        assert re.fullmatch(r"\d{8}T\d{6}Z", event["DTSTAMP"])
    assert len({event["UID"] for event in events}) == len(events)
    return events


def saved(page) -> list[dict[str, str]]:
    with page.expect_download() as download:
        page.locator("[data-calendar-save]").click()
    assert re.fullmatch(r"[a-z]+-620D\.ics", download.value.suggested_filename)
    return events_of(download.value.path().read_bytes())


def test_deadlines_become_a_calendar(reader):
    """A date gives its deadlines; the file has them as whole days, and again, in the other language, under the same names with more changes."""
    page = reader.open("trades/620D/hours/")
    page.locator(".dates > summary").click()
    box = page.locator("[data-date=registered]")
    box.fill("2026-01-31")
    expect(page.locator("#deadline--tools-grant [data-due-day]")).to_contain_text("31\u00a0janvier\u00a02027")
    page.locator("[data-date=last-work-day]").fill("2027-03-03")
    first = {event["UID"]: event for event in saved(page)}
    day = {uid.split(".")[0]: event["DTSTART;VALUE=DATE"] for uid, event in first.items()}
    assert day == {"tools-grant": "20270131", "claim-registration": "20270131", "ei-application": "20270224"}
    assert {uid.split(".", 1)[1] for uid in first} == {"620D@shared.example.guide"} and "Tools Grant" in str(first)
    box.fill("2026-02-28")
    reader.open("en/trades/620D/hours/")
    page.locator(".dates > summary").click()
    second = {event["UID"]: event for event in saved(page)}
    assert second.keys() == first.keys()
    moved = next(uid for uid in first if uid.startswith("tools-grant"))
    assert (
        int(second[moved]["SEQUENCE"]) > int(first[moved]["SEQUENCE"])
        and second[moved]["DTSTART;VALUE=DATE"] == "20270228"
    )
    assert "12 months registered" in second[moved]["SUMMARY"].replace("\u00a0", " ")


def test_hard_texts_and_days(reader):
    """Escapes, folds between letters and ends of months hold in the file's own functions."""
    page = reader.open("trades/620D/hours/")
    raw = page.evaluate(
        """async () => {
          const { writeCalendar } = await import("../../../assets/components/days/calendar.js")
          const hard = "a;b,c\\\\d\\ne" + "é😀".repeat(60)
          return [...new TextEncoder().encode(writeCalendar([{ uid: "x@y", day: "2027-12-31", every: "", title: hard, text: hard, url: "https://a.example/", changes: 2 }], { name: hard, stamp: new Date(0) }))]
        }"""
    )
    (event,) = events_of(bytes(raw))
    assert event["SUMMARY"] == "a\\;b\\,c\\\\d\\ne" + "é😀" * 60
    assert event["DTEND;VALUE=DATE"] == "20280101" and event["DTSTAMP"] == "19700101T000000Z"
    asked = [
        ("2028-02-29", 12, "month"),
        ("2026-01-31", 1, "month"),
        ("2026-03-31", -1, "month"),
        ("2026-12-31", 365, "day"),
        ("2026-11-23", 6, "week"),
        ("2026-01-15", -2, "month"),
    ]
    days = page.evaluate(
        """async (asked) => { const { shiftDay } = await import("../../../assets/components/days/calendar.js"); return asked.map((one) => shiftDay(...one)) }""",
        [list(one) for one in asked],
    )
    assert days == ["2029-02-28", "2026-02-28", "2026-02-28", "2027-12-31", "2027-01-04", "2025-11-15"]


def test_what_comes_again_is_told_to_the_calendar(blank_page):
    """Days, weeks, months and years come again by one rule; where a month is too short, on its last day, not in another."""
    found = blank_page.evaluate(
        """async () => {
          const { nextTime, writeCalendar } = await import("./assets/components/days/calendar.js")
          const rule = (day, every) => /RRULE:(.*)/.exec(writeCalendar(
            [{ uid: "x@y", day, every, title: "a", text: "b", url: "https://a.example/", changes: 0 }], { name: "c", stamp: new Date(0) },
          ))?.[1] ?? ""
          return [
            rule("2027-01-15", ""), rule("2027-01-15", "90 day"), rule("2027-01-15", "6 week"), rule("2027-01-28", "12 month"),
            rule("2027-01-31", "1 month"), rule("2028-02-29", "1 year"),
            nextTime("2027-01-31", "1 month", "2027-03-01"), nextTime("2028-02-29", "1 year", "2031-06-01"), nextTime("2028-02-29", "4 year", "2031-06-01"),
            nextTime("2027-01-31", "", "2030-01-01"), nextTime("2030-01-31", "1 week", "2029-01-01"), nextTime("", "1 week", "2029-01-01"),
          ]
        }"""
    )
    assert found == [
        "", "FREQ=DAILY;INTERVAL=90", "FREQ=WEEKLY;INTERVAL=6", "FREQ=MONTHLY;INTERVAL=12",
        "FREQ=MONTHLY;INTERVAL=1;BYMONTHDAY=28,29,30,31;BYSETPOS=-1", "FREQ=MONTHLY;INTERVAL=12;BYMONTHDAY=28,29;BYSETPOS=-1",
        "2027-03-31", "2032-02-29", "2032-02-29", "2027-01-31", "2030-01-31", "",
    ]  # fmt: skip


def test_each_trade_has_its_own_deadlines(guide):
    """A trade is told what follows on its own path: one with an exam has a provisional certificate, one without has none."""

    def of(trade_id):
        return {due.id for start in starts(guide.content, guide.pathways[trade_id], guide.as_of) for due in start.due}

    assert {"tools-grant", "claim-certificate"} <= of("620D") and not {"extension-closes", "claim-qualification"} & of(
        "620D"
    )
    exam = next(trade_id for trade_id, pathway in guide.pathways.items() if pathway.trade.exam.value == "yes")
    assert {"extension-opens", "extension-closes", "claim-qualification"} <= of(exam) and "claim-certificate" not in of(
        exam
    )


def test_periods_are_read():
    """A period is a number and a unit."""
    assert [parts(period) for period in ("12 months", "1 day", "6 weeks")] == [(12, "month"), (1, "day"), (6, "week")]
