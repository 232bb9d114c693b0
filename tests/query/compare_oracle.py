#!/usr/bin/env python3
"""Compares periods of indicators by the calendar, from a CSV of readings: what tst_comparisons holds the program's own answers against.

Written from the definitions, not from the program: dates by Python's datetime and zoneinfo, holidays from the calendar files. Arguments: the readings
(code, region, milliseconds since 1970, value or nothing), the questions with the program's answers, and the calendar files. Prints every answer that
differs; exit code 1 if there is one.

A period of an indicator is the mean of the means of its hours (of minutes in an hour; of longer stretches where readings come less often), or the last or the
largest reading, by its aggregation, if something came of at least four fifths of these; an eighth of one at the end is none of its own. One that goes on is compared
with as much of the other: an hour by the time, a day by the time of day, a week and a month by so many days and the time, a quarter and a year by the same month and date.
"""

import csv
import datetime as dt
import math
import sys
import tomllib
from bisect import bisect_left
from statistics import mean, median
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Asia/Shanghai")
RULES = {"dense": (600_000, "mean"), "hourly": (3600_000, "mean"), "peak": (3600_000, "max"), "daily": (86_400_000, "mean"), "stock": (21_600_000, "last")}
DAY = dt.timedelta(days=1)


def local(ms):
    return dt.datetime.fromtimestamp(ms // 1000, ZONE) + dt.timedelta(milliseconds=ms % 1000)


def ms_of(date, time=dt.time()):
    return round(dt.datetime.combine(date, time, ZONE).timestamp() * 1000)


def month_later(first, months):
    index = first.year * 12 + first.month - 1 + months
    return dt.date(index // 12, index % 12 + 1, 1)


def first_day(kind, date):
    if kind == "week":
        return date - date.weekday() * DAY
    if kind == "month":
        return date.replace(day=1)
    if kind == "quarter":
        return dt.date(date.year, (date.month - 1) // 3 * 3 + 1, 1)
    return dt.date(date.year, 1, 1) if kind == "year" else date


def next_first(kind, first):
    if kind == "week":
        return first + 7 * DAY
    months = {"month": 1, "quarter": 3, "year": 12}.get(kind)
    return month_later(first, months) if months else first + DAY


def bounds(kind, at):
    """Start and end of the period that a moment lies in."""
    if kind == "hour":
        return at - at % 3600_000, at - at % 3600_000 + 3600_000
    first = first_day(kind, local(at).date())
    return ms_of(first), ms_of(next_first(kind, first))


def a_year_before(kind, start):
    moment = local(start)
    if kind == "week":
        return bounds(kind, ms_of(moment.date() - 364 * DAY))
    day = moment.day
    if moment.month == 2 and day == 29:
        day = 28
    return bounds(kind, ms_of(dt.date(moment.year - 1, moment.month, day), moment.time()))


def as_far(kind, period, until, other):
    """Up to where the other period is taken, if this one has gone until then."""
    if until >= period[1]:
        return other[1]
    if kind == "hour":
        return min(other[1], other[0] + until - period[0])
    begin, moment, theirs = local(period[0]).date(), local(until), local(other[0]).date()
    if kind in ("quarter", "year"):
        month = month_later(theirs, (moment.year - begin.year) * 12 + moment.month - begin.month)
        longest = (month_later(month, 1) - month).days
        date = month.replace(day=min(moment.day, longest))
    else:
        date = theirs + (moment.date() - begin)
    return min(other[1], ms_of(date, moment.time()))


class Days:
    def __init__(self, files):
        self.years, self.holidays, self.worked = set(), set(), set()
        for name in files:
            with open(name, "rb") as file:
                year = tomllib.load(file)
            self.years.add(year["year"])
            for holiday in year["holiday"]:
                first = dt.date.fromisoformat(holiday["from"])
                last = dt.date.fromisoformat(holiday.get("to", holiday["from"]))
                self.holidays.update(first + n * DAY for n in range((last - first).days + 1))
                self.worked.update(dt.date.fromisoformat(day) for day in holiday.get("workdays", []))

    def kind(self, day):
        if day in self.holidays:
            return "holiday"
        return "weekend" if day.weekday() >= 5 and day not in self.worked else "worked"

    def alike(self, day, count):
        found, other = [], day - DAY
        while len(found) < count and (day - other).days <= 366:
            if other.year not in self.years and day.year in self.years:
                break
            if self.kind(other) == self.kind(day):
                found.append(other)
            other -= DAY
        return found


class Readings:
    def __init__(self, name):
        self.of = {}
        with open(name, newline="") as file:
            for code, region, ms, value in csv.reader(file):
                self.of.setdefault((code, region), []).append((int(ms), float(value) if value else None))

    def value(self, code, region, kind, start, until):
        every, fold = RULES[code]
        every = max(every, 60_000 if kind == "hour" else 3600_000)
        line = self.of[code, region]
        came = [(ms, value) for ms, value in line[bisect_left(line, (start,)):bisect_left(line, (until,))] if value is not None]
        due = max(1, math.ceil((until - start - every // 8) / every))
        hours = {}
        for ms, value in came:
            hours.setdefault(min((ms - start) // every, due - 1), []).append(value)
        if not came or len(hours) < .8 * due:
            return None
        values = [value for _, value in came]
        return max(values) if fold == "max" else values[-1] if fold == "last" else mean(mean(values) for values in hours.values())


def answer(readings, days, code, region, kind, at, now):
    period = bounds(kind, at)
    until = min(period[1], now + 1)

    def other_value(other):
        return readings.value(code, region, kind, other[0], min(as_far(kind, period, until, other), now + 1))

    alike = None
    if kind == "day":
        values = [other_value(bounds("day", ms_of(day))) for day in days.alike(local(period[0]).date(), 8)]
        values = [value for value in values if value is not None]
        alike = median(values) if len(values) >= 3 else None
    return [readings.value(code, region, kind, period[0], until), other_value(bounds(kind, period[0] - 1)), other_value(a_year_before(kind, period[0])), alike]


def same(one, other):
    return one == other if one is None or other is None else math.isclose(one, other, rel_tol=1e-9, abs_tol=1e-12)


def main():
    readings, days, wrong = Readings(sys.argv[1]), Days(sys.argv[3:]), 0
    with open(sys.argv[2], newline="") as file:
        for code, region, kind, at, now, *said in csv.reader(file):
            mine = answer(readings, days, code, region, kind, int(at), int(now))
            theirs = [float(value) if value else None for value in said]
            if not all(same(a, b) for a, b in zip(mine, theirs, strict=True)):
                wrong += 1
                print(code, region, kind, local(int(at)), "now", local(int(now)), "mine", mine, "theirs", theirs)
    return 1 if wrong else 0


sys.exit(main())
