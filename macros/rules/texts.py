"""What holds of every text, whatever it is about: whole sentences, short titles, plain words, nobody's telephone."""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.model.index import Index
from macros.model.places import Problem, Text, brief
from macros.rules import marks
from macros.rules.glance import Glance
from macros.rules.ways import (
    addresses_of,
    bodies_of,
    first_screen,
    may_hold,
    pages_of,
    provisions_of,
    texts_of,
    words_of,
)

LONGEST_TITLE = 90  # characters
LONGEST_WORD = 40
FEWEST_CAPITALS = 6  # letters of a word that is no abbreviation
FEWEST_ALONE, FEWEST_IN_A_ROW = 2, 3  # words in capitals that are told: as a whole text, and within one
FEWEST_PASTED = 40  # characters of a text that nobody writes twice on purpose
DIGITS = range(10, 15)  # of a telephone number


def texts_stand_on_one_line(index: Index) -> Iterator[Problem]:
    """A text stands on one line, without spaces at its ends or two of them inside."""
    for text in _texts(index):
        bare = text.strip()
        if "\n" in text:
            yield Problem(text.place, f"a line break in a text: {_shown(text)}", "write it on one line, in quotes")
        elif bare and (bare != text or "  " in bare):
            fact = f"a space too many in a text: {_shown(text)}"
            yield Problem(text.place, fact, "leave one space between two words, and none at the ends")


def sentences_are_whole(index: Index) -> Iterator[Problem]:
    """What is written in sentences begins and ends like one."""
    for text in _sentences(index):
        if text[:1] in _NO_BEGINNING and text:
            fact = f"a text that begins with {text[0]}: {brief(text)}"
            yield Problem(text.place, fact, "take the sign out, or begin with a word", yields=True)
        if not text.rstrip(f"{_CLOSING} ").endswith(_ENDS) and text.strip():
            ends = text.rstrip()[-_SHOWN:]
            fact = f"a sentence without its end: {'…' if len(text) > _SHOWN else ''}{ends}"
            # Whatever else is said of a text, its end may follow from that.
            yield Problem(text.place, fact, "end it with a full stop; if words were cut off, add them", yields=True)


def texts_are_pasted_once(index: Index) -> Iterator[Problem]:
    """No text of the data says itself twice, and no longer paragraph stands twice on its page."""
    for text in texts_of(index):
        half = len(text) // 2
        if half >= FEWEST_PASTED and text[0] == text[-half] and text[:half].strip() == text[-half:].strip():
            fact = f"the text says itself twice: {brief(text[-half:])}"
            yield Problem(text.place, fact, "keep one of the two")
    for body in bodies_of(index):
        first: dict[str, int] = {}
        for block in body.blocks:
            if len(block.words) >= FEWEST_PASTED and block.form in _PARAGRAPHS:
                line = block.lines[0].number
                if first.setdefault(block.words, line) != line:
                    fact = f"what stands on line {first[block.words]} stands here again: {brief(block.words)}"
                    yield Problem(block.place(), fact, "keep one of the two")


_PARAGRAPHS = {"text", "entry", "more", "quote"}


def titles_are_short(index: Index) -> Iterator[Problem]:
    """A title holds a word, at most 90 characters, no full stop at its end, and none of the signs | and backslash."""
    for title in _titles(index):
        if not any(map(str.isalnum, title)) and title.strip():
            fact = f"the title “{brief(title)}” is made of signs alone"
            yield Problem(title.place, fact, "write words", yields=True)
        elif len(title) > LONGEST_TITLE and " " in title:
            fact = f"the title has {len(title)} characters: {brief(title)}"
            yield Problem(title.place, fact, f"keep it to {LONGEST_TITLE}: it stands in lists and on tabs")
        elif "|" in title or "\\" in title:
            sign = "|" if "|" in title else "\\"
            yield Problem(title.place, f"the title “{brief(title)}” holds the sign {sign}", "leave it out")
        elif title.endswith(".") and not re.search(_ENDS_IN_A_STOP, title):
            yield Problem(title.place, f"the title “{brief(title)}” ends in a full stop", "leave it out")


def provisions_leave_their_number_out(index: Index) -> Iterator[Problem]:
    """The title of a provision does not begin with its number, which stands beside it."""
    for provision in provisions_of(index):
        title = provision.title
        if title and provision.number in {word.strip(".,:;()") for word in title.split()}:
            yield Problem(title.place, f"the title “{title}” holds its own number", "leave the number out")


