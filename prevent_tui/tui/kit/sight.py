"""What is typed stays in sight: the page around a field follows its cursor, at any size of the window."""

from __future__ import annotations

from textual.geometry import Offset, Region, Spacing, clamp
from textual.widget import Widget

_AROUND = 1
"""Rows seen above and below the cursor, where the field has them and the page cannot show all of it."""


class InSight(Widget):
    """What a field has that is never out of sight while it has the keys; to be named after the field it is added to.

    Attributes:
        beside: What is seen with the field where the page is high enough for all of it, such as its label.
    """

    beside: tuple[Widget, ...] = ()
    _seen_at: tuple[int, ...] = ()

    @property
    def cursor_screen_offset(self) -> Offset:
        """Where the cursor stands on the screen."""
        raise NotImplementedError

    def on_mount(self) -> None:
        """From now on each new layout is looked at: a smaller window, or more rows above, may hide what is typed."""
        self.screen.screen_layout_refresh_signal.subscribe(self, lambda _: self._laid_out())

    def on_focus(self) -> None:
        """Comes into sight."""
        self.call_after_refresh(self.follow)

    def on_resize(self) -> None:
        """What stands in it may be wrapped anew, or cut elsewhere."""
        if self.has_focus:
            self.call_after_refresh(self.follow)

    def follow(self, *beside: Widget) -> None:
        """Scrolls what is around the field until its cursor is seen; not where another has the keys by now.

        Args:
            beside: What should be seen with it this once, besides what always is.
        """
        if not self.is_attached or self.screen.focused is not self:
            return
        self.show_cursor_inside()
        page = self._page
        if page is None:
            return
        moving = tuple(each for each in beside if not _stays(each))
        wanted = self._rows(page, moving).translate(page.scroll_offset - page.scrollable_content_region.offset)
        rows = Region(0, wanted.y, 1, wanted.height)
        page.scroll_to_region(rows, spacing=_docked(page), animate=False, force=True, x_axis=False)
        self._seen_at = self._place(page)

    def follow_if_hidden(self) -> None:
        """Follows the cursor once the screen is drawn, if it has left what is seen of the field or of the page."""
        row, page = self.cursor_screen_offset.y, self._page
        seen = [self.content_region, *([_window(page)] if page else [])]
        if not all(each.y <= row < each.bottom for each in seen):
            self.call_after_refresh(self.follow)

    def show_cursor_inside(self) -> None:
        """Scrolls what stands in the field until the cursor is seen in it."""
        at = self.cursor_screen_offset - self.content_region.offset + self.scroll_offset
        self.scroll_to_region(Region(at.x, at.y, 1, 1), animate=False, force=True)

    def _rows(self, page: Widget, beside: tuple[Widget, ...]) -> Region:
        """What is to be seen: the field and all beside it, or as much of that as the page has room for."""
        for widgets in ((self, *self.beside, *beside), (self, *beside), (self,)):
            rows = Region.from_union([each.region for each in widgets if each.region] or [self.region])
            if rows.height <= _window(page).height:
                return rows
        at = clamp(self.cursor_screen_offset.y, self.region.y, self.region.bottom - 1)
        return Region(self.region.x, at - _AROUND, 1, 2 * _AROUND + 1).intersection(self.region)

    def _laid_out(self) -> None:
        """Follows where the layout is another; one who only scrolled wants to see something else for the moment."""
        if self.has_focus and (page := self._page) and self._place(page) != self._seen_at:
            self.call_after_refresh(self.follow)

    def _place(self, page: Widget) -> tuple[int, ...]:
        """Where the field stands on its page, and how much of the page there is."""
        return (*(self.region.offset - page.region.offset + page.scroll_offset), *self.size, *_window(page).size)

    @property
    def _page(self) -> Widget | None:
        """The page around the field, if it scrolls."""
        return next((each for each in self.ancestors if isinstance(each, Widget) and each.max_scroll_y), None)


def _stays(widget: Widget) -> bool:
    """Whether a widget stays where it is however far the page is scrolled, and so needs no room on it."""
    return any(each.styles.dock != "none" for each in widget.ancestors_with_self if isinstance(each, Widget))


def _window(page: Widget) -> Region:
    """Where on the screen what a page holds is seen."""
    return page.scrollable_content_region.shrink(_docked(page))


def _docked(page: Widget) -> Spacing:
    """The rows of a page that do not scroll, such as a title above and keys below."""
    spacings = (each.dock_gutter for each in page.children if each.styles.dock == "none" and each.display)
    return next(spacings, Spacing())
