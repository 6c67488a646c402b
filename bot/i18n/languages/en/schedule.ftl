## Where an introduction stands

status-picked-seeker = You picked { $when }. { $other } still has to confirm it.
status-passed-seeker = The time you picked passed before { $other } could confirm it, so you need another one.
status-again-seeker = You and { $other } need a new time that suits you both.
status-agreed-seeker = You meet { $other } on { $when }.
status-unheard-seeker = Nothing more was said about your talk with { $other }, so I have let it rest. You can ask them again, or somebody else.
status-deleted-seeker = The conversation you shared with { $other } was deleted, and with it this ended for both of you. You can begin again whenever you like.
status-cancelled-seeker = The talk with { $other } was called off. You can ask somebody else whenever you like.
status-left-asked-seeker = { $other } is no longer here, so nobody can answer your request. That says nothing about you or your note. You can ask somebody else now.
status-left-arranging-seeker = { $other } had said yes, but is no longer here, so the talk cannot take place. That says nothing about you. You can ask somebody else now.
status-left-agreed-seeker = { $other } is no longer here, so your talk on { $when } cannot take place. That says nothing about you. You can ask somebody else now.
status-left-mine-seeker = This came to an end while you were away. You can ask again whenever you like.
status-picked-host = { $other } would like to talk on { $when }.
status-passed-host = The time that { $other } picked has passed: { $when }. They can pick another one. If you would still like to talk, you can offer other times.
status-again-host = Next, { $other } picks or suggests a new time. If you would rather offer times yourself, you can.
status-offered-host = { $other } is choosing among the times you offered.
status-agreed-host = You meet { $other } on { $when }.
status-unheard-host = Nothing more was said about your talk with { $other }, so I have let it rest.
status-deleted-host = The conversation you shared with { $other } was deleted, and with it this ended for both of you. They can ask you again.
status-cancelled-host = The talk with { $other } was called off.
status-left-asked-host = { $other } is no longer here, so this has come to an end.
status-left-arranging-host = { $other } is no longer here, so the talk cannot take place.
status-left-agreed-host = { $other } is no longer here, so your talk on { $when } cannot take place.
status-left-mine-host = This came to an end while you were away. They can ask you again.

## Messages

confirmed = Confirmed. The file for your calendars is on its way to you both.
no-times = { $other } is happy to talk, but there is no time to pick from at present. Suggest one of your own.
times-theirs = These are your times. { $other } is in another time zone ({ $zone }).
which-day = Which day would suit you? All days with a free time:
times-on = Times on { $day }, in your time zone:
offered = I've offered your times to { $other }.
where-saved = Saved.
rescheduled = The old time no longer stands, and { $name } is told.
calendar-summary = { $seeker } and { $host }: a talk
calendar-how =
    { $format ->
        [video] A video call of { $minutes } minutes.
        [phone] A phone call of { $minutes } minutes.
        [chat] A chat in writing, of { $minutes } minutes.
       *[in_person] { $minutes } minutes, in person.
    }
calendar-who-calls = { $seeker } calls { $host }.
calendar-description = An informational interview, arranged with Paned. To move it or call it off, use the buttons in your messages.
calendar-summary-cancelled = Cancelled: { $seeker } and { $host }
calendar-description-cancelled = This talk is off. If it is in your calendar, delete it.
calendar-file = Talk with { $name } { $day }
calendar-file-cancelled = Cancelled { $name } { $day }
file-adds = Open the file to put the talk into your calendar.
file-changes = Open the file to change the entry in your calendar. If the old entry stays, delete it; if no new one came, open the file once more.
file-cancels = Open the file to take the talk out of your calendar. If the entry stays, or a second one appears, delete it there.
no-place-yet =
    { $format ->
        [video] There is no link for the call yet. Please add it, so that nobody has to look for it at the last minute.
        [phone] There is no number to call yet. Please add it, so that nobody has to look for it at the last minute.
       *[in_person] There is no place to meet yet. Please add it, so that nobody has to look for it at the last minute.
    }
no-place-asked =
    { $format ->
        [video] There is no link for the call yet. I ask { $name } for it; you can add one too.
        [phone] There is no number to call yet. I ask { $name } for it; you can add one too.
       *[in_person] There is no place to meet yet. I ask { $name } for it; you can suggest one too.
    }

## Buttons

button-cancel = Call it off
button-confirm = Confirm this time
button-new-time = Find a new time
button-first-days = First days
button-later-days = Later days
button-more-times = More times
button-offer = Offer other times
button-other-day = Another day
button-other-times = Other times
button-reschedule = Another time
button-suggest-time = Suggest a time
button-where = Link or place

