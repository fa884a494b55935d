"""Rules that nobody draws: where shaded areas meet, and white lines upon them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from extract.readers.pdf.rules import BLACK, SAME, Rule, levels, nearest

# Shaded cells stand no further apart than this.
_TOUCH = 2.5
# A shaded table leaves no more than this share of its area unshaded.
_BARE = 0.1
# More areas on a page are a picture.
_MOST = 2000


def on_shades(rules: Iterable[Rule], shades: Sequence[Rule]) -> list[Rule]:
    """Of white rules, those that are seen because they lie on a shaded area or at its edge."""
    if len(shades) > _MOST:
        return []
    found = []
    for rule in rules:
        x, y = (rule.x0 + rule.x1) / 2, (rule.top + rule.bottom) / 2
        if any(s.x0 - 1 <= x <= s.x1 + 1 and s.top - 1 <= y <= s.bottom + 1 for s in shades):
            found.append(Rule(rule.x0, rule.top, rule.x1, rule.bottom, BLACK))
    return found


def tiled(shades: Sequence[Rule]) -> list[Rule]:
    """The sides of shaded areas that tile a table: at least two columns and two rows that share their edges.

    Shading behind lines of text, words marked in colour and shaded headings share no edges both ways.
    """
    if not 4 <= len(shades) <= _MOST:
        return []
    sides: list[Rule] = []
    for group in _groups(shades):
        xs, ys = levels(x for s in group for x in (s.x0, s.x1)), levels(y for s in group for y in (s.top, s.bottom))
        if len(xs) < 3 or len(ys) < 3:
            continue
        whole = (xs[-1] - xs[0]) * (ys[-1] - ys[0])
        is_full = sum((s.x1 - s.x0) * (s.bottom - s.top) for s in group) >= (1 - _BARE) * whole
        shared = (len({round(s.top) for s in group if abs(s.x0 - x) < SAME}) > 1 for x in xs[1:-1])
        if is_full and all(shared):
            for s in group:
                x0, x1 = xs[nearest(xs, s.x0)], xs[nearest(xs, s.x1)]
                top, bottom = ys[nearest(ys, s.top)], ys[nearest(ys, s.bottom)]
                sides += [Rule(x0, top, x1, top), Rule(x0, bottom, x1, bottom)]
                sides += [Rule(x0, top, x0, bottom), Rule(x1, top, x1, bottom)]
    return sides


def _groups(shades: Sequence[Rule]) -> list[list[Rule]]:
    """Areas that touch, together."""
    groups: list[list[Rule]] = []
    for shade in sorted(shades, key=lambda s: (s.top, s.x0)):
        near = [group for group in groups if any(_touch(shade, other) for other in group)]
        groups = [group for group in groups if group not in near]
        groups.append([*(other for group in near for other in group), shade])
    return groups


def _touch(a: Rule, b: Rule) -> bool:
    return a.x0 <= b.x1 + _TOUCH and b.x0 <= a.x1 + _TOUCH and a.top <= b.bottom + _TOUCH and b.top <= a.bottom + _TOUCH
