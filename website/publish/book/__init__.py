"""The books: of each language an EPUB and a PDF, made of the built folder; `python -m website.publish.book SITE`.

__main__.py   the order of it all; book.py: what they share, a book as text with its files
chapters.py   reads the pages, in the order of the navigation, as numbered chapters
figures.py    frames become a strip of a few; names that XML tells apart get their capitals back
links.py      ids that are unique in the book, links that lead to them, or to the site, or nowhere: then they are text
clean.py      what only works on a screen goes or becomes text: buttons, tabs, guesses, the provenance
folds.py      folded code opens, unless an earlier chapter has shown all of it
solutions.py  what hints at an answer, and the answers, move to the end
terms.py      the index
matter.py     title page, contents, licence
xhtml.py      a chapter as XHTML, with the light colours of the site in its figures and in book.css
epub.py, pdf.py (with numbers.py, the pages in its contents), offer.py (the home page names both)
words.py      what the books say themselves
"""
