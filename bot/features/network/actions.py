"""The actions of `network`: the names of its buttons and forms."""

from __future__ import annotations

from bot.engine.actions import Action

NETWORK_OPEN = Action("network.open", "button-network")
NETWORK_PERSON = Action("network.person", "button-network-person")
NETWORK_NOTE = Action("network.note", "button-person-note")
NETWORK_NOTEBOOK = Action("network.notebook", "button-notebook")
NETWORK_PICTURE = Action("network.picture", "button-handshakes")
NETWORK_BROUGHT = Action("network.brought", "button-brought")
NETWORK_DOWNLOAD = Action("network.download", "button-notebook-file")
