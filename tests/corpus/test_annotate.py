

@pytest.mark.parametrize("title", ["Lt.", "Sgt.", "Capt.", "Det.", "Supt.", "Asst."])
def test_an_abbreviated_title_is_one_word_and_ends_no_sentence(title: str) -> None:
    text = f"Two men were hurt, police {title} Ann Lee said."
    parsed = next(annotate([Article.from_json({"title": "", "text": text}, "a", "a")]))
    assert len(parsed.sentences) == 1
    assert title in [token.text for token in parsed.docs[0]]
