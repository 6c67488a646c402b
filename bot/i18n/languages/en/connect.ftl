## Messages

invite-declined = That is fine. Nobody is told, and you won't be asked about this again.
invitation-summary = **{ $name }** thinks you could help somebody here: would you host?
invitation-over = This invitation is over. You can host whenever you like.

## Buttons

button-no-thanks = No, thank you

## Forms

field-person-other = Please choose somebody other than the two of you.

## Nudges

nudge-invite-host = **{ $name }** thinks someone here could learn from you. Would you host? You choose how often, and you can say no to anyone.
nudge-referral = **{ $name }**, whom { $by } suggested to you, hosts now. You can write to them.
nudge-connector-agreed = Your introduction worked: { $seeker } and { $host } will talk on { $when }. Thank you.
nudge-connector-met = { $seeker } and { $host } have talked. Thank you for bringing them together.
nudge-connector-told = You brought **{ $seeker }** and **{ $host }** together. They have talked, and { $seeker } writes to you:
nudge-connector-update = Some time ago you brought **{ $seeker }** and **{ $host }** together. This is what came of it, as { $seeker } tells it:
