from mkdocs.structure.nav import Link, Section

from hooks.sections import rename


def test_sections_at_any_depth_take_their_titles_and_other_items_keep_theirs():
    inner, outer, link = Section("inner", []), Section("outer", []), Link("inner", "https://example.org")
    outer.children = [inner, link, Section("other", [])]
    rename([outer], {"outer": "外", "inner": "内"})

    assert [outer.title, *(item.title for item in outer.children)] == ["外", "内", "inner", "other"]
