"""The only words that the fields of the records may hold, each with what it means to a reader."""

from __future__ import annotations

from typing import NamedTuple


class Meaning(NamedTuple):
    """How a word of the data is shown, and the sentence that explains it."""

    label: str
    says: str


# Further sheets of a page, beside its handout in A4 and in large print.
SHEETS = {
    "card": Meaning("Card", "The first screen on A6."),
    "poster": Meaning("Poster", "The first screen for a wall: one A4 in large letters."),
    "leader": Meaning("For the person who leads", "All but the sheets to hand out."),
    "leader-large-print": Meaning("For the person who leads, in large print", "The same in large letters."),
    "participants": Meaning("For those who take part", "What to hand out."),
    "participants-large-print": Meaning("For those who take part, in large print", "The same in large letters."),
    "slides": Meaning("Slides", "For a screen: each step, and each dilemma with its numbers after it."),
}
# Links that stand on pages of every kind, and the heading that the first of them leads to.
PRINT = "Print or PDF"
TO_CPD = "Add to my CPD"

# What sort of copy somebody looked at, from the owner's own page down.
COPIES = {
    "official-page": Meaning("a copy of the official page", "A page or document of the framework's owner."),
    "official-quote": Meaning("an official text that quotes it", "A decision, letter or notice of the owner."),
    "government": Meaning("a government text that quotes it", "An answer or page of a ministry."),
    "court": Meaning("a court's judgment that quotes it", "A published judgment."),
    "source": Meaning("a source document of this map", "One of the documents that the pages rest on."),
    "third-party": Meaning("somebody else's copy", "A copy that neither the owner nor a public body made."),
    "press": Meaning("a press report", "A report that quotes it or tells of it."),
    "snippet": Meaning("a search engine's excerpt", "The few lines that a search engine shows of a page."),
}

# How much of the provision a copy shows, from the whole text down.
EXTENTS = {
    "whole": Meaning("the whole text", "Every word that stands under the number."),
    "most": Meaning("most of the text", "Nearly all, but something is cut off, or may be."),
    "opening": Meaning("its opening", "The first words; the rest is cut off."),
    "subject": Meaning("its subject", "What it is about, and not how it is worded."),
    "number": Meaning("its number", "That there is such a number, and no more."),
}

# How a copy that prints no number can be joined to one.
NUMBERINGS = {
    "no": Meaning("without the number", "The words stand there alone; another copy has to give the number."),
    "by-order": Meaning(
        "number by order", "The words stand in a list without numbers; their place in it gives the number."
    ),
}

# How well a provision is known: worked out from the copies, never written down.
STATUSES = {
    "whole-official": Meaning("Whole text, official page", "We saw the whole text in a copy of the official page."),
    "whole-quoted": Meaning(
        "Whole text, quoted by an official source",
        "We saw the whole text where the owner, a ministry or a court quotes it, and not on the official page.",
    ),
    "whole-source": Meaning(
        "Whole text, quoted in a source document",
        "We saw the whole text where one of our source documents quotes it, and not on the official page.",
    ),
    "whole-copy": Meaning("Whole text, third-party copy", "We saw the whole text in somebody else's copy alone."),
    "undated": Meaning(
        "Whole text, edition not named",
        "We saw the whole text, but no copy that we saw says which edition it is.",
    ),
    "counted": Meaning(
        "Whole text, number by order",
        "We saw the whole text in a list that prints no numbers. Its place in the list gives the number.",
    ),
    "joined": Meaning(
        "Joined from two copies",
        "One copy shows the text without its number, and another the number. That they belong together is likely.",
    ),
    "most": Meaning("Most of the text", "The copies that we saw leave something out, or may do so."),
    "opening": Meaning("Opening only", "We saw how it begins. What follows may change what it asks."),
    "subject": Meaning("Subject only", "We know what it is about, and not how it is worded."),
    "number": Meaning("Number only", "A copy shows that there is such a number. We have seen nothing of its text."),
    "unconfirmed": Meaning("Number not confirmed", "No copy that we saw shows this number. It may not exist."),
}

