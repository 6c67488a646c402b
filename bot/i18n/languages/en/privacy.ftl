## Commands, in the help and while typing

command-my-data = All that is kept about you
usage-my-data = /intro my-data
command-erase = Erase all that is kept about you
usage-erase = /intro erase

## Messages

data-coming = I am sending you a copy of all that I keep about you, as a direct message.
nudge-my-data = Here is all that I keep about you: **{ $text }** to read, and **{ $program }** for a program.
data-how = It holds words that others wrote to you, so keep it to yourself. You can ask for a new copy at any time.

## Erasing

erase-what = This erases all that I keep about you: your name, your settings, what you offer as a host, and every word you wrote in your talks. **It can't be undone.**
erase-others = Whatever is open ends. The others read that you have left, and nothing more. What they wrote to you goes too.
erase-stays = That talks took place is still counted, without any name. Messages that I have sent stay in this chat, because the chat keeps them itself. An open report stays until it is closed. Older backups go in time.
erase-mark =
    { $count ->
        [one] An unreadable mark of your address stays for 1 day, so that blocks and limits still hold if you come back.
       *[other] An unreadable mark of your address stays for { $count } days, so that blocks and limits still hold if you come back.
    }
erase-how = It takes up to two days, so that nobody waits for you in vain. Would you like a copy of your data first?
erase-begun = I have begun. What was open is ending now, and within two days all that I keep about you is gone. You need not do anything more. Thank you for having been here.
erase-going-on = I am erasing all that I keep about you, so there is nothing you can do with me just now. Within two days it is done; after that you are welcome to begin anew.
erase-nothing = There is nothing about you here that I could erase.

## Buttons

button-my-data = My data
button-erase = Erase my data
button-erase-now = Erase it all
button-erase-not = Keep it

## The copy: headings

data-title = All that Paned keeps about you, on { $day }
data-rest = The file { $program } has the same and all details, such as the times of messages.
data-persons = You
data-addresses = Where you can be reached
data-hosts = What you offer as a host
data-introductions =
    { $role ->
        [host] A talk that you were asked for
        [connector] A talk that you helped to arrange
       *[seeker] A talk that you asked for
    }
data-questions =
    { $role ->
        [host] A question that was shared with you
       *[seeker] A question that you wrote
    }
data-promises = A promise that you made
data-watches = A search that you left with me
data-consents = You agreed to the notice, and that you are 18 or over
data-kept-forms = A form that you did not finish
data-reports = A report that you sent
data-blocks = Somebody you have blocked
data-connections = Somebody you know
data-ways = A way to somebody, through people you know
data-connector-requests = You were asked to introduce somebody
data-person-notes = A note of yours about somebody

## The copy: labels

data-name = Name
data-zone = Time zone
data-quiet-from = Quiet hours from
data-quiet-to = Quiet hours to
data-headline = Who you are
data-goal = Your goal
data-access-needs = Access needs
data-created-at = Since
data-address = Address
data-used-at = Last used
data-region = Where you are
data-studied-at = Studied at
data-role = Role
data-organisation = Organisation
data-about = About you
data-where = Where
data-topics = Topics
data-languages = Languages
data-capacity = Talks a month
data-host-since = Host since
data-seeker = Who asked
data-host = Host
data-connector = Introduced by
data-why = Why this person
data-learn = What to learn
data-minutes = Minutes
data-asked-at = Asked
data-starts-at = Time of the talk
data-question = The host's question
data-answer = The answer
data-parting = Message about a change
data-thanks = The thank-you
data-thanks-reply = The answer to the thank-you
data-update = What came of it
data-learned = What you learned
data-surprised = What surprised you
data-use = How you will use it
data-onward-name = Whom they named
data-onward = Whom they named, a member
data-referred-to = Whom you named instead
data-words = Words
data-done-at = Done
data-query = Search
data-reported = About
data-handler = Who looks into it
data-blocked = Who
data-asker = Who said it first
data-asked = Who was asked to confirm it
data-since = Since
data-target = To whom
data-topic = About what
data-sent-at = Sent
data-answered-at = Answered
data-line = Your own words
data-vouched = What the connector says
data-told = How it went, for whoever introduced them
data-told-later = What came of it, for whoever introduced them
data-note-about = About
data-typed = What you typed
data-community = Community
data-version = Version of the notice
data-agreed-at = When
