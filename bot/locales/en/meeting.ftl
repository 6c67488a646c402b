## Finding a time

confirmed = Confirmed. The calendar entry is on its way to you both.
no-times = I found no free time of { $other } in the next weeks. Suggest one of your own.
times-theirs = These are your times. { $other } is in another time zone ({ $zone }).
more-times = More times, in your time zone:
form-suggest = Suggest a time
submit-suggest = Suggest it
field-day = Day
hint-day = Such as 2027-03-09
field-other-day = Or another day
field-time-of-day = Time
hint-time = Your time ({ $zone }), such as 14:30
field-time-past = That is in the past. Please choose a later time.
field-time-far = That is more than six months away. Please choose an earlier day.
field-time-taken = One of you is already meeting somebody then. Please choose another time.
field-both-day-and-time = Please fill in both the day and the time.
field-some-time = Please choose at least one time, or write a day and a time.
form-offer = Offer times
submit-offer = Offer these
field-times = Times that suit you (up to ten)
offered = I've offered your times to { $other }.
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
where-saved = Saved.
form-reschedule = Another time
form-reschedule-intro = The old time is given up, and { $name } is told.
submit-reschedule = Ask for another time
form-cancel = Call it off
form-cancel-intro = { $name } is told right away.
submit-cancel = Call it off
field-parting = A word with it
hint-parting = Optional. A kind line helps more than a reason.

calendar-summary = { $seeker } and { $host }: a talk
calendar-description = An informational interview of { $minutes } minutes, arranged with Handshakes. To move it or call it off, use the buttons in your messages.

nudge-accepted = Good news from **{ $name }**.
nudge-offered = **{ $name }** has offered times. Pick one that suits you.
nudge-lapsed = **{ $name }** could not confirm the time you picked before it came. No harm done: pick another one.
nudge-arrange-reminder = You and **{ $name }** still need a time. It takes one press.
nudge-arrange-last-reminder = The last reminder: you and **{ $name }** still have no time. If it no longer suits, calling it off is fine too.
nudge-picked = **{ $name }** has picked a time.
nudge-moved = **{ $name }** needs another time.
nudge-introduce = **{ $seeker }**, meet **{ $host }**, { $role } at { $organisation }. **{ $host }**, this is **{ $seeker }**, who is looking forward to { $minutes } minutes with you.
introduce-connector = { $name } brought you together. Thank you, { $name }: you can leave the two of them to it now.
introduce-next = Next, { $seeker } picks a time in the private message from me. This conversation is for everything else.
nudge-agreed = It's settled: you and **{ $name }** have a time. The file puts it into your calendar.
nudge-placed = The link or place of your talk with **{ $name }** has changed. The file updates your calendar.
nudge-cancelled = **{ $name }** has called your talk off.
nudge-cancelled-deleted = Somebody deleted the conversation in which you and **{ $name }** were introduced. It may well have been a tidy-up; neither of you called anything off.
nudge-cancelled-mine = You called your talk with **{ $name }** off. The file takes it out of your calendar.
nudge-hour-before = In about an hour: your talk with **{ $name }**, { $when }.
no-place-yet = There is no link or place yet. Add one now, so that nobody has to look for it at the last minute.
nudge-outcome = You were to talk with **{ $name }** on { $when }. Did it happen?
nudge-outcome-reminder = Just so that nothing is left hanging: did your talk with **{ $name }** on { $when } happen?
nudge-missed = **{ $name }** says that you two missed each other. It happens to everyone, and it can be set right.

## Getting ready

prep-none = Nothing to prepare: you have no talk ahead. Find somebody to talk to first.
prep-which = Which talk?
prep-with = Your talk with **{ $name }**
prep-title = Before you talk with { $name }
prep-lead = They like to be asked about: { $topics }. Tick what is done; the day before, I show you what is left.
prep-all-done = Everything is ticked. You are ready.
prep-research = Read up on { $organisation } and what a { $role } does: what would you ask because of it?
prep-intro = Practise who you are in 20 to 30 seconds
prep-goal = Decide on one thing you want to know at the end
prep-questions = Put your questions in order, the most important first
prep-sound = Test sound and picture, charge, notifications off
prep-place = A quiet place, light in front, nothing odd behind you
prep-name = Your display name is the one { $name } knows
prep-fallback = A phone number at hand, in case the call fails
prep-number = You call: have the number of { $name } ready
prep-quiet = A quiet place with good reception
prep-zone = Check the time once more: { $name } is on { $zone } time
prep-notes = Paper and pen, a few notes only
prep-bounds = Agree when you start and when you stop
prep-one = One question a message, and wait for the answer
prep-dress = Dress as people do at { $organisation }, one notch neater
prep-route = A public place; know the way and how long it takes
prep-coffee = You pay for the coffee, or offer a walk or a call instead
prep-off = Phone off and away
prep-early = Be there five minutes early
prep-end = End on the minute you agreed; ask before running over

questions-title = Your questions
questions-lead = The most important first. Five to ten are plenty; you'll get through about half.
questions-none = None yet. Five to ten are plenty. Start with what you could not find out any other way.
question-line = { $number }. { $question }
question-advice = About { $number }: { $advice }
form-questions = Your questions
field-questions = One a line, the most important first
hint-questions = Up to { $most }
field-questions-many = That is { $count } questions. { $most } at most: keep the ones only this person can answer.
field-question-long = Question { $number } is very long. Try it in { $most } characters: one thing at a time.

brief-title = { $name }, in short
brief-questions = They would like to ask:
brief-enough = One talk is enough. There is no duty to help further, to pass on a CV or to know of a job.
nudge-research = Your talk with **{ $name }** is coming up. Half an hour of preparation makes it twice as good.
nudge-day-before = Nearly there: your talk with **{ $name }**. If something has come up, now is the time to say so.
nudge-brief = A talk is coming up: here is who **{ $name }** is and what they hope for.
