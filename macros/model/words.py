"""The only words that the fields of the records may hold, each with what it means to a reader."""

from __future__ import annotations

from typing import NamedTuple


class Meaning(NamedTuple):
    """How a word of the data is shown, and the sentence that explains it."""

    label: str
    says: str


STATUSES = {
    "read": Meaning("Read", "We have read the whole official text of this number and say it again in our words."),
    "reported": Meaning("Reported", "A source names this number and its subject. We have not read the official text."),
    "listed": Meaning("Not yet read", "We list this number, but nobody here has read its text."),
}

BASES = {
    "cited": Meaning("Cited", "The source gives this number."),
    "stated": Meaning("Stated", "The owner of the framework makes this link in its own guidance."),
    "inferred": Meaning("Our reading", "We think this provision applies. Check, and tell us if you disagree."),
}

RELATIONS = {
    "cites": Meaning("the source prints this number", "Is the number printed there?"),
    "explains": Meaning("helps to understand it", "Does a reader of the provision understand it better?"),
    "supports": Meaning("helps to meet it", "If this is done, is the provision nearer to being met?"),
    "engages": Meaning("can bring it into question", "Could a concern about this be framed under the provision?"),
    "illustrates": Meaning("is a case of it", "Is it a concrete case of what the provision is about?"),
    "in-tension-with": Meaning("pulls the other way", "Could one follow this and strain the provision?"),
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

SOURCE_STATUSES = {
    "final": Meaning("Final", "The document is in force as published."),
    "proposed": Meaning("Proposed", "The document is a proposal. It was not in force when we last checked."),
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
    "published-pattern": Meaning("Pattern from published cases", "Drawn from published reports, with details changed."),
    "regulators-case": Meaning("A regulator's made-up case", "A regulator wrote the scene to teach with."),
    "research": Meaning("From published research", "A finding of research, not a case that was heard."),
    "teaching": Meaning("Made up for teaching", "We made this scene up to think with."),
}


class Kind(NamedTuple):
    """A kind of guidance item: the folder of its pages, what one and many are called, and whether it must be mapped."""

    folder: str
    label: str
    plural: str
    mapped: bool = True


KINDS = {
    "principle": Kind("principles", "Principle", "Principles"),
    "concept": Kind("concepts", "Concept", "Concepts"),
    "example": Kind("examples", "Example", "Examples"),
    "situation": Kind("situations", "Situation", "Situations"),
    "pattern": Kind("patterns", "Case pattern", "Case patterns"),
    "tool": Kind("tools", "Tool", "Tools"),
    "capability": Kind("capabilities", "Capability", "Capabilities"),
    "definition": Kind("definitions", "Definition", "Definitions"),
    "audience": Kind("audiences", "Audience", "For whom"),
    "regulation": Kind("regulation", "Regulation", "Regulation"),
    "learn": Kind("learn", "Learn", "Learn"),
    "about": Kind("about", "About", "About", mapped=False),
}

CASES = (
    "example",
    "situation",
    "pattern",
)  # kinds that tell of something that happens; the others say what to think or do
MOST_LINKS = 5  # per item and framework: one main, four related