def texts_are_plain_words(index: Index) -> Iterator[Problem]:
    """A text holds plain words: no Markdown, no person's mail or telephone, no capitals, no word of over 40 letters."""
    texts = list(_texts(index))
    glance = Glance(texts)
    looks = (
        (_long_words, glance.holding(_LONG, table=_UNBROKEN)),
        (_capitals, glance.holding(_SHOUTED, table=_CLASSES)),
        (_signs_of_markdown, glance.holding(*_ODD)),
        (_marks_of_other_programs, marks.that_may_hold_one(glance)),
        (_ways_to_write, _with_a_way_to_write(glance)),
    )
    for look, numbers in looks:
        for text in (texts[number] for number in numbers):
            yield from (Problem(text.place, fact, remedy) for fact, remedy in look(text))
    for number in glance.holding(*_OF_SOMEBODY, table=_CLASSES):
        if (trace := re.search(_OF_A_PERSON, texts[number])) and not _telephone(texts[number]):
            yield Problem(texts[number].place, f"a trace of a person in a text: {trace[0]}", _NO_TRACE)


def pages_name_no_person(index: Index) -> Iterator[Problem]:
    """No page holds the mail, telephone or postcode of a person; a body that the data link to may be written to."""
    bodies = list(bodies_of(index))
    glance = Glance(body.text for body in bodies)
    with_way = [bodies[number] for number in _with_a_way_to_write(glance)]
    has_mail = any("@" in body.text for body in with_way)
    hosts = {_host(each) for each in addresses_of(index) if each.place.file.startswith("data/")} if has_mail else set()
    offices = _offices(index) if has_mail else set()
    for block in (block for body in with_way for block in body.blocks):
        for mail in re.finditer(_MAIL, block.words, re.IGNORECASE) if may_hold(block.words.lower(), _TRACES) else ():
            is_told = block.words[: mail.start()].endswith("<")  # where it is read
            if not is_told and not _is_office(mail[0], hosts, offices):
                yield Problem(block.place(mail.start()), f"an e-mail address on a page: {brief(mail[0])}", _NO_TRACE)
        if number := _telephone(block.words):
            at = block.words.index(number)
            yield Problem(block.place(at), f"a telephone number on a page: {number}", _NO_TRACE)
    named = glance.holding(*_OF_SOMEBODY, table=_CLASSES)
    for block in (block for number in named for block in bodies[number].blocks):
        for trace in re.finditer(_OF_A_PERSON, block.words):
            fact = f"a trace of a person on a page: {trace[0]}"
            yield Problem(block.place(trace.start()), fact, _NO_TRACE)


def our_words_name_no_address(index: Index) -> Iterator[Problem]:
    """A reason, a summary and our words for a provision hold no address of the web."""
    for text in _our_words(index):
        if ("/" in text or "www." in text) and (match := re.search(_ADDRESS, text)):
            fact = f"an address of the web in a text: {brief(match[0])}"
            remedy = "name the document in words; its address goes into official_url, or into data/reports.yml"
            yield Problem(text.place, fact, remedy)


def addresses_carry_no_tracker(index: Index) -> Iterator[Problem]:
    """An address carries nothing by which its owner could follow who reads it."""
    for address in addresses_of(index):
        if "=" in address and (match := re.search(_TRACKER, address)):
            short = re.sub(_TRACKER, "", address)
            without = short if "?" in short else short.replace("&", "?", 1)
            yield Problem(address.place, f"{match[0][1:]} in an address follows readers", f"write {without}")


def addresses_lead_straight(index: Index) -> Iterator[Problem]:
    """An address is that of the page itself, and of nothing that counts readers on their way to it."""
    for address in addresses_of(index):
        if may_hold(address.lower(), _COUNTERS) and (match := re.match(_COUNTER, address.lower())):
            fact = f"{match[1]} would learn who goes to that page: {brief(address)}"
            yield Problem(address.place, fact, "follow it, and write the address that the browser shows then")


def addresses_lead_to_a_text(index: Index) -> Iterator[Problem]:
    """An address leads to what somebody wrote, and not to a search for it."""
    for address in addresses_of(index):
        if may_hold(address.lower(), _SEARCHES) and re.search(_SEARCH, address.lower()):
            fact = f"the address of a search, which finds something else each day: {brief(address)}"
            yield Problem(address.place, fact, "follow the search, and write the address of the page that it leads to")


# --- Which texts ------------------------------------------------------------------------------------------------------


def _texts(index: Index) -> Iterator[Text]:
    """Yield every text that people wrote."""
    yield from _titles(index)
    yield from _sentences(index)
    yield from _names(index)


