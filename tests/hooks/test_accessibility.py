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
