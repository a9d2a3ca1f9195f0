"""Divisions on the command line: tables, JSON, dates, former names, and what nobody knows."""

from __future__ import annotations

import json
from typing import Any

import pytest
from typer.testing import CliRunner

from epi_spacy.cli.app import app


def run(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(app, ["divisions", *arguments])
    return result.exit_code, result.output


def records(*arguments: str) -> list[dict[str, Any]]:
    status, output = run(*arguments, "--format", "json")
    assert status == 0
    return list(json.loads(output))


def test_a_table() -> None:
    status, output = run("鼓楼区")
    assert status == 0
    assert output.splitlines()[0].split() == ["code", "division", "level", "from", "to"]
    assert [line.split()[:3] for line in output.splitlines()[1:]] == [
        ["320106", "江苏省南京市鼓楼区", "county"],
        ["320302", "江苏省徐州市鼓楼区", "county"],
        ["350102", "福建省福州市鼓楼区", "county"],
        ["410204", "河南省开封市鼓楼区", "county"],
    ]


def test_within_and_traditional_characters() -> None:
    assert [row["code"] for row in records("鼓樓區", "--within", "江蘇")] == ["320106", "320302"]


def test_on_and_level() -> None:
    (row,) = records("新津", "--on", "2019-05-01", "--level", "county")
    assert (row["code"], row["full_name"], row["valid_to"]) == ("510132", "四川省成都市新津县", "2020-06-19")
    assert [after["code"] for after in row["successors"]] == ["510118"]


def test_code_shows_what_was_before() -> None:
    status, output = run("--code", "420600")
    assert status == 0
    assert "湖北省襄樊市" in output
    assert "before" in output
    (row,) = records("--code", "420600", "--on", "2005")
    assert row["name"] == "襄樊市"
    assert row["path"] == ["420000", "420600"]


def test_former_names_say_what_they_are_now() -> None:
    status, output = run("郫县")
    assert status == 0
    assert "郫县 (510124), until 2016: now 四川省成都市郫都区 (510117)." in output


def test_children_and_history() -> None:
    assert [row["name"] for row in records("--code", "511600", "--children")][:2] == ["广安区", "前锋区"]
    status, output = run("梁溪区", "--history")
    assert status == 0
    assert "320202 江苏省无锡市崇安区" in output


def test_prefix() -> None:
    assert {row["code"] for row in records("鼓楼", "--prefix", "--level", "county")} >= {"320106", "350102"}


def test_villages() -> None:
    (row,) = records("玉堂村委会", "--within", "511603")
    assert row["full_name"] == "四川省广安市前锋区龙塘街道玉堂社区"


def test_no_code() -> None:
    (row,) = records("第一师")
    assert row["code"] == ""
    assert row["related"][0]["full_name"] == "新疆维吾尔自治区阿拉尔市"


def test_unknown() -> None:
    status, output = run("鼓楼曲")
    assert status == 1
    assert "鼓楼区" in output
    assert run("--code", "999999")[0] == 1


@pytest.mark.parametrize("place", ["无此地", "999999"])
def test_an_unknown_place_is_what_is_not_known(place: str) -> None:
    status, output = run("鼓楼区", "--within", place)
    assert status == 1
    assert output.startswith(f"[E706] No division of the gazetteer has the name or code '{place}'.")


def test_known_but_not_there() -> None:
    status, output = run("鼓楼区", "--within", "四川", "--level", "county")
    assert status == 1
    assert "[E708] 鼓楼区 is known, but not in 四川 of level county." in output
    assert "[E708]" in run("玉堂村委会", "--within", "北京")[1]


@pytest.mark.parametrize(
    "arguments",
    [
        *(
            ["鼓楼区", "--on", day]
            for day in ("yesterday", "2019-13-01", "2019-02-31", "2019-00", "0000", "２０１９")
        ),
        ["无此地", "--on", "2019-02-31", "--level", "village"],
        ["511603", "--on", "2019-13"],
        *([name, "--level", "city", *more] for name, *more in (["鼓楼区"], ["511603"], ["鼓楼", "--prefix"])),
        [],
        ["鼓楼区", "--format", "xml"],
    ],
)
def test_what_cannot_be_asked(arguments: list[str]) -> None:
    status, _ = run(*arguments)
    assert status == 2


@pytest.mark.parametrize("code", ["511603", "\uff15\uff11\uff11\uff16\uff10\uff13"])
def test_digits_are_a_code(code: str) -> None:
    (row,) = records(code)
    assert row["full_name"] == "四川省广安市前锋区"
    assert run(code) == run("--code", "511603")


def test_a_code_within_limits() -> None:
    assert len(records("511603", "--within", "广安", "--level", "county", "--on", "2020-05")) == 1
    for limits in (["--within", "北京"], ["--level", "village"], ["--on", "1990"]):
        status, output = run("511603", *limits)
        assert (status, output.startswith("[E708] 511603 is known, but not ")) == (1, True)
    assert "but not as the beginning of a name." in run("511603", "--prefix")[1]


def test_none_in_force_then() -> None:
    asked = CliRunner().invoke(app, ["divisions", "前锋区", "--on", "2000", "--format", "json"])
    assert asked.exit_code == 0
    assert asked.stderr == "前锋区: none in force on 2000; those of other times:\n"
    assert [row["code"] for row in json.loads(asked.stdout)] == ["511603"]
    assert "none in force" not in run("前锋区", "--on", "2013")[1]
