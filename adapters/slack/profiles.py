"""What Slack's user objects say of a member."""

from __future__ import annotations

from adapters.slack.render import Json
from bot.domain.people import Profile

USED = ("id", "deleted", "is_admin", "is_bot", "is_owner", "locale", "name", "real_name", "tz")
USED_OF_PROFILE = ("display_name", "real_name")


def profile_of(user: Json, community_name: str = "") -> Profile:
    """Return the profile in a user object, as `users.info` and `user_change` have it."""
    profile = user.get("profile") or {}
    name = profile.get("display_name") or profile.get("real_name") or user.get("real_name")
    return Profile(
        name=name or user.get("name") or user["id"],
        zone=user.get("tz") or "",
        language=(user.get("locale") or "").partition("-")[0].lower(),
        community_name=community_name,
        organiser=bool(user.get("is_admin") or user.get("is_owner")),
        bot=bool(user.get("is_bot")) or user["id"] == "USLACKBOT",
    )


def reduced(user: Json) -> Json:
    """Return a user object without what is not used, such as telephone and mail address."""
    profile = user.get("profile") or {}
    kept = {name: profile[name] for name in USED_OF_PROFILE if name in profile}
    return {**{name: user[name] for name in USED if name in user}, "profile": kept}
