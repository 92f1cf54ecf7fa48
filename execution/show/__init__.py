"""An executed notebook -> HTML in its page, or a notebook to take away."""
