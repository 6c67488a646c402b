"""The actions of `find`: the names of its buttons and forms."""

from __future__ import annotations

from bot.engine.actions import Action

FIND_OPEN = Action("find.open", "button-find")
FIND_MORE = Action("find.more", "button-more-hosts")
FIND_SEARCH = Action("find.search", "button-search-again")
FIND_WATCH = Action("find.watch", "button-watch")
FIND_UNWATCH = Action("find.unwatch", "button-unwatch")
FIND_LIKE = Action("find.like", "button-others")
FIND_ONWARD = Action("find.onward", "button-none-of-these")
FIND_NEAR = Action("find.near", "button-near")
FIND_TOPICS = Action("find.topics", "button-topics")
FIND_TOPIC = Action("find.topic", "")
