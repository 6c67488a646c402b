## Commands, in the help and while typing

command-prep = Get ready for your next talk
usage-prep = /intro prep

## Messages

prep-none = You have no talk ahead yet. Once you have agreed a time with somebody, you get ready for it here.
prep-which = Which talk?
prep-with = Your talk with **{ $name }**
prep-title = Before you talk with { $name }
prep-lead = They like to be asked about: { $topics }. Tick what is done.
prep-all-done = Everything is ticked. You are ready.
prep-research = Read up on { $organisation } and the role ({ $role }). What do you wonder?
prep-research-alone = Read up on the role ({ $role }): what would you ask because of it?
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
prep-dress-alone = Dress as people in this work do, one notch neater
prep-route = A public place; know the way and how long it takes
prep-coffee = You pay for the coffee, or offer a walk or a call instead
prep-off = Phone off and away
prep-early = Be there five minutes early
prep-end = End on the minute you agreed; ask before running over
questions-title = Your questions
questions-lead = The most important first. Five to ten are plenty; you'll get through about half.
questions-none = None yet. Five to ten are plenty. Start with what you could not find out any other way.
questions-shared = { $name } sees these questions in good time before you talk.
questions-held = { $name } does not see your questions yet. Before they can go:
questions-kept = { $name } does not see these questions from now on.
question-line = { $number }. { $question }
question-advice = About { $number }: { $advice }
suggestions-title = Questions to choose from
suggestions-for = Questions for { $name }
suggestions-lead = Add what you would really like to know, and put it into your own words. Nothing here was asked yet.
suggestion-line = **{ $category }**: { $question }

## Categories of questions

category-path = Path and turning points
category-day = Day to day
category-industry = Where the field is going
category-insights = Insights and surprises
category-culture = Culture, and who thrives
category-balance = The good and the hard
category-skills = Skills and ways in
category-advice = Advice
category-resources = What to read and hear
category-projects = Trying it out
category-onward = Who and what next

## The brief

brief-title = { $name }, in short
brief-questions = They would like to ask:
brief-enough = One talk is enough. There is no duty to help further, to pass on a CV or to know of a job.
fallback =
    { $format ->
        [video] If the call fails: write to each other, and talk by phone instead.
        [phone] If nobody picks up: write a line, and try again five minutes later.
        [chat] If one of you drops out: write a line, and go on when both are back.
       *[in_person] If one of you is late or lost: a line to the other is enough.
    }

## Facts

fact-fallback = Plan B

## Buttons

button-add-question = Add
button-back-to-questions = Back to my questions
button-brief = Who is coming
button-checklist = Back to the checklist
button-edit-questions = Write my questions
button-more-questions = Show others
button-prep = Prepare
button-questions = My questions
button-share-questions = Share with the host
button-unshare-questions = Keep them to myself
button-suggest-questions = Suggest some
button-their-note = Their note
button-up = Move { $number } up

## Forms

form-questions = Your questions
field-questions = One a line, most important first
hint-questions = Up to { $most }
field-questions-many = That is { $count } questions. { $most } at most: keep the ones only this person can answer.
field-question-long = Question { $number } is very long. Try it in { $most } characters: one thing at a time.

## Errors

error-prep-over = There is nothing to prepare here any more.

## Nudges

nudge-research = Your talk with **{ $name }** is coming up. With half an hour of preparation you can ask what only they can tell you.
nudge-day-before = Nearly there: your talk with **{ $name }**. If something has come up, now is the time to say so.
nudge-brief = A talk is coming up: here is who **{ $name }** is and what they hope for.
