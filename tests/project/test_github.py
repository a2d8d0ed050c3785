"""What stands in .github: forms that the pages fill in, workflows that nobody can take over, and the editors' files."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import urllib.parse
from pathlib import Path
from typing import Any

import pytest
import yaml

from macros.model.index import Index
from macros.model.places import Place, Problem
from macros.reading.project import report
from macros.reading.sealed import SCHEMAS
from tests.support.project import PUBLISHED_AS, ROOT
from tests.support.site import Site
from tests.support.visits import KINDS_OF_PAGE

BIN = Path(sys.executable).parent
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
FORMS = {
    path.name: path for path in sorted((ROOT / ".github" / "ISSUE_TEMPLATE").glob("*.yml")) if path.name != "config.yml"
}


def read(path: Path) -> Any:
    content = path.read_text(encoding="utf-8")
    return yaml.load(content, yaml.BaseLoader)  # noqa: S506  text and nothing else: `on` stays a word


# --- Workflows --------------------------------------------------------------------------------------------------------


def test_the_workflows_pass_the_audit_of_zizmor() -> None:
    done = subprocess.run(
        [BIN / "zizmor", "--offline", "--no-progress", "--color", "never", "."],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stdout + done.stderr
    assert "No findings to report" in done.stdout + done.stderr


@pytest.mark.parametrize(
    ("schema", "files"),
    [
        ("vendor.github-workflows", WORKFLOWS),
        ("vendor.dependabot", [ROOT / ".github" / "dependabot.yml"]),
        ("vendor.github-issue-forms", list(FORMS.values())),
        ("vendor.github-issue-config", [ROOT / ".github" / "ISSUE_TEMPLATE" / "config.yml"]),
    ],
)
def test_the_files_for_github_fit_their_schemas(schema: str, files: list[Path]) -> None:
    assert files
    done = subprocess.run(
        [BIN / "check-jsonschema", "--builtin-schema", schema, *files], capture_output=True, text=True, check=False
    )

    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_a_workflow_has_no_rights_by_default_pins_what_it_uses_and_runs_no_text_of_others(path: Path) -> None:
    workflow, text = read(path), path.read_text(encoding="utf-8")

    assert workflow["permissions"] == {}
    assert not {"pull_request_target", "workflow_run", "issue_comment", "issues"} & set(workflow["on"])
    for job in workflow["jobs"].values():
        assert int(job["timeout-minutes"]) <= 30
        assert "permissions" in job
        for step in job["steps"]:
            assert "${{" not in step.get("run", ""), "values go through env"
    for used in re.findall(r"uses: (\S+)(.*)", text):
        assert re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40}", used[0]), used
        assert re.fullmatch(r" # v\d+\.\d+\.\d+", used[1]), used
    assert text.count("actions/checkout@") == text.count("persist-credentials: false")


def test_a_pull_request_gets_no_right_to_write_and_no_secret() -> None:
    workflow = ROOT / ".github" / "workflows" / "ci.yml"

    assert all(job["permissions"] == {"contents": "read"} for job in read(workflow)["jobs"].values())
    assert "secrets." not in workflow.read_text(encoding="utf-8")


def test_every_command_that_a_workflow_runs_is_there() -> None:
    runs = [
        step["run"]
        for path in WORKFLOWS
        for job in read(path)["jobs"].values()
        for step in job["steps"]
        if "run" in step
    ]
    help_text = subprocess.run(
        [sys.executable, "-m", "macros", "--help"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    targets = re.findall(r"^([a-z]+):|^\$\(READY\)(:)", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)

    for command in re.findall(r"-m macros (\S+)", "\n".join(runs)):
        assert re.search(rf"^    {command} ", help_text, re.MULTILINE), command
    for target in re.findall(r"^make (\S+)$", "\n".join(runs), re.MULTILINE):
        assert target == ".venv/.ready" or (target, "") in targets
    assert any("bash .ci/run" in run for run in runs)


# --- Forms ------------------------------------------------------------------------------------------------------------


def test_every_page_leads_to_forms_that_know_the_page(site: Site, index: Index) -> None:
    for kind in ("home", "provision that was seen", "framework", "concept", "number of several", "guide"):
        address = KINDS_OF_PAGE[kind](index)
        links = site.page(address).select(".sm-tell li a")
        title = site.page(address).select_one("h1").find(string=True).strip()
        offered = {}
        for link in links:
            parts = urllib.parse.urlsplit(link["href"])
            values = dict(urllib.parse.parse_qsl(parts.query, strict_parsing=True))
            form = read(FORMS[values.pop("template")])
            offered[form["name"]] = link.text

            assert parts.path.endswith("/issues/new")
            assert values.keys() <= {field["id"] for field in form["body"] if "id" in field}
            assert values["page"].startswith(title[:10]), address
            assert values["page"].endswith(f", {PUBLISHED_AS.at(address)}")
        assert len(offered) == (5 if kind == "provision that was seen" else 4)


def test_every_form_asks_for_the_page_or_the_number_and_warns_against_what_must_not_be_published() -> None:
    assert len(FORMS) == 6
    for path in FORMS.values():
        form = read(path)

        first = "number" if path.stem == "read-a-number" else "page"
        assert next(field for field in form["body"] if "id" in field)["id"] == first
        assert form["body"][0]["type"] == "markdown"
        assert re.search("no(thing|t).*(real cases|official wording)", form["body"][0]["attributes"]["value"])


# --- Editors ----------------------------------------------------------------------------------------------------------


def test_the_editors_settings_name_schemas_that_are_there() -> None:
    settings = json.loads((ROOT / ".vscode" / "settings.json").read_text(encoding="utf-8"))

    assert settings["yaml.schemas"] == {f"./{schema}": data for data, schema in SCHEMAS.items()}
    for schema, data in settings["yaml.schemas"].items():
        assert (ROOT / schema).is_file()
        assert (ROOT / data).is_file()
        assert Path(schema).stem == Path(data).stem


def test_the_editor_marks_what_the_check_prints_in_data_and_pages() -> None:
    """A task of the editor runs the check and underlines what it names.

    No extension checks the head of a Markdown page against a schema.
    """
    task = json.loads((ROOT / ".vscode" / "tasks.json").read_text(encoding="utf-8"))["tasks"][0]
    pattern = task["problemMatcher"]["pattern"]
    problem = Problem(
        Place("docs/concepts/dual-relationships.md", 4, 8), "theme of the item is boundary", "did you mean boundaries?"
    )
    found = [match for line in report((problem,)).splitlines() if (match := re.match(pattern["regexp"], line))]

    assert task["command"] == ".venv/bin/python -m macros check"
    assert [[match[pattern[part]] for part in ("file", "line", "column", "message")] for match in found] == [
        ["docs/concepts/dual-relationships.md", "4", "8", "theme of the item is boundary"]
    ]


def test_the_files_keep_to_what_the_editors_are_told() -> None:
    tracked = (
        subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout.decode().split("\0")
    )
    texts = [
        ROOT / name
        for name in tracked
        if name.endswith((".py", ".md", ".yml", ".toml", ".css", ".js", ".j2", ".html", ".json"))
        and (ROOT / name).is_file()
    ]

    for path in texts:
        content = path.read_bytes()

        assert b"\r" not in content, path
        assert b"\t" not in content, path
        by_people = path.relative_to(ROOT).parts[0] in {"data", "docs"}  # a browser leaves the last line end out
        assert content.endswith(b"\n") or not content or by_people, path


def test_the_container_and_the_hooks_call_the_commands_that_people_call() -> None:
    container = json.loads((ROOT / ".devcontainer" / "devcontainer.json").read_text(encoding="utf-8"))
    hooks = read(ROOT / ".pre-commit-config.yaml")
    entries = [hook["entry"] for repo in hooks["repos"] for hook in repo["hooks"]]

    assert container["postCreateCommand"] == "make .venv/.ready"
    assert entries == [
        "make check",
        ".venv/bin/python -m macros fix --dry-run",
        "standards-map: private worksheet[ ]of the reading desk",
        ".venv/bin/ruff check",
        ".venv/bin/ruff format --check",
    ]
    assert all(repo["repo"] == "local" for repo in hooks["repos"])