# The statuses again, coarser, for counts.
LEVELS = {
    "whole": Meaning("Whole text seen", "Some copy shows the whole text."),
    "part": Meaning("Seen in part", "No copy shows the whole text with its number."),
    "subject": Meaning("Subject only", "We know what it is about, and not how it is worded."),
    "unseen": Meaning("Not seen", "Nobody here has seen what it says."),
}

BASES = {
    "cited": Meaning("Cited", "The source gives this number."),
    "stated": Meaning("Stated", "The owner of the framework makes this link in its own guidance."),
    "inferred": Meaning("Our reading", "We think this provision applies. Check, and tell us if you disagree."),
}

# What a second reader had before them, and what came of it.
COMPARED_WITH = {
    "official-text": Meaning("with the official text", "They had the official text of the number before them."),
    "our-words": Meaning(
        "with our words only", "They had this map alone: they can judge the reason, and not our words."
    ),
}
FINDINGS = {
    "agrees": Meaning("agrees", "The number stands there, our words keep its force and scope, and the reason holds."),
    "disagrees": Meaning("disagrees", "Something of that does not hold. The review says what, and stays beside it."),
}

RELATIONS = {
    "cites": Meaning("the source prints this number", "Is the number printed there?"),
    "explains": Meaning("helps to understand it", "Does a reader of the provision understand it better?"),
    "supports": Meaning("helps to meet it", "If this is done, is the provision nearer to being met?"),
    "engages": Meaning("could raise a concern under it", "Could a concern about this be framed under the provision?"),
    "illustrates": Meaning("is an example of it", "Is it a concrete case of what the provision is about?"),
    "in-tension-with": Meaning("pulls the other way", "Could one follow this and strain the provision?"),
}

# What a comparison of provisions says of one of them and one aspect.
MARKS = {
    "asks": Meaning("asks it", "Our words for it ask this. The words by which it binds stand in the table."),
    "not-said": Meaning(
        "not in our words", "Some copy shows the whole text, and our words for it do not speak of this."
    ),
    "not-read": Meaning(
        "not read in full", "No copy shows all of its text, and our words for what was seen do not speak of this."
    ),
}

GAPS = {
    "none": Meaning("None found", "We looked and found no provision that fits."),
    "not-yet": Meaning("Not yet looked at", "What might fit has not been read."),
}

CHANGES = {
    "unchanged": Meaning("unchanged", "The same number says the same in the later edition."),
    "renumbered": Meaning("renumbered", "The subject stands under another number in the later edition."),
    "reworded": Meaning("reworded", "The same number says it in other words in the later edition."),
    "split": Meaning("split", "The later edition deals with this under more than one number."),
    "merged": Meaning("merged", "The later edition deals with this together with another number."),
    "removed": Meaning("removed", "The later edition has no such provision."),
    "unknown": Meaning("not confirmed", "We have not been able to confirm what became of this number."),
}

STATEMENT_KINDS = {
    "definition": Meaning("definition", "What a word means there."),
    "concept": Meaning("concept", "How the source sees a matter, or why it matters."),
    "principle": Meaning("principle", "What it holds to be right in general."),
    "duty": Meaning("duty", "What it says somebody has to do, or must not do."),
    "advice": Meaning("advice", "What it advises."),
    "tip": Meaning("tip", "A practical hint."),
    "warning": Meaning("warning", "What it warns of."),
    "example": Meaning("example", "A scene or a case that it tells."),
    "tool": Meaning("tool", "A list, a test or a resource that it offers or names."),
    "capability": Meaning("capability", "What somebody should be able to do."),
    "exercise": Meaning("exercise", "Something to think through or to try."),
    "decision-maker guidance": Meaning("guidance for decision makers", "How those who decide on cases should decide."),
}

SOURCE_STATUSES = {
    "final": Meaning("Final", "The document is in force as published."),
    "proposed": Meaning("Proposed", "The document is a proposal. It was not in force when we last looked."),
    "superseded": Meaning("Superseded", "A later document has taken the place of this one, or of what it rests on."),
}