## Forms

form-suggest = Suggest a time
submit-suggest = Suggest it
field-day = Day
hint-day = Such as 2027-03-09
field-other-day = Or another day
field-time-of-day = Time
hint-time = Your time ({ $zone }), such as 14:30
field-time-past = That is in the past. Please choose a later time.
field-time-far = That is more than six months away. Please choose an earlier day.
field-time-skipped = The clocks go forward that day and skip { $time }. Please choose an earlier or a later time.
field-time-taken = One of you is already meeting somebody then. Please choose another time.
field-both-day-and-time = Please fill in both the day and the time.
field-some-time = Please choose at least one time, or write a day and a time.
form-offer = Offer times
submit-offer = Offer these
field-times = Times that suit you (up to ten)
form-where = Link or place
field-where =
    { $format ->
        [video] Link to the call
        [phone] Number to call
        [chat] Where you'll chat
       *[in_person] Where you'll meet
    }
hint-where =
    { $format ->
        [video] Only the two of you see it
        [phone] The seeker calls. Only the two of you see it
        [chat] Here, or somewhere else
       *[in_person] A public place. Only the two of you see it
    }
field-where-later =
    { $format ->
        [video] That is not a link yet. Please paste the link to the call once you have it.
        [phone] That is not a number yet. Please write it here once you have it.
       *[in_person] That is still to come. Please write it here once you know it.
    }
form-reschedule = Another time
form-reschedule-intro = The old time is given up, and { $name } is told.
submit-reschedule = Ask to move it
form-cancel = Call it off
form-cancel-intro = { $name } is told right away.
submit-cancel = Call it off
field-parting = A word with it
hint-parting = A kind line helps more than a reason

## Errors

error-time-past = That time has passed. Please choose another one.
error-time-taken = One of you is already meeting somebody at that time. Please choose another one.
error-time-gone = That time is no longer free. Please choose another one.

## Nudges

nudge-accepted = Good news from **{ $name }**.
nudge-offered = **{ $name }** has offered times.
nudge-lapsed = **{ $name }** could not confirm the time you picked before it came. No harm done.
nudge-arrange-reminder = A gentle reminder: you and **{ $name }** still need a time.
nudge-arrange-last-reminder = The last reminder: you and **{ $name }** still have no time. If it no longer suits, calling it off is fine too.
nudge-picked = **{ $name }** has picked a time.
nudge-moved = **{ $name }** asks for another time.
nudge-taken-back = The time you had with **{ $name }**, { $when }, is off.
nudge-introduce = **{ $seeker }**, meet **{ $host }**, { $role } at { $organisation }. **{ $host }**, this is **{ $seeker }**, who would like { $minutes } minutes of your time.
nudge-introduce-alone = **{ $seeker }**, meet **{ $host }**, { $role }. **{ $host }**, this is **{ $seeker }**, who would like { $minutes } minutes of your time.
nudge-introduce-once = **{ $seeker }**, meet **{ $host }**. **{ $host }**, this is **{ $seeker }**, who would like { $minutes } minutes of your time.
introduce-connector = { $name } brought you together. Thank you, { $name }: you can leave the two of them to it now.
introduce-next = Next, { $seeker } picks or suggests a time in the private message from me. This conversation is for everything else.
nudge-agreed = It's settled: you and **{ $name }** have a time.
nudge-placed =
    { $format ->
        [video] Here is the link for your talk with **{ $name }**.
        [phone] Here is the number for your talk with **{ $name }**.
       *[in_person] Here is the place for your talk with **{ $name }**.
    }
nudge-place-changed =
    { $format ->
        [video] The link for your talk with **{ $name }** has changed.
        [phone] The number for your talk with **{ $name }** has changed.
       *[in_person] The place for your talk with **{ $name }** has changed.
    }
nudge-placed-mine = **{ $name }** gets what you added for your talk. This is for your own calendar.
nudge-cancelled = **{ $name }** has called your talk off.
nudge-cancelled-after = **{ $name }** says that your talk did not take place, and leaves it there.
nudge-cancelled-deleted = Somebody deleted the conversation in which you and **{ $name }** were introduced. It may well have been a tidy-up; neither of you called anything off.
nudge-cancelled-mine = You called your talk with **{ $name }** off.
nudge-hour-before = In about an hour: your talk with **{ $name }**, { $when }.
nudge-minutes-before =
    { $minutes ->
        [one] In a minute: your talk with **{ $name }**, { $when }.
       *[other] In about { $minutes } minutes: your talk with **{ $name }**, { $when }.
    }