def _titles(index: Index) -> Iterator[Text]:
    """Yield what stands in lists and above pages."""
    yield from (page.title for page in pages_of(index))
    for framework in index.data.frameworks:
        yield from (framework.title, framework.short)
        yield from (provision.title for provision in framework.provisions if provision.title)
        for edition in framework.editions:
            yield edition.label
            yield from (group.heading for group in edition.groups)
    yield from (source.short for source in index.data.sources)
    for comparison in index.data.comparisons:
        yield from (comparison.title, *(aspect.name for aspect in comparison.aspects))


def _names(index: Index) -> Iterator[Text]:
    """Yield what is neither a title in a list nor a sentence."""
    for framework in index.data.frameworks:
        yield from (framework.publisher, framework.nation, *framework.spoken_as)
        for provision in framework.provisions:
            yield from (copy.copy for copy in provision.seen)
    for page in pages_of(index):
        yield from page.search_terms
    for source in index.data.sources:
        yield from (source.title, source.publisher, source.date)
        yield from (statement.where for statement in source.statements)
    for answer in index.data.answers:
        yield from (mapping.where for mapping in answer.mappings if mapping.where)
    for report in index.data.reports:
        yield from (report.title, report.publisher)
    yield from (binding.who for binding in index.data.bindings)
    for body in index.data.elsewhere:
        yield from (body.name, body.what, body.nation, *body.spoken_as)


def _sentences(index: Index) -> Iterator[Text]:
    """Yield what is written in sentences."""
    yield from _our_words(index)
    for framework in index.data.frameworks:
        yield from (framework.binds, framework.numbering, *_there(framework.opening))
        yield from (untouched.why for untouched in framework.not_yet)
        for edition in framework.editions:
            yield from _there(edition.note, *(group.lead_in for group in edition.groups))
        for provision in framework.provisions:
            yield from _there(provision.note)
            if provision.became:
                yield from _there(provision.became.warning)
    for source in index.data.sources:
        yield from source.cautions
        yield from (statement.says for statement in source.statements)
    for item in index.data.items:
        yield from (*first_screen(item), *item.cautions)
    yield from (report.says for report in index.data.reports)
    yield from (binding.says for binding in index.data.bindings)
    yield from (body.says for body in index.data.elsewhere)
    yield from (dilemma.says for dilemma in index.data.dilemmas)
    yield from (point for dilemma in index.data.dilemmas for point in dilemma.weigh)
    yield from (question.asks for question in index.data.questions)
    yield from (entry.why for entry in index.data.retired)
    for comparison in index.data.comparisons:
        yield comparison.says
        yield from (mark.why for aspect in comparison.aspects for mark in aspect.marks)
    yield from (version.summary for version in index.data.versions)
    yield from (retired.why for retired in index.data.retired)


def _our_words(index: Index) -> Iterator[Text]:
    """Yield what we say of pages, provisions and mappings."""
    for answer in index.data.answers:
        yield from (mapping.why for mapping in answer.mappings)
        if answer.gap:
            yield answer.gap.why
    for provision in provisions_of(index):
        yield from _there(provision.in_our_words, provision.online)
    for page in pages_of(index):
        yield from _there(page.summary)


def _there(*texts: Text | None) -> Iterator[Text]:
    return (text for text in texts if text)


# --- What is looked for -----------------------------------------------------------------------------------------------

