## Said in many places

also-for = { " " }· for { $name }: { $when }
minutes =
    { $minutes ->
        [one] 1 minute
       *[other] { $minutes } minutes
    }
format =
    { $format ->
        [video] Video call
        [phone] Phone call
        [chat] Chat in writing
       *[in_person] In person
    }
talks = { $formats } ({ $lengths } minutes)
capacity =
    { $count ->
        [one] 1 talk a month
       *[other] { $count } talks a month
    }
language-name = English
stale = This has moved on since that message. Here is how it stands now, and what you can do.
fine = That is fine. Nothing changes, and nobody is told.

card-title = { $seeker } and { $host }
card-connector = { $seeker } and { $host } are in touch, thanks to you. The rest is between the two of them.
host-line = **{ $name }**, { $role } at { $organisation }
about-seeker = About **{ $other }**: { $headline }
would-like-to-learn = **Would like to learn:** { $learn }

## What stands beside a fact

fact-about = More about it
fact-access = Access needs
fact-capacity = At most
fact-format = How
fact-free = Free
fact-goal = Goal
fact-language = Language
fact-languages = Speaks
fact-learn = Would like to learn
fact-length = How long
fact-nudges = Nudges
fact-organisation = Organisation
fact-quiet = Quiet hours
fact-role = Role
fact-sector = Sector
fact-talks = Talks
fact-they-answered = They answered
fact-topics = Ask about
fact-usual-place = Usual link or place
fact-when = When
fact-where = Where
fact-who = Who
fact-you-asked = You asked
fact-zone = Time zone

## Buttons

button-about-me = About me
button-accept = Yes, happy to talk
button-ask = Ask one thing first
button-ask-again = Ask again
button-ask-them = Write to them
button-brief = Who is coming
button-called-off = We called it off
button-cancel = Call it off
button-checklist = Back to the checklist
button-confirm = Confirm this time
button-decline = Not this time
button-details = Add details
button-discard = Throw away
button-done = Done
button-edit = Edit
button-edit-questions = Write my questions
button-find = Find people
button-form-again = Open the form again
button-happened = We talked
button-help = Help
button-host = Host
button-host-about = 1. What I do
button-host-talk = 2. How I talk
button-host-when = 3. When I am free
button-host-pause = Pause until…
button-host-resume = Back from my pause
button-host-return = Host again
button-host-leave = Stop hosting
button-host-leave-yes = Yes, stop hosting
button-keep-hosting = Keep hosting
button-keep-touch = Keep in touch
button-leave-it = Leave it there
button-mine = My introductions
button-more-hosts =
    { $count ->
        [one] 1 more
       *[other] { $count } more
    }
button-moved = We moved it
button-named = They named someone
button-new-time = Find a new time
button-no-show = It did not happen
button-no-thanks = No, thank you
button-no-update = Nothing to add
button-not-now = Not now
button-offer = Offer other times
button-open = Open
button-other-times = Other times
button-other-zone = Another city
button-others = Others to ask
button-prep = Prepare
button-prep-open = Prepare
button-preview = Look it over
button-questions = My questions
button-questions-first = Write my questions
button-refer = Not me, but ask…
button-reply = Answer
button-request = Ask for a talk
button-reschedule = Another time
button-search-again = Search again
button-send = Send it
button-send-thanks = Send the thank-you
button-set-language = Language
button-set-nudges = Which nudges
button-set-time = Time zone and quiet hours
button-settings = Settings
button-share-questions = Share with the host
button-unshare-questions = Keep them to myself
button-stop-touch = Stop keeping in touch
button-suggest-questions = Suggest some
button-suggest-time = Suggest a time
button-thank = Look back and say thanks
button-thanked-elsewhere = I have thanked them
button-thanks-draft = Your draft
button-unwatch = Stop telling me
button-up = Move { $number } up
button-update = Tell them what came of it
button-watch = Tell me when someone fits
button-we-talked = We did talk
button-where = Link or place
button-withdraw = Take it back
button-wrote = I wrote to them

## What is wrong with a field

field-required = Please fill this in.
field-choose-one = Please choose one of these.
field-choose-some = Please choose at least one.
field-date = Please write a day as year-month-day, such as 2027-03-09.
field-time = Please write a time as hours and minutes, such as 14:30.
field-too-long =
    { $over ->
        [one] This is 1 character too long: { $most } at most.
       *[other] This is { $over } characters too long: { $most } at most.
    }
field-too-short = A little more, please: at least { $least } characters.
field-zone-maybe = I am not sure which place “{ $typed }” is. Did you mean one of these: { $cities }?
field-zone-unknown = I don't know a time zone “{ $typed }”. Try the nearest big city, such as London or New York.
field-person-unknown = I don't know this person here yet. Ask them to type /intro once, then try again.
field-person-other = Please choose somebody other than the two of you.

## What cannot be done, and what can

error-unexpected = Something went wrong on our side, and nothing was changed. Please try again in a minute. If it stays like this, give your organiser this reference: { $reference }.
error-unavailable = I can't get at my notes right now, so nothing was changed. Please try again in a minute.
error-unknown-button = I don't know this button any more. Your introductions are all still there.
error-gone = This person is no longer here. Have a look at your introductions for what is still open.
error-not-a-host = This person does not host at the moment. You can ask anyone who does.
error-not-yours = Only the two people of an introduction can open it. Yours are one press away.
error-yourself = That would be talking to yourself. Have a look at who else hosts.
error-not-asked-now = This host takes no requests at the moment. Others may be just as good to talk to.
error-host-full = This host has given all the talks they can this month. You could ask someone else now, or try again next month.
error-already-open = You two already have something open. You can see where it stands.
error-declined-lately = This host said no not long ago. Give it a few weeks, and talk to someone else meanwhile.
error-cap-open =
    { $most ->
        [one] You have an open request already. Finish it or take it back, then there is room for a new one.
       *[other] You have { $most } open requests already. Fewer, well-chosen ones work better: finish one or take it back, then there is room for a new one.
    }
error-cap-organisation = You already have an open request at { $organisation }. One at a time there, so that nobody is asked twice by accident. Finish it first, or ask somewhere else.
error-capacity =
    { $count ->
        [one] You have given your talk for this month. Raise your limit to take this one too, or leave it for next month: the request stays open.
       *[other] You have given your { $count } talks for this month. Raise your limit to take this one too, or leave it for next month: the request stays open.
    }
error-offer-changed = The host has changed what they offer since you wrote this. Please choose length and format again.
error-time-past = That time has passed. Please choose another one.
error-time-taken = One of you is already meeting somebody at that time. Please choose another one.
error-time-gone = That time is no longer free. Please choose another one.
error-prep-over = There is nothing to prepare here any more.
error-debrief-first = There is no draft yet. Two minutes of looking back, and it writes itself.
error-update-done = You have already told them what came of it.
error-promise-gone = This promise is no longer on your list.
error-host-not-yet = Your offer is not complete yet. Fill in the missing part first.

## After the bot was away

catch-up =
    { $count ->
        [one] I was away for a while. One thing has been waiting for you:
       *[other] I was away for a while. { $count } things have been waiting for you:
    }
missed =
    { $count ->
        [one] I could not reach you by direct message, so here is what has been waiting for you.
       *[other] I could not reach you by direct message, so here are { $count } things that have been waiting for you.
    }
missed-elsewhere = I could not reach you by direct message. What has been waiting for you stands under “My introductions”.
missed-how = So that I can tell you at once next time: open this community's privacy settings and allow direct messages. Then press any button of mine.
