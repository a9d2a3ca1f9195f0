"""The Doc's text: tokens over the raw text, its normalized view, spans on token edges."""
