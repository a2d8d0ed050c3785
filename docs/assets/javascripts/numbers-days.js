/**
 * StandardsNumbersDays: days, months and years among tokens. A script without DOM; it needs StandardsNumbersText.
 *
 *   StandardsNumbersDays.read(tokens)   // tokens of a day become one: {kind: "day", since, until, form, events, …}
 *
 * since and until are as 2019-12-01, or "" where the year is not said; form is "day", "month", "year" or "span";
 * events: that the day is one of something that happened, and not of a letter, a meeting or a decision.
 * A year alone may also name an edition, which the reader of the tokens decides.
 */
const StandardsNumbersDays = (() => {
  "use strict";

  const { setOf } = StandardsNumbersText;
  const NAMES = "january february march april may june july august september october november december".split(" ");
  const MONTHS = new Map(
    NAMES.flatMap((name, place) =>
      [name, name.slice(0, 3), name === "september" ? "sept" : name].map((n) => [n, place]),
    ),
  );
  const ORDINALS = new Set(["st", "nd", "rd", "th"]);
  const SPANS = new Set(["-", "to", "until", "till", "through", "thru"]);
  const PAPERS = setOf(
    "letter told informed notified advised email emailed mail mailed texted phoned dated reply replied response " +
      "respond answer answered deadline meeting meet met interview hearing " +
      "heard decision decided determination determined call called appointment received issued published reviewed " +
      "review today writing written statement submission submitted form signed judgment notice invite invited",
  );
  const HAPPENINGS = setOf(
    "conduct incident event happened occurred alleged allegation post posted wrote shared filmed messaged behaviour " +
      "facts complained accused misconduct then",
  );
  const REACH = 6; // words before a day that say what it is the day of

  return { read, isOfEvents, happens, spoken };

  function read(tokens) {
    const found = [];
    let year = ""; // the last one said
    for (let place = 0; place < tokens.length;) {
      const day = eveOf(withYear(dayAt(tokens, place), year), tokens, place);
      if (day?.since) year = day.since.slice(0, 4);
      if (day)
        found.push({ kind: "day", text: textOf(tokens, place, day.end), raw: "", tight: tokens[place].tight, ...day });
      else found.push(tokens[place]);
      place = day ? day.end : place + 1;
    }
    return found;
  }

  // "4 January 2024 and, later, on 12 January": a day without a year is of the year said before.
  function withYear(day, year) {
    if (!day || day.since || !year || !day.date) return day;
    return { ...day, ...bounds({ ...day, year }) };
  }

  // "before December 2019": the day before is meant.
  function eveOf(day, tokens, place) {
    const before = tokens[place - 1]?.text;
    const isBefore = before === "before" || (before === "to" && tokens[place - 2]?.text === "prior");
    if (!day?.since || !isBefore) return day;
    const eve = new Date(Date.parse(day.since) - 86_400_000).toISOString().slice(0, 10);
    return { form: "day", since: eve, until: eve, end: day.end };
  }

  /* One day, month, year or span of them, which starts at a place; `end` is the place after it. */

  function dayAt(tokens, start) {
    const first = onceAt(tokens, start);
    if (!first) return listAt(tokens, start);
    const joins = tokens[first.end];
    const meansSpan = joins && (SPANS.has(joins.text) || (joins.text === "and" && !first.bare));
    const second = meansSpan && onceAt(tokens, first.end + 1);
    if (!second || (joins.text === "and" && (first.form === "year" || second.form === "year"))) return finished(first);
    if (joins.text !== "-" && first.form === "year" && second.form !== "year") return finished(first);
    const year = second.year;
    const since = first.year ? first : { ...first, year };
    const [a, b] = [bounds(since), bounds(second)];
    if (!a || !b) return finished(first);
    const [from, to] = a.since <= b.since ? [a, b] : [b, a];
    return { form: "span", since: from.since, until: to.until, end: second.end };
  }

  // "18 and 19 October 2019", "18-19 October 2019", "March and May 2019"
  function listAt(tokens, start) {
    const token = tokens[start];
    const pair = token.kind === "digits" && /^(\d{1,2})-(\d{1,2})$/.exec(token.text);
    let place = start + 1;
    let first = pair ? pair[1] : token.kind === "digits" && /^\d{1,2}$/.test(token.text) ? token.text : "";
    let last = pair ? pair[2] : "";
    if (!first && MONTHS.has(token.text) && !pair) {
      const joins = tokens[start + 1];
      const second = joins && (SPANS.has(joins.text) || joins.text === "and") && onceAt(tokens, start + 2);
      if (!second || second.form !== "month" || !second.year) return null;
      const span = [bounds({ year: second.year, month: MONTHS.get(token.text) }), bounds(second)];
      return { form: "span", since: span[0].since, until: span[1].until, end: second.end };
    }
    if (!first) return null;
    if (!pair) place = afterOrdinal(tokens, place);
    while (isListed(tokens, place)) {
      last = tokens[place + 1].text;
      place = afterOrdinal(tokens, place + 2);
    }
    if (!last) return null;
    const month = onceAt(tokens, afterOrdinal(tokens, place));
    if (!month || month.form !== "month" || !month.named) return null;
    const span = [first, last].map((date) => bounds({ ...month, date: Number(date) }));
    if (span.includes(null) && month.year) return null;
    return month.year
      ? { form: "span", since: span[0].since, until: span[1].until, end: month.end }
      : { form: "day", since: "", until: "", end: month.end };
  }

  // "and 19", in a list of days
  function isListed(tokens, place) {
    const joins = tokens[place]?.text ?? "";
    return (SPANS.has(joins) || /^(?:and|or|&|,|\/)$/.test(joins)) && /^\d{1,2}$/.test(tokens[place + 1]?.text ?? "");
  }

  // {year, month, date, form, end}: what is not said is left out.
  function onceAt(tokens, start) {
    const token = tokens[start];
    if (!token) return null;
    if (token.kind === "word") return MONTHS.has(token.text) ? monthAt(tokens, start) : null;
    if (token.kind !== "digits" || token.spelled) return null;
    const { text } = token;
    return inDigits(text, start) || inSigns(tokens, start) || dateAt(tokens, start) || yearAt(tokens, start);
  }

  // 2019-12-01, 3.3.2023, 02-03-26
  function inDigits(text, start) {
    const iso = /^(\d{4})([-.])(\d{1,2})\2(\d{1,2})$/.exec(text);
    if (iso) return whole(iso[1], iso[3], iso[4], start + 1);
    const dayFirst = /^(\d{1,2})([-.])(\d{1,2})\2(\d{4}|\d{2})$/.exec(text);
    return dayFirst && whole(dayFirst[4], dayFirst[3], dayFirst[1], start + 1);
  }

  // 03/03/2023, 5/6/24, 2018/11/12 and 5 6 2024
  function inSigns(tokens, start) {
    const parts = [];
    let place = start;
    let sign = null;
    while (parts.length < 3 && tokens[place]?.kind === "digits") {
      parts.push(tokens[place].text);
      const after = tokens[place + 1];
      if (parts.length === 3) return dateOfParts(parts, sign, place + 1);
      const next = after?.text === "/" || after?.text === "." ? after.text : after?.kind === "digits" ? " " : null;
      if (next === null || (sign !== null && next !== sign)) return null;
      sign = next;
      place += next === " " ? 1 : 2;
    }
    return null;
  }

  function dateOfParts([a, b, c], sign, end) {
    if (/^\d{4}$/.test(a) && sign === "/") return whole(a, b, c, end);
    const year = sign === " " ? /^(?:19|20)\d\d$/ : /^(?:\d{4}|\d{2})$/;
    return year.test(c) ? whole(c, b, a, end) : null;
  }

  // 3 March 2023, 3rd of March, 3-Mar-2023
  function dateAt(tokens, start) {
    if (!/^\d{1,2}$/.test(tokens[start].text)) return null;
    let place = afterOrdinal(tokens, start + 1);
    const sign = tightSign(tokens, place);
    if (sign || tokens[place]?.text === "of") place++;
    const month = MONTHS.get(tokens[place]?.text);
    if (month === undefined) return null;
    const signed = sign && tightSign(tokens, place + 1) === sign ? 1 : 0;
    const year = yearAfter(tokens, place + 1 + signed, true);
    if (sign && !(signed && year.value)) return null;
    return valid({
      date: Number(tokens[start].text),
      month,
      year: year.value,
      form: "day",
      named: true,
      end: year.end,
    });
  }

  // The sign between the parts of 3-Mar-2023.
  function tightSign(tokens, place) {
    const [sign, after] = tokens.slice(place, place + 2);
    return sign?.tight && after?.tight && /^[-/.]$/.test(sign.text) ? sign.text : "";
  }

  // March 2023, March 3 2023, March 3rd
  function monthAt(tokens, start) {
    const month = MONTHS.get(tokens[start].text);
    const next = tokens[start + 1];
    const year = yearAfter(tokens, start + 1);
    if (year.value) return { month, year: year.value, form: "month", named: true, end: year.end };
    if (next?.kind === "digits" && /^\d{1,2}$/.test(next.text)) {
      const after = yearAfter(tokens, afterOrdinal(tokens, start + 2));
      const sure = after.value || ORDINALS.has(tokens[start + 2]?.text) || tokens[start].text.length > 3;
      const date =
        sure && valid({ date: Number(next.text), month, year: after.value, form: "day", named: true, end: after.end });
      if (date) return date;
    }
    return tokens[start].text === "may" || tokens[start].text === "march"
      ? null
      : { month, form: "month", named: true, bare: true, end: start + 1 };
  }

  // 2016, 2019a, 2016-2018, 2017/18
  function yearAt(tokens, start) {
    const { text, tight } = tokens[start];
    const span = /^((?:19|20)\d\d)-((?:19|20)?\d\d)$/.exec(text);
    if (span) return { year: span[1], to: century(span[1], span[2]), form: "span", end: start + 1 };
    if (!isYear(text)) return null;
    const before = tokens[start - 1];
    if (tight && before?.kind === "word" && before.text.length === 1 && before.text !== "v") return null;
    const after = tokens[start + 1];
    if (after?.text === "/" && after.tight && /^\d\d$/.test(tokens[start + 2]?.text ?? "") && tokens[start + 2].tight) {
      const to = century(text, tokens[start + 2].text);
      if (Number(to) === Number(text) + 1) return { year: text, to, form: "span", end: start + 3 };
    }
    const letter = after?.kind === "word" && after.tight;
    if (letter && !/^[a-h]$/.test(after.text))
      return letter && after.text.length < 3 ? null : { year: text, form: "year", bare: true, end: start + 1 };
    return { year: text, form: "year", bare: true, end: start + (letter ? 2 : 1) };
  }

  // After a day and a month two digits of a year will do: 31 Dec 18.
  function yearAfter(tokens, start, short = false) {
    const place = start + (/^(?:,|of|\.)$/.test(tokens[start]?.text ?? "") ? 1 : 0);
    const token = tokens[place];
    if (token?.kind === "digits" && isYear(token.text)) return { value: token.text, end: place + 1 };
    const isShort = short && place === start && /^\d\d$/.test(token?.text ?? "") && tokens[place + 1]?.kind !== "word";
    return isShort ? { value: `20${token.text}`, end: place + 1 } : { value: "", end: start };
  }

  function afterOrdinal(tokens, place) {
    return ORDINALS.has(tokens[place]?.text) && tokens[place].tight ? place + 1 : place;
  }

  function whole(year, month, date, end) {
    let [m, d] = [Number(month), Number(date)];
    if (m > 12 && d <= 12 && year.length === 4) [m, d] = [d, m]; // 12/31/2018
    return valid({ year: year.length === 2 ? `20${year}` : year, month: m - 1, date: d, form: "day", end });
  }

  function valid(once) {
    const { year, month, date } = once;
    const known = !year || isYear(year);
    return known && month >= 0 && month < 12 && date >= 1 && date <= lastDate(year || "2000", month) ? once : null;
  }

  function finished(once) {
    const { form, end } = once;
    const span = bounds(once);
    const year = form === "year" ? once.year : "";
    if (!span) return { form, since: "", until: "", year, end, month: once.month, date: once.date };
    return { form, ...span, year, end };
  }

  function bounds({ year, to, month, date }) {
    if (!year) return null;
    if (month === undefined) return { since: `${year}-01-01`, until: `${to || year}-12-31` };
    if (date) {
      const day = `${year}-${two(month + 1)}-${two(date)}`;
      return valid({ year, month, date }) && { since: day, until: day };
    }
    return { since: `${year}-${two(month + 1)}-01`, until: `${year}-${two(month + 1)}-${two(lastDate(year, month))}` };
  }

  /* What happened on the day? */

  // `before` and `after`: the words of the sentence around the day, nearest last and nearest first.
  function isOfEvents(before, after) {
    for (const word of before.slice(-REACH).reverse()) {
      if (HAPPENINGS.has(word)) return true;
      if (PAPERS.has(word)) return false;
    }
    const next = after.slice(0, 3);
    return next.some((word) => HAPPENINGS.has(word)) || !next.some((word) => PAPERS.has(word));
  }

  function happens(words) {
    return words.some((word) => HAPPENINGS.has(word));
  }

  function textOf(tokens, start, end) {
    return tokens
      .slice(start, end)
      .map(({ text }) => text)
      .join(" ");
  }

  function isYear(text) {
    return /^(?:19[5-9]|20\d)\d$/.test(text);
  }

  function century(year, end) {
    return end.length === 4 ? end : year.slice(0, 2) + end;
  }

  function lastDate(year, month) {
    return new Date(Date.UTC(Number(year), month + 1, 0)).getUTCDate();
  }

  function two(value) {
    return String(value).padStart(2, "0");
  }

  // "3 March 2018", "March 2018", "2018", "March 2018 to May 2019"
  function spoken({ since, until }) {
    if (since === until) return once(since, 3);
    const [, month, date] = since.split("-");
    const [year, last, end] = until.split("-");
    const fromFirst = date === "01" && Number(end) === lastDate(year, Number(last) - 1);
    const length = !fromFirst ? 3 : month === "01" && last === "12" ? 1 : 2;
    const [from, to] = [once(since, length), once(until, length)];
    return from === to ? from : `${from} to ${to}`;
  }

  // The day with its year alone, with its month, or whole.
  function once(day, length) {
    const [year, month, date] = day.split("-");
    const name = NAMES[Number(month) - 1];
    const words = [year, name[0].toUpperCase() + name.slice(1), String(Number(date))];
    return words.slice(0, length).reverse().join(" ");
  }
})();
