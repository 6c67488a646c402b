## Commands, in the help and while typing

command-report = Tell an organiser what went wrong between you and a member
usage-report = /intro report @name
command-reports = For organisers: what members have reported
usage-reports = /intro reports

## Messages

report-title = A report
report-summary =
    { $status ->
        [sent] You reported **{ $name }**. Nobody has taken it up yet; I remind whoever can.
        [acknowledged] You reported **{ $name }**. Somebody looks into it.
        [closed] Your report about **{ $name }** is closed.
       *[withdrawn] You withdrew your report about **{ $name }**.
    }
report-sent = Thank you for telling. It goes to { $who }, and I'll write to you as soon as somebody looks into it. I don't tell **{ $name }** that there is a report, nor who wrote it.
report-enough = All of it is passed on. You can add more once somebody has written to you.
report-about = **{ $reporter }** reported **{ $reported }** on { $when }.
report-earlier =
    { $count ->
        [one] There is 1 other report about this member.
       *[other] There are { $count } other reports about this member.
    }
report-is-withdrawn = It was withdrawn.
report-is-closed = It is closed.
report-handler = **{ $name }** looks into it.
report-unread = Nobody has taken it up yet.
report-words = What happened:
report-quoted = Written by the reported member:
report-by-reporter = From the reporter, { $when }:
report-by-organisers = To the reporter, { $when }:
report-by-you = From you, { $when }:
report-to-you = To you, { $when }:
report-added = Passed on.
report-withdraw = Withdraw this report? Whoever looks into it reads that you don't want it to go further.
report-taken-up = You look into this now, and the reporter reads that you do.
report-written = Passed on. The reporter can answer.
report-line =
    { $status ->
        [acknowledged] **{ $name }**, reported on { $when }. Somebody looks into it.
       *[sent] **{ $name }**, reported on { $when }. Nobody has taken it up yet.
    }
report-quote-yes = Yes, as it was written
report-quote-no = No
report-block-yes = Yes, we don't find or reach each other any more
report-block-no = No
reports-title = Open reports
reports-none = There is no open report for you to look into.
reports-to = New reports go to **{ $name }**.
reports-to-all = New reports go to all organisers.

## Buttons

button-report = Report a member
button-report-acknowledge = I'll look into it
button-report-add = Add something
button-report-close = Close it
button-report-contact = Who gets reports
button-report-more = Read more
button-report-open = Open the report
button-report-withdraw = Withdraw it
button-report-withdraw-yes = Yes, withdraw it
button-report-write = Write to the reporter
button-reports = All open reports

## Forms

form-report = Report a member
form-report-intro = It goes to { $who }. Other organisers can read it too, but never { $name }: I don't tell them that there is a report, nor who wrote it.
form-report-any-intro = It goes to the organisers, or to whom they chose for this. I don't tell the member that there is a report, nor who wrote it.
submit-report = Send it
field-report-person = Who is it about?
field-report-words = What happened?
hint-report-words = In your own words, as much or as little as you like
field-report-quote = Pass on what they wrote to you?
field-report-block = Block them, too?
form-report-add = Add to a report
field-report-add = What would you like to add?
form-report-write = Your message
form-report-write-intro = { $name } reads it and can answer. The reported member sees nothing of it.
field-report-write = Your message
form-report-close = Close the report
form-report-close-intro = { $name } is told that it is closed, and reads what you write here.
submit-report-close = Close it
field-report-close = A word to the reporter
form-report-contact = Who gets reports
field-report-contact = Who gets reports
hint-report-contact = One person, who need not be an organiser. Empty: all organisers.

## Errors

error-report-unknown = I don't know this person: they have never used me here. Please turn to an organiser directly.
error-report-name = I found nobody of that name whom you have met here. Choose the member in the form, or type “/intro report” with @ and their name.
error-report-yourself = That is you. If something is wrong, an organiser can help you.
error-report-open = Your report about { $name } is still open. You can add to it.
error-report-enough = I take at most { $most } reports a day from one person, and you have sent as many. What can't wait is best told to an organiser directly.
error-report-nobody = I know of nobody here who could take up this report. Please turn to { $who } directly.

## Nudges

nudge-report-new = A member has reported something to you. It waits for somebody to look into it.
nudge-report-waiting = A report still waits for somebody to look into it.
nudge-report-added = The reporter has added something to a report.
nudge-report-withdrawn = A report was withdrawn.
nudge-report-acknowledged = **{ $name }** has read your report and looks into it.
nudge-report-answered = There is a message for you about your report.
nudge-report-closed = Your report was looked into, and is closed now.