THEMES = {
    "boundaries": Meaning("Trust and boundaries", "Who you are to people, and where the line runs."),
    "privacy": Meaning("Privacy and confidentiality", "What you may see, keep and pass on."),
    "posting": Meaning("Posting and public trust", "What you say where others can read it."),
    "tools": Meaning("Tools and contact", "How you reach people, and what the tool does on the side."),
    "safety": Meaning("Risk and safeguarding", "Harm online, to people you support and to you."),
    "learning": Meaning("Learning and support", "What you need to know, and who helps you."),
}

ORIGINS = {
    "guidance": Meaning("From guidance", "The scene stands in a source document."),
    "published-pattern": Meaning(
        "From a report of a case", "Follows a published report. Names and places are left out."
    ),
    "regulators-case": Meaning("A regulator's case study", "A regulator published the scene to teach with."),
    "research": Meaning("From published research", "A finding of research, not a case that was heard."),
    "teaching": Meaning("Made up for teaching", "We made this scene up to think with."),
}

# Of a page that teaches: for how many it is, and who leads.
PEOPLE = {
    "alone": Meaning("Alone", "One person does it alone."),
    "peer": Meaning("Alone, then with a peer", "One person begins, and two end it together."),
    "group": Meaning("A team or a group", "Several people do it together."),
}
LEADERS = {
    "nobody": Meaning("Nobody has to", "The page leads whoever does it."),
    "one": Meaning("One person", "One person prepares it and takes the others through it."),
}


class Kind(NamedTuple):
    """A kind of guidance item: the folder of its pages, what one and many are called, and what they must have.

    `mapped`: numbers of the frameworks; `answers_first`: a first screen that is the whole answer; `listed`: a list of
    its pages that people write.
    """

    folder: str
    label: str
    plural: str
    mapped: bool = True
    listed: bool = False
    answers_first: bool = False


KINDS = {
    "principle": Kind("principles", "Principle", "Principles"),
    "concept": Kind("concepts", "Concept", "Concepts"),
    "example": Kind("examples", "Example", "Examples"),
    "situation": Kind("situations", "Situation", "Situations", answers_first=True),
    "pattern": Kind("patterns", "Case pattern", "Case patterns"),
    "tool": Kind("tools", "Tool", "Tools"),
    "capability": Kind("capabilities", "Capability", "Capabilities"),
    "definition": Kind("definitions", "Definition", "Definitions"),
    "audience": Kind("audiences", "Audience", "For whom"),
    "regulation": Kind("regulation", "Regulation", "Regulation"),
    "learn": Kind("learn", "Learn", "Learn", listed=True),
    "about": Kind("about", "About", "About", mapped=False, listed=True),
}

CASES = (
    "example",
    "situation",
    "pattern",
)  # kinds that tell of something that happens; the others say what to think or do
SCENES = ("example", "pattern")  # kinds that ask before they tell
TEACHES = "learn"  # the kind of which every page says for how many it is, and who leads
# The four parts of a first screen by the fields that hold them, and what fits a phone of 360 by 740.
# The sections that a sheet always prints, by the ids of their headings; others give way where paper is short.
ON_EVERY_SHEET = ("first-steps", "scene", "stop-and-think", "do", "what-to-do", "what")
# Macros whose facts a sheet lays out by itself.
SET_APART = ("item_head", "what_the_standards_say", "what_the_sources_say", "related_pages")
PAGES_TO_WORK_ON = {"capability": 4, "learn": 4}  # a sheet to work on may run on; that of another kind keeps to a page
# What a page that answers first tells below its first screen, in this order, by the id of the heading.
ANSWER = {
    "in-short": "In short",
    "first-steps": "First steps",
    "better-or-worse": "What makes it better or worse",
    "stop-and-ask": "When to stop and ask",
    "record": "What to record",
}
TOO_LATE = "already-done"  # the last part of it, where there is one
FIRST_SCREEN = {"now": "Now", "do_not": "Do not", "ask": "Ask", "write_down": "Write down"}
MOST_LINES = 12  # of all four together
LONGEST_LINE = 40  # characters
LONGEST_TITLE_ABOVE = 48  # characters: two lines
MOST_LINKS = 5  # per item and framework: one main, four related
