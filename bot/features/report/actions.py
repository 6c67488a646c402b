"""The actions of `report`: the names of its buttons and forms."""

from __future__ import annotations

from bot.engine.actions import Action

REPORT_NEW = Action("report.new", "button-report")
REPORT_ADD = Action("report.add", "button-report-add")
REPORT_WITHDRAW = Action("report.withdraw", "button-report-withdraw")
REPORT_WITHDRAW_NOW = Action("report.withdraw_now", "button-report-withdraw-yes")
REPORT_OPEN = Action("report.open", "button-report-open")
REPORT_ACKNOWLEDGE = Action("report.acknowledge", "button-report-acknowledge")
REPORT_WRITE = Action("report.write", "button-report-write")
REPORT_CLOSE = Action("report.close", "button-report-close")
REPORT_LIST = Action("report.list", "button-reports")
REPORT_CONTACT = Action("report.contact", "button-report-contact")
