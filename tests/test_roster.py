"""Officials over many records: who is one person, from when to when, and what contradicts itself."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from epi_spacy.cli.app import app
from epi_spacy.roster import inside, roster


def record(
    id_: str, published: str, *rows: tuple[str, str, str], jurisdiction: str = "511600"
) -> dict[str, Any]:
    officials = [
        {"name": name, "post": post, "organ": None, "role": None, "division": division, "mentions": [0]}
        for name, post, division in rows
    ]
    return {
        "id": id_,
        "published": published,
        "jurisdiction": jurisdiction,
        "jurisdiction_name": "四川省广安市",
        "entities": [],
        "officials": officials,
        "directives": [],
    }


def test_posts_of_one_person_over_articles() -> None:
    found = roster(
        [
            record("a", "2020-02-09", ("林望舒", "市长", "511600")),
            record("b", "2021-03-01", ("林望舒", "市委书记", "511600"), ("林望舒", "市长", "511600")),
            record("c", "", ("林望舒", "市委书记", "511600")),
        ]
    )
    (person,) = found.people
    assert person.articles == ["a", "b", "c"]
    posts = {held.post: (held.first, held.last, held.articles) for held in person.posts.values()}
    assert posts == {
        "市长": ("2020-02-09", "2021-03-01", ["a", "b"]),
        "市委书记": ("2021-03-01", "2021-03-01", ["b", "c"]),
    }
    assert found.conflicts == ()


def test_one_name_in_two_provinces_is_two_people() -> None:
    found = roster(
        [
            record("a", "2020-02-09", ("王伟", "县长", "511602")),
            record("b", "2020-02-09", ("王伟", "县长", "130430"), jurisdiction="130430"),
        ]
    )
    assert len(found.people) == 2
    assert found.conflicts == ()


def test_one_name_in_a_city_and_in_its_county_is_left_apart_and_listed() -> None:
    found = roster(
        [
            record("a", "2020-02-09", ("王伟", "副市长", "511600")),
            record("b", "2020-02-10", ("王伟", "区委书记", "511602")),
        ]
    )
    assert len(found.people) == 2
    (conflict,) = found.conflicts
    assert (conflict.kind, conflict.division) == ("namesakes", "511600")


def test_an_article_with_both_posts_joins_what_was_apart() -> None:
    found = roster(
        [
            record("a", "2020-02-09", ("王伟", "副市长", "511600")),
            record("b", "2020-02-10", ("王伟", "区委书记", "511602")),
            record("c", "2020-02-11", ("王伟", "副市长", "511600"), ("王伟", "区委书记", "511602")),
        ]
    )
    (person,) = found.people
    assert person.articles == ["a", "c", "b"] or set(person.articles) == {"a", "b", "c"}
    assert person.divisions[0] in ("511600", "511602")


def test_two_holders_at_one_time_are_a_conflict_and_successors_are_none() -> None:
    rows = [
        record("a", "2020-02-09", ("林望舒", "市委书记", "511600")),
        record("b", "2020-05-09", ("林望舒", "市委书记", "511600")),
        record("c", "2020-03-01", ("安若素", "市委书记", "511600")),
    ]
    (conflict,) = roster(rows).conflicts
    assert (conflict.kind, conflict.people) == ("holders", ("林望舒", "安若素"))
    assert roster([rows[0], record("d", "2021-01-01", ("安若素", "市委书记", "511600"))]).conflicts == ()
    deputies = [
        record("a", "2020-02-09", ("林望舒", "副市长", "511600"), ("安若素", "副市长", "511600")),
    ]
    assert roster(deputies).conflicts == ()


@pytest.mark.parametrize(
    ("post", "sole"),
    [
        ("县卫健局局长", True),
        ("镇长", True),
        ("书记", False),
        ("原县长", False),
        ("副检察长", False),
        ("一级调研员", False),
    ],
)
def test_posts_that_one_person_holds(post: str, sole: bool) -> None:
    rows = [
        record("a", "2020-02-09", ("林望舒", post, "511602")),
        record("b", "2020-02-09", ("安若素", post, "511602")),
    ]
    assert bool(roster(rows).conflicts) is sole


def test_without_a_division_the_post_itself_counts() -> None:
    rows = [
        record("a", "2020-02-09", ("林望舒", "总书记", "")),
        record(
            "b", "2020-02-10", ("林望舒", "总书记", ""), ("林望舒", "国家主席", ""), jurisdiction="130430"
        ),
        record("c", "2020-02-11", ("林望舒", "主任", "")),
    ]
    found = roster(rows)
    assert sorted(len(person.posts) for person in found.people) == [1, 2]
    assert found.people[0].divisions == []
    assert found.conflicts == ()


@pytest.mark.parametrize(
    ("code", "within", "lies"),
    [
        ("511602", "511600", True),
        ("511602", "510000", True),
        ("511602", "511602", True),
        ("511602003", "511602", True),
        ("511602", "511603", False),
        ("511700", "511600", False),
        ("", "511600", False),
    ],
)
def test_inside(code: str, within: str, lies: bool) -> None:
    assert inside(code, within) is lies


@pytest.fixture
def path(tmp_path: Path) -> Path:
    rows = [
        record("a", "2020-02-09", ("林望舒", "市委书记", "511600"), ("江一苇", "区长", "511602")),
        record("b", "2020-05-09", ("林望舒", "市委书记", "511600")),
        record("c", "2020-03-01", ("安若素", "市委书记", "511600")),
    ]
    file = tmp_path / "records.jsonl"
    file.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), "utf8")
    return file


def run(*args: str | Path) -> Any:
    return CliRunner().invoke(app, ["officials", *map(str, args)])


def test_the_table_and_the_conflicts(path: Path) -> None:
    done = run(path)
    assert done.exit_code == 0
    (line,) = [line for line in done.stdout.splitlines() if "林望舒" in line]
    assert line.split() == ["林望舒", "市委书记", "511600", "四川省广安市", "2020-02-09", "2020-05-09", "2"]
    assert "holders: 市委书记" in done.stderr


def test_json_and_csv_and_filters(path: Path) -> None:
    plain = json.loads(run(path, "--format", "json", "--within", "511602").stdout)
    assert [person["name"] for person in plain["people"]] == ["江一苇"]
    assert plain["conflicts"][0]["kind"] == "holders"
    rows = run(path, "--format", "csv", "--name", "安若素").stdout.splitlines()
    assert rows[0].startswith("name,post,division")
    assert rows[1].split(",") == [
        "安若素",
        "市委书记",
        "511600",
        "四川省广安市",
        "2020-03-01",
        "2020-03-01",
        "c",
    ]


def test_a_table_in_a_pipe_is_not_padded(path: Path) -> None:
    head, first, *_ = run(path).stdout.splitlines()
    assert head == "name\tpost\tdivision\tdivision name\tfirst\tlast\tarticles"
    assert first == "安若素\t市委书记\t511600\t四川省广安市\t2020-03-01\t2020-03-01\t1"


def test_places_by_name(path: Path) -> None:
    for place in ("广安区", "廣安區", "511602"):
        found = [line.split("\t")[0] for line in run(path, "--within", place).stdout.splitlines()[1:]]
        assert found == ["江一苇"]
    assert len(run(path, "--within", "四川").stdout.splitlines()) == 4


@pytest.mark.parametrize("place", ["无此地", "5101", "999999"])
def test_places_that_nobody_knows(path: Path, place: str) -> None:
    done = run(path, "--within", place)
    assert (done.exit_code, done.stdout) == (1, "")
    assert f"[E706] No division of the gazetteer has the name or code '{place}'." in done.stderr


@pytest.mark.parametrize(
    ("options", "asked"),
    [
        (["--name", "无名氏"], "named 无名氏"),
        (["--within", "江苏"], "in 江苏"),
        (["--name", "江一苇", "--within", "江苏", "--format", "json"], "named 江一苇 in 江苏"),
    ],
)
def test_nobody_found(path: Path, options: list[str], asked: str) -> None:
    done = run(path, *options)
    assert (done.exit_code, done.stdout) == (1, "")
    assert f"[E707] No official {asked} in these records." in done.stderr


def test_a_file_that_holds_no_records(tmp_path: Path) -> None:
    file = tmp_path / "x.jsonl"
    file.write_text("[1]\n", "utf8")
    done = run(file)
    assert done.exit_code == 1
    assert "E506" in done.stderr
