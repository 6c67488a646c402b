"""The feature `invite`."""

from __future__ import annotations

from bot.engine.feature import Feature
from bot.features.invite import actions
from bot.features.invite.invite import INVITE_EXPIRE, INVITE_LAPSE, INVITES, InviteAct, wordless

feature = Feature("invite", actions)
feature.aggregate(INVITES)
feature.timer(INVITE_LAPSE, InviteAct.STOP, waits_for_delivery=False, changes=wordless)
feature.timer(INVITE_EXPIRE, InviteAct.EXPIRE, waits_for_delivery=False, changes=wordless)
