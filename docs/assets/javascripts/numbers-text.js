/**
 * StandardsNumbersText: the letters and signs of a text become tokens. A script without DOM.
 *
 *   StandardsNumbersText.tokens("Mill 5·6")
 *     // [{kind: "word", text: "mill", raw: "Mill"}, {kind: "digits", text: "5.6", raw: "5.6"}], each with its `tight`
 *
 * kind is "word", "digits" (with tight separators: 5.6, 1.8-1.12), "mark" or "break" (a line or a sentence ends);
 * tight: no space stands before it. Digits of any script, numbers in words ("five point six") and signs that look like
 * a dot, a colon or a hyphen are read alike.
 */
const StandardsNumbersText = (() => {
  "use strict";

  const SPELLED = new Map(
    (
      "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen " +
      "seventeen eighteen nineteen twenty"
    )
      .split(" ")
      .map((word, value) => [word, String(value)]),
  );
  const POINTS = setOf("point dot colon");
  const COUNTED = setOf("standard std section paragraph para principle provision clause point item part code");
  const SHORT_FORMS = setOf(
    "std sec para p pp no nr n s ss v ver vol cf vs al art reg fig ref ch mr mrs ms dr prof st",
  );

  return { tokens, clean, lastOf, singular, setOf };

  function tokens(text) {
    return spelled(withSentences(split(clean(text))));
  }

  function clean(text) {
    return String(text)
      .replace(/[\u00b9\u00b2\u00b3\u2070-\u2079\u00bc-\u00be\u2150-\u215e]/g, " ") // of notes and fractions
      .normalize("NFKC") // also full-width forms and odd spaces
      .replace(/(?!\d)\p{Nd}/gu, digitOf)
      .replace(/[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff]/g, "") // unseen
      .replace(/[\u00b7\u066b\u06d4\u2022\u2027\u2219\u22c5\u3002]/g, ".")
      .replace(/[\u0589\u2236\ua789]/g, ":")
      .replace(/[_\u2010-\u2015\u2212]/g, "-")
      .replace(/\r\n?|[\u000b\u000c\u0085\u2028\u2029]/g, "\n")
      .replace(/(\p{L})-\n[^\S\n]*(?=\p{Ll})/gu, "$1") // a word that a line parts
      .replace(/(^|[^\d.:])(\d{1,2})([.:])\n[^\S\n]*(?=\d{1,2}(?![\d.:)]))/g, "$1$2$3") // a number that it parts
      .replace(/(^|[^\p{L}\d.])((?:\p{L}\.){2,8}\p{L})(?![\p{L}\d])/gu, (_, before, letters) => {
        return before + letters.replace(/\./g, ""); // S.M.C.
      })
      .replace(/(\d),(?=\d{3}(?!\d))/g, "$1") // 2,480
      .replace(/(^|[^\d.:,-])(\d+),(\d+)(?![.:,-]?\d)/g, "$1$2 $3") // 5,6
      .replace(/(^|\D)(\d{4})(?::|-(?=\d+[.:]))(?=\d+[.:-]\d)/g, "$1$2 ") // 2016:2.7
      .replace(/([.:]\d+)-(?=\d{4}(?!\d))/g, "$1 "); // 2.7-2016
  }

  // The digits of a script stand in a row, from its zero on.
  function digitOf(sign) {
    const code = sign.codePointAt(0);
    let value = 0;
    while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - value - 1))) value++;
    return String(value);
  }

  function split(text) {
    const found = [];
    let end = 0;
    text.replace(/(\p{L}+)|(\d+(?:[.:-]\d+)*)|(\n)|\S/gu, (raw, word, digits, line, place) => {
      const kind = word ? "word" : digits ? "digits" : line ? "break" : "mark";
      found.push({ kind, text: raw.toLowerCase(), raw, tight: place > 0 && place === end });
      end = line ? -1 : place + raw.length;
    });
    return found;
  }

  // A stop ends a sentence where a capital follows it; a line that goes on in small letters does not end.
  function withSentences(found) {
    return found
      .map((token, place) => {
        const [before, after] = [found[place - 1], found[place + 1]];
        if (token.kind === "word" || token.kind === "digits" || after?.kind !== "word") return token;
        const opens = /^\p{Lu}/u.test(after.raw);
        if (token.kind === "break" && !opens) return { ...token, kind: "space" };
        if (!/^[.!?]$/.test(token.text) || !before || !opens || after.tight) return token;
        const short = before.kind === "word" && SHORT_FORMS.has(singular(before.text));
        return short ? token : { ...token, kind: "break" };
      })
      .filter((token) => token.kind !== "space");
  }

  // "five point six" and "standard five" hold digits; other numbers in words stay words.
  function spelled(found) {
    const said = found.slice();
    for (let place = 0; place < said.length; place++) {
      const value = SPELLED.get(said[place].text);
      if (!value) continue;
      const before = said[place - 1];
      const afterPoint = isPoint(before) && said[place - 2]?.kind === "digits";
      const beforePoint = isPoint(said[place + 1]) && SPELLED.has(said[place + 2]?.text);
      const counted = before?.kind === "word" && COUNTED.has(singular(before.text));
      const listed = isList(before) && said[place - 2]?.spelled && said[place - 2].counted;
      const goesOn = afterPoint && /^\d$/.test(value) && /^[1-9]$/.test(SPELLED.get(said[place + 1]?.text) ?? "");
      if (!(afterPoint || beforePoint || counted || listed)) continue;
      const digits = goesOn ? value + SPELLED.get(said[place + 1].text) : value; // three point one five
      said.splice(place, goesOn ? 2 : 1, {
        ...said[place],
        kind: "digits",
        text: digits,
        raw: digits,
        tight: false,
        spelled: true,
        counted: counted || Boolean(listed),
      });
    }
    return said;
  }

  function isPoint(token) {
    return Boolean(token) && (token.kind === "word" ? POINTS.has(token.text) : token.text === "." && token.tight);
  }

  function isList(token) {
    return Boolean(token) && /^(?:,|and|or|to|&)$/.test(token.text);
  }

  function lastOf(values) {
    return values[values.length - 1];
  }

  function singular(word) {
    return word.length > 1 && word.endsWith("s") ? word.slice(0, -1) : word;
  }

  function setOf(words) {
    return new Set(words.split(" ").map(singular));
  }
})();
