"""Pictures of demo pieces, woven from a draft: `draw_cloth` for one view, `draw_views` for all four."""

from .views import VIEWS, View, draw_cloth, draw_views

__all__ = ["VIEWS", "View", "draw_cloth", "draw_views"]
