"""Compile resources/wordings.yaml: inflect the verbs, turn lists of phrases into what the rule reader looks up.

python resources/compile_wordings.py    writes src/waybill/ontology/tables/wordings.json
"""

import json
from pathlib import Path

import yaml

SOURCE = Path(__file__).parent / "wordings.yaml"
TARGET = Path(__file__).parents[1] / "src" / "waybill" / "ontology" / "tables" / "wordings.json"
_VOWELS = "aeiou"
_DONE = ("past", "participle", "gerund")


def wordings_text() -> str:
    """The compiled table as it is written to its file."""
    return json.dumps(wordings_table(), ensure_ascii=False, separators=(",", ":"), sort_keys=True) + "\n"


def wordings_table() -> dict[str, object]:
    """The compiled table as JSON values."""
    # BaseLoader keeps every scalar text: "on" and "no" are words here, not booleans.
    source = yaml.load(SOURCE.read_text("utf-8"), Loader=yaml.BaseLoader)  # noqa: S506
    inflect = _inflector(source["irregular"], source["gerunds"])
    return {
        "motions": [_motion(row, inflect(row["words"])) for row in source["verbs"]]
        + [_motion(row, {"fixed": [" ".join(row["words"])]}) for row in source["phrases"]]
        + [_motion(row, {"noun": row["words"]}) for row in source["nouns"]],
        "controls": [
            {
                "forms": {"noun": row["words"]} if row.get("noun") else inflect(row["words"]),
                "stage": row.get("stage"),
                "polarity": row.get("polarity"),
                "certainty": row.get("certainty"),
                "hands": row.get("hands") == "true",
                "asks": row.get("asks") == "true",
                "helper": row.get("helper") == "true",
                "only": row.get("only", []),
            }
            for row in source["controls"]
        ],
        "speech": {
            kind: sorted({form for verb in verbs for forms in inflect(verb.split()).values() for form in forms})
            for kind, verbs in source["speech"].items()
        },
        "raids": sorted({inflect(verb.split())[form][0] for verb in source["raids"] for form in _DONE}),
        **{
            name: [word.lower() for word in source[name]]
            for name in (
                "hedges",
                "possible",
                "covert",
                "grant",
                "sale",
                "loan",
                "exchange",
                "taking",
                "modals",
                "titles",
                "item_modifiers",
                "item_tails",
            )
        },
        "lists": {
            name: [word if name == "outlet_heads" else word.lower() for word in words]
            for name, words in source["lists"].items()
        },
        "org_heads": sorted(set(source["org_heads"])),
        **{
            name: {kind: [word.lower() for word in words] for kind, words in source[name].items()}
            for name in ("vehicles", "party_nouns", "speaker_nouns", "pronouns")
        },
    }


def _motion(row: dict[str, str], forms: dict[str, list[str]]) -> dict[str, object]:
    return {
        "forms": forms,
        "pattern": row["pattern"],
        "stage": row["stage"],
        "basis": row.get("basis", "unknown"),
        "covert": row.get("covert") == "true",
        "motion": row.get("motion") == "true",
        "weak": row.get("weak") == "true",
        "needs": row.get("needs"),
        "reduced": row.get("reduced") == "true",
    }


def _inflector(irregular: dict[str, list[str]], gerunds: dict[str, str]):
    def inflect(words: list[str]) -> dict[str, list[str]]:
        verb, *rest = words
        past, participle = irregular.get(verb, [_past(verb)] * 2)
        forms = {
            "base": verb,
            "third": _third(verb),
            "past": past,
            "participle": participle,
            "gerund": gerunds.get(verb, _gerund(verb)),
        }
        return {form: [" ".join([word, *rest])] for form, word in forms.items()}

    return inflect


def _third(verb: str) -> str:
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        return verb[:-1] + "ies"
    return verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")


def _past(verb: str) -> str:
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        return verb[:-1] + "ied"
    return verb + ("d" if verb.endswith("e") else "ed")


def _gerund(verb: str) -> str:
    if verb.endswith("e") and not verb.endswith("ee"):
        return verb[:-1] + "ing"
    return verb + "ing"


if __name__ == "__main__":
    TARGET.write_text(wordings_text(), encoding="utf-8")
