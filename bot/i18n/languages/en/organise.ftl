## Commands, in the help and while typing

command-organise = For organisers: what works here, in numbers
usage-organise = /intro organise

## Messages

organise-title = What works here: { $period }
organise-none-title = What works here
organise-none = There are no numbers yet. Each month is counted once it is over; the first numbers come on { $day }.
organise-pilot = You see blanks because fewer than { $fewest } people took part in each of these. In a small pilot a number would say who did what. Ask the people themselves: they can tell you more than a number.
organise-how = Each number is what happened in that time, rounded to the nearest { $step }. A dash stands where fewer than { $fewest } people took part, so that nobody can work out who did what. A month is counted in the night after its end, and does not change later.
organise-partial = “In part” leaves out months that are blank. Otherwise somebody could work them out by subtracting.
organise-shared = Half of the talks lie with { $share }% of the hosts who said yes. The higher, the more fairly they are shared; 50% is the most.
organise-wanted = Members wait for a host who knows about: { $topics }.
figure-asked = Requests sent
figure-answered = Answered, yes or no
figure-accepted = Hosts said yes
figure-agreed = Times agreed
figure-met = Talks that took place
figure-thanked = Thanked
figure-in-time = Thanked within { $days } days
figure-warm = Requests through somebody they know
figure-onward = Hosts named somebody else
figure-elsewhere = Talks begun with people outside
figure-became-hosts = Seekers who became hosts
figure-answer-days = Half were answered within
figure-meet-days = Half of the talks came within
figure-partial = { $number }, in part
figure-days =
    { $count ->
        [one] { $count } day
       *[other] { $count } days
    }

## As a picture

organise-picture-coming = I am sending you these numbers with a picture, as a direct message.
organise-picture-alt = The numbers of the list as bars, from the request to the thanks
organise-no-picture = There are no numbers to draw yet.
nudge-figures = From the request to the thanks, drawn, with the same numbers as a list.

## The weekly note

weekly-title = What waits here
nudge-weekly = Your weekly note as an organiser: what waits, and what is new.
weekly-failed = Messages could not be delivered within the last week. “Messages” says why, and lets them go out again.
weekly-reports =
    { $count ->
        [one] A report waits: nobody has taken it up yet.
       *[other] { $count } reports wait: nobody has taken them up yet.
    }
weekly-month = The numbers of { $period } are there:
weekly-on = I'll write to you on Monday mornings, in your time zone: what waits, and the numbers of each month once they are there. When there is nothing to say, I send nothing.
weekly-off = I won't send you any more weekly notes.

## The page with charts

organise-link = Open the page with charts
organise-link-how = The link works once, within the next { $minutes } minutes, and for you alone.
web-enter-title = What works here
web-enter = This page shows organisers what works in their community, in numbers. The link works once.
web-enter-button = Open the page
web-over-title = This link has ended
web-over = A link works once and for ten minutes, a visit lasts half an hour. In your chat, type /intro organise for a new one.
web-left-title = You have left the page
web-left = To come back, type /intro organise in your chat.
web-later-title = Please try again in a while
web-later = This page can't be shown at the moment.
web-nothing-title = There is nothing here
web-nothing = Type /intro organise in your chat: from there a link leads to the page with charts.
web-periods = Other periods
web-chart = The numbers of the table below, drawn
web-download = Download as a table (CSV)
web-leave = Leave the page
web-funnel = From the request to the thanks
web-parts = Part by part
web-beside = What else came of it
web-times = How long it took
web-period = Period
web-what = What
web-number = Number
web-note = Note
web-in-part = in part
web-blank = fewer than ten people
web-days = days
web-topic = members wait for a host

## Messages that wait, are late or failed

backlog-title = Messages: waiting, late, not delivered
backlog-failed = Not delivered within the last 30 days:
backlog-late = Late:
backlog-waiting = To be sent within the next seven days:
backlog-none-failed = Everything of the last 30 days was delivered.
backlog-none-late = Nothing is late.
backlog-none-waiting = Nothing is to be sent within the next seven days.
backlog-line = **{ $what }**, { $number }: { $why }
backlog-number = about { $number }
backlog-fewer = to fewer than { $fewest } people
backlog-how = Numbers are rounded to the nearest { $step }. What fewer than { $fewest } people are to read is in one line, without its subject: it would say who has asked for what. Nothing is sent again that is no longer true.
backlog-most = There are more: the first { $most } are counted.
backlog-again = They go out again, one after the other, as far as they are still true. It takes a while; this page shows how far it has come.
backlog-gone = There is nothing of it to send again.
about-requests = Requests and answers
about-time = Finding a time
about-talk = Before and after a talk
about-thanks = Thanks and keeping in touch
about-people = Through people who know each other
about-outside = Talks with people outside
about-hosts = Hosting and searches
about-invited = Invitations and cohorts
about-organisers = For organisers, and about reports
about-other = What members asked for
about-few = Various
why-planned = at its time
why-behind = not tried yet; it goes by itself
why-throttled = your chat asked for a pause; it goes by itself
why-tried = an attempt failed; the next comes by itself
why-unreachable = the reader takes no messages, or has left; they read it at their next visit
why-gave-up = your chat did not take it for a day
why-ours = a mistake of Paned; its log says which
web-messages = Messages
web-failed = Not delivered
web-late = Late
web-waiting = Waiting
web-about = About
web-why = Why
web-again = Send again: { $what } ({ $why })

## Buttons

button-organise = What works here
button-organise-earlier = Earlier
button-organise-later = Later
button-organise-month = A month
button-organise-quarter = Three months
button-organise-year = A year
button-organise-page = Page with charts
button-backlog = Messages
button-send-again = Send again
button-organise-picture = As a picture
button-weekly = Send me this each week
button-no-weekly = No more weekly notes