_SHOWN = 40
_NO_BEGINNING = "-\u2013\u2014~<>+*:;,|\u2022\u00b7!?%^_\\"
_CLOSING = "\u201d\u2019\"')]"  # what may stand behind the end of a sentence
_ENDS = tuple(".?!\u2026")
_ENDS_IN_A_STOP = r"(?:etc|\.\w?)\.$"  # as in 6 p.m.
# Patterns as text: they are needed seldom, and compiling all of them would take longer than the whole check.
_LONG_WORD = rf"(?<!\S)(?!https://)[^\s/]{{{LONGEST_WORD + 1},}}"
_CAPITALS = r"\b[A-Z][A-Z\u2019']+(?:[ ,\u2013-]+(?:[A-Z]|[A-Z][A-Z\u2019']+)\b)+"
_MARKDOWN = r"\*\*|__|`|\][(\[]|\[\[|\[\^|(?<![\w*])\*\w[^*]*\w\*(?!\w)|(?<![\w/])_\w[^_]*\w_(?!\w)|^(?:#{1,6}|[-*>]) "
_ADDRESS = r"https?://\S+|\bwww\.\S+|\b[a-z0-9-]+(?:\.[a-z]{2,})+/\S+"
_DOT = r"(?:\s?[\[({]\s?(?:dot|punkt|\.)\s?[\])}]\s?| dot |\s?\.\s?)"
_MAIL = (  # also as people write one that programs shall not find
    rf"[\w.+-]+@[\w-]+(?:\.[\w-]+)+|[\w.+-]+\s?[\[({{]\s?(?:at|@)\s?[\])}}]\s?[\w-]+(?:{_DOT}[\w-]+)+"
    r"|[\w.+-]+ at (?!an? dot)[\w-]+(?: dot [\w-]+)* dot (?:com|org|net|co|gov|eu|info|ie)\b(?: dot [a-z]{2}\b)?"
)
# A name on a network, a postcode, the numbers of National Insurance and of the NHS, and a day of birth.
_OF_A_PERSON = (
    r"(?<![\w@/.`])@[A-Za-z][\w.]{2,}|\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\b"
    r"|\b[A-Z]{2} ?\d\d ?\d\d ?\d\d ?[A-D]\b|(?<![\d-])(?<!\+44 )(?<!\(0\))\d{3}[ -]\d{3}[ -]\d{4}\b"
    r"|\bborn (?:on )?\d{1,2}[/.]\d"
    r"|\b\d{1,2}[/.]\d{1,2}[/.]\d{2,4},? \d{1,2}:\d\d(?::\d\d)?(?: ?[AaPp][Mm])?(?=\]| [-\u2013] )"  # of a chat
)
# One of these stands in every mail, in small letters.
_TRACES = ("@", "at)", "at]", "at}", "at )", "at ]", "at }", " dot ")
# What is asked at a glance. One of these stands in every text with a sign of Markdown, and these in capitals and in
# words that are too long; a closer look at fewer capitals would be a look at every abbreviation.
_ODD = (b"*", b"_", b"`", b"#", b">", b"](", b"][", b"[[", b"[^", b"\n- ")
_SHOUTED, _LONG = b"A" * 5, b"x" * (LONGEST_WORD + 1)
# Of every byte: a digit, a capital letter, or itself; and what the traces of a person come to by that.
_CLASSES = bytes(57 if 48 <= sign <= 57 else 65 if 65 <= sign <= 90 else sign for sign in range(256))  # noqa: PLR2004
_OF_SOMEBODY = (
    *(b" 9AA", b"AA999999A", b"99 99 99 A", b"999 999 9", b"999-999-9", b"born 9", b"born on 9", b"@"),
    *(b"9, 99:99", b"9 99:99", b"9, 9:99", b"9 9:99"),
)
_UNBROKEN = bytes(ord(" " if chr(sign) in " \t\n\r/" else "x") for sign in range(256))
_CLOSED = bytes.maketrans(b"ABCDEFGHIJKLMNOPQRSTUVWXYZ]}", b"abcdefghijklmnopqrstuvwxyz))")
# A sign that stands before a telephone number, a zero, or one that stands before none.
_BEFORE = bytes(
    ord("0" if sign == "0" else "x" if sign.isascii() and (sign.isalnum() or sign in "_.:/-") else " ")
    for sign in map(chr, range(256))
)
_OFFICES = {
    *("admin", "complaints", "concerns", "contact", "enquiries", "enquiry", "feedback", "hello", "help", "helpdesk"),
    *("info", "information", "mail", "media", "office", "policy", "post", "press", "reception", "registration"),
    *("standards", "support", "training"),
}
_NO_TRACE = "leave it out, and every other trace of a person; for a body, link to its official page"
_TELEPHONE = r"(?<![\w.:/-])(?:\+ ?\d{2,3}|\(?0\d)[\d ()./\u2013-]{6,16}\d(?![\w:/-]|\.\d)"
_PUBLIC_LINES = ("03", "080", "084", "087")  # no person has one
_FROM_ABROAD = "^(?:00)?440?"
_TRACKER = (
    r"(?i)[?&;](?:utm_\w+|fbclid|gclid|dclid|msclkid|mc_cid|mc_eid|igshid|twclid|yclid|_ga|_gl|mkt_tok|jsessionid"
    r"|phpsessid|sessionid)=[^&#]*"
)
_COUNTERS = (
    *("safelinks", "urldefense", "facebook.com/l.php"),
    *("t.co/", ".ly/", "rb.gy/", "tinyurl", "lnkd.in", "goo.gl", "is.gd"),
)
_COUNTER = (
    r"https://((?:[\w-]+\.)*(?:safelinks\.protection\.outlook\.com|urldefense(?:\.proofpoint)?\.com|lm?\.facebook\.com)"
    r"|(?:www\.)?(?:t\.co|bit\.ly|ow\.ly|buff\.ly|cutt\.ly|rb\.gy|tinyurl\.com|lnkd\.in|goo\.gl|is\.gd))/"
)
_SEARCHES = (
    *("google", "bing.", "duckduckgo.", "ecosia.", "startpage.", "qwant.", "yandex.", "baidu.", "search"),
    *("?q=", "&q=", "#q=", "?s=", "&s=", "#s=", "query=", "keyword"),
)
_SEARCH = (
    r"^https://((www|m|scholar|news|webcache)\.)?(google|googleusercontent|bing|duckduckgo|ecosia|startpage|qwant"
    r"|yandex|baidu)\.[a-z.]+(:\d+)?([/?#]|$)|^https://(www\.)?(search\.[a-z.-]+/|search[a-z]+\.[a-z.-]+/[^?]*\?)"
    r"|/(search|search[-_]?results?|site-?search|search[-_]?page)(\.[a-z]+)?/?([?#]|$)|/search/([^/]*[?#]|node/)"
    r"|[?&#](q|s|query|search\w*|keywords?|searchterms?)="
)


