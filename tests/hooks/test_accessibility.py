from hooks.accessibility import repair


def test_the_search_dialog_takes_the_name_of_its_field():
    page = (
        '<div class="md-search" data-md-component="search" role="dialog">'
        '<input type="text" class="md-search__input" name="query" aria-label="搜索">'
    )
    assert 'role="dialog" aria-label="搜索">' in repair(page, "zh")


def test_a_task_box_has_a_name():
    page = '<label class="task-list-control"><input type="checkbox" disabled/>'
    assert '<input type="checkbox" aria-label="Task" disabled/>' in repair(page, "en")


def test_two_tables_of_contents_have_two_names():
    toc = '<nav class="md-nav md-nav--secondary" aria-label="目录">'
    assert repair(toc + toc, "zh") == toc.replace("目录", "目录（菜单）") + toc
    assert repair(toc, "zh") == toc


def test_parts_of_a_table_of_contents_are_no_landmarks():
    assert repair('<nav class="md-nav" aria-label="模型">', "zh") == '<nav class="md-nav" role="none">'


def test_the_search_results_are_no_stop_of_their_own():
    assert "tabindex" not in repair('<div class="md-search__scrollwrap" tabindex="0" data-md-scrollfix>', "en")


def test_a_table_with_an_empty_corner_names_its_rows():
    rows = "<tbody><tr><td>ReLU</td><td>0.4</td></tr></tbody></table>"
    table = f"<table><thead><tr><th></th><th>loss</th></tr></thead>{rows}"

    repaired = repair(table, "en")
    assert '<td></td><th scope="col">loss</th>' in repaired
    assert '<tr><th scope="row">ReLU</th><td>0.4</td></tr>' in repaired
    assert repair(table.replace("<th></th>", "<th>name</th>"), "en") == table.replace("<th></th>", "<th>name</th>")
