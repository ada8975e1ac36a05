"""How many examples hypothesis tries where a test says so: in proportion to the profile in use."""

from hypothesis import settings


def examples(count: int, **more: object) -> settings:
    """Settings with as many examples as `count` in the profile `ci`, and with fewer in `dev`."""
    return settings(max_examples=max(1, count * settings().max_examples // 100), **more)