def _host(address: str) -> str:
    """Return the name of the site of an address."""
    return address.partition("://")[2].partition("/")[0].partition(":")[0].lower()


def _offices(index: Index) -> set[str]:
    """Return what the mail of an office is called: a word for one, or a word of the name of its body."""
    data = index.data
    publishers = (each.publisher for of_kind in (data.frameworks, data.sources, data.reports) for each in of_kind)
    return _OFFICES.union(*map(words_of, publishers))


def _is_office(mail: str, hosts: set[str], offices: set[str]) -> bool:
    """Tell whether an address of mail is that of an office, and of a body to whose pages the data lead."""
    name, _, host = mail.lower().rpartition("@")
    return name in offices and any(host == known or known.endswith(f".{host}") for known in hosts)


def _shown(text: str) -> str:
    """Return the place of a stray space with the words around it."""
    match = re.search(r"  |\n|^ | $", text)
    start = max(0, match.start() - _SHOWN // 2) if match else 0
    return repr(text[start : start + _SHOWN])


def _with_a_way_to_write(glance: Glance) -> set[int]:
    """Return the numbers of the texts that may hold an address of mail or a telephone number."""
    hidden = glance.holding(b"at)", b"at )", b" dot ", table=_CLOSED)
    return {*glance.holding(b"@", b"+"), *hidden, *glance.holding(b" 0", table=_BEFORE)}


def _long_words(text: str) -> Iterator[tuple[str, str]]:
    if word := re.search(_LONG_WORD, text):
        yield f"a word of {len(word[0])} characters: {brief(word[0])}", "write it as words"


def _capitals(text: str) -> Iterator[tuple[str, str]]:
    if (run := re.search(_CAPITALS, text)) and _is_shouted(run[0], text):
        yield f"words in capitals: {brief(run[0])}", "write them in small letters, which are easier to read"


def _signs_of_markdown(text: str) -> Iterator[tuple[str, str]]:
    if sign := re.search(_MARKDOWN, text):
        remedy = "write plain words: stars, brackets and ticks are shown as typed"
        yield f"a sign of Markdown in a text: {sign[0]}", remedy


def _marks_of_other_programs(text: str) -> Iterator[tuple[str, str]]:
    if mark := marks.mark_in(text) or re.search(r"\\\S*", text):
        yield marks.shown_as_typed(mark[0])


def _ways_to_write(text: str) -> Iterator[tuple[str, str]]:
    if mail := re.search(_MAIL, text, re.IGNORECASE):
        yield f"an e-mail address in a text: {mail[0]}", "leave it out, and every other trace of a person"
    if number := _telephone(text):
        yield f"a telephone number in a text: {number}", "leave it out, and every other trace of a person"


def _is_shouted(run: str, text: str) -> bool:
    """Tell whether words in capitals are more than abbreviations side by side, which stand between commas."""
    parts = [re.findall(r"[A-Z\u2019']{2,}", part) for part in run.split(",")]
    words = max(parts, key=len)
    is_long = any(len(word) >= FEWEST_CAPITALS for word in words)
    is_all = run == text.strip(" .!?")
    return len(words) >= (FEWEST_ALONE if is_all else FEWEST_IN_A_ROW) and (is_long or len(words) > FEWEST_IN_A_ROW)


def _telephone(text: str) -> str:
    for match in re.finditer(_TELEPHONE, text):
        digits = re.sub(r"\D", "", match[0])
        if len(digits) in DIGITS and not re.sub(_FROM_ABROAD, "0", digits).startswith(_PUBLIC_LINES):
            return match[0]
    return ""
