"""Extensions of Python-Markdown: what makes a page of this site."""
