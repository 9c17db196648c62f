from datetime import date

from newsdiff.corpus import load, samples


def test_the_samples_are_three_dated_reports_with_all_their_paragraphs() -> None:
    articles, skipped = load(samples.paths())
    assert not skipped
    assert [article.source for article in articles] == [
        "The Harbour Gazette",
        "northernwire.example",
        "Skerry Herald",
    ]
    assert {article.published for article in articles} == {date(2023, 5, 17)}
    assert [len(article.passages) for article in articles] == [7, 8, 8]
    assert all(article.title and article.authors for article in articles)


def test_no_page_furniture_of_the_samples_is_a_passage() -> None:
    articles, _ = load(samples.paths())
    words = " ".join(passage.text for article in articles for passage in article.passages)
    for furniture in (
        "share button",
        "Courtesy",
        "Published",
        "Council Votes",
        "comments",
        "desk:",
        "Read more",
        "@",
    ):
        assert furniture not in words
