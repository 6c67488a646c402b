## Commands, in the help and while typing

command-setup = For organisers: how it is set up, and an announcement
usage-setup = /intro setup

## Messages

greeting-title = Hello, I am Paned
greeting-what = I help people here to ask each other about their work: 15 to 30 minutes of honest talk, and a thank-you afterwards.
greeting-organisers = Whoever organises here can set me up now, step by step. It works without that, too: anybody can type **/intro**.
greeting-installed = I have just been added to this workspace, and only you read this. Its owners and admins can set me up now, step by step: with the button below, or on another day with **/intro setup**. It works without that, too: anybody can type **/intro**.
greeting-channel = When somebody adds me to a channel, I say there once who I am.

setup-title = How this community is set up
setup-hint = You run this community. A minute is enough to see how it is set up, to change that, and to tell everybody.
setup-never = Nobody has set anything yet, and it works like this too:
setup-saved = Saved. From now on:
setup-channel = Private threads for introductions open in **{ $channel }**.
setup-channel-own = Private threads for introductions open in a channel that I choose myself: one that everybody can see.
setup-channel-gone = The channel you chose is not here any more. Until you choose another, I choose one that everybody can see.
setup-channel-lacking = You chose **{ $channel }**, but I may not open threads there: I need { $lacking }. Until that is allowed in the channel's settings, I choose another that everybody can see.
setup-asking =
    { $count ->
        [one] Only members with the role **{ $roles }** may ask for a talk.
       *[other] Only members with one of these roles may ask for a talk: **{ $roles }**.
    }
setup-asking-all = Everyone may ask for a talk.
setup-asking-gone = Nobody can ask for a talk now: the role you chose is not here any more. Choose another, or none for everyone.
setup-hosting =
    { $count ->
        [one] Only members with the role **{ $roles }** may host.
       *[other] Only members with one of these roles may host: **{ $roles }**.
    }
setup-hosting-all = Everyone may host.
setup-hosting-gone = Nobody can begin to host now: the role you chose is not here any more. Choose another, or none for everyone.
setup-hosting-stay = Whoever hosts already goes on hosting.
setup-organising =
    { $count ->
        [one] Organisers are those who manage this server or workspace, and members with the role **{ $roles }**.
       *[other] Organisers are those who manage this server or workspace, and members with one of these roles: **{ $roles }**.
    }
setup-organising-own = Organisers are those who manage this server or workspace.
setup-language = I speak **{ $language }** with everyone who has not chosen a language in their own settings.
setup-language-own = I speak each member's own language where I know it, and English otherwise.
setup-limits-usual = Limits and reminders are as they come with Paned.
setup-limits =
    { $count ->
        [one] One number of the limits and reminders is your own choice.
       *[other] { $count } numbers of the limits and reminders are your own choice.
    }

setup-contact = Members can write to **{ $who }**.
setup-contact-own = Members who need help read the names of the organisers.

setup-welcome =
    { $count ->
        [one] One short step is left.
       *[other] { $count } short steps lead through it. You can stop after any of them and go on another day; what you have not set stays as it comes.
    }
setup-left = Not looked at yet: { $steps }.
setup-done = That was the last step. This is how it is set up now:
setup-reading-usual = The guide shows the list that comes with Paned.
setup-reading-own = The guide shows a list of your own.

step-saved = Saved.
step-place = Step { $number } of { $count }
step-who = who may ask and host
step-who-title = Who may ask, host and organise
step-who-why = It works best when everyone may do both. Choose roles if, say, only students should ask and only alumni host.
step-where = where introductions open
step-where-title = Where introductions open
step-where-why = When two people agree to talk, a private thread opens for them, in a channel that both can see.
step-language = the language
step-language-title = The language
step-language-why = Members can choose their own language in their settings. This one is for those who have not.
step-limits = limits and reminders
step-contact = the contact
step-contact-title = Whom members can write to
step-contact-why = Somebody may have a question or a complaint, or need more than a limit allows. The address of a team lasts longer than a name. It also stands in the notice to members.
step-reading = the reading list
step-reading-title = What to read
step-reading-why = The guide ends with a list of what to read. You can put your own in its place, such as pages of your careers service.
step-announce = the announcement
step-announce-title = Tell everybody
step-announce-why = Find a few hosts first, and ask them in person to type **/intro host**. Then tell everybody, in a channel that members read.

setup-limits-title = Limits and reminders, and why
setup-limits-lead = These numbers protect people's time. You can choose others for this community. A choice holds for what is asked from then on; what has begun keeps the numbers with which it began.
setup-limits-saved = Saved. What is asked from now on goes by these numbers:
limit-open-requests = **Requests that one member may have open: { $count }.** With few, each is written with more care, and hosts are not flooded.
limit-ask-again = **Days after a no until the same host can be asked again: { $count }.** A no needs no reason, and should have its peace.
limit-talks = **Talks a month that are suggested to a new host: { $count }.** Hosts choose for themselves; to begin with few is easier.
limit-remind = **Working days of silence until whoever was asked is reminded: { $count }.** Sooner would press them; later would keep the one who asked waiting in vain. That one is then shown others to ask, too.
limit-remind-again = **Working days of silence until the last reminder: { $count }.** Somebody may have been away, and two reminders are enough.
limit-expire = **Working days after the last reminder until it ends by itself: { $count }.** Then nobody waits in vain, and it no longer counts as open.
limit-thanks = **Days after a talk until the thank-you is mentioned for the last time: { $count }.** Thanks mean most in the first days; after that a reminder only nags.
limit-usual = Usually it is { $count }.
option-limit = { $count }
option-limit-usual = { $count } (usual)

announce-preview = This is what everybody in the channel will read:
announce-where = It is posted where you press the button, for everybody there.
announce-elsewhere = From here only you would read it. Type “/intro setup” in the channel where members should read it: from there it can be posted.
error-post-alone = Nothing was posted: here only you would read it. Type “/intro setup” in the channel where members should read it: from there it can be posted.
announce-posted = It was posted a moment ago.
announce-title = Curious what a job is really like? Ask somebody who does it
announce-what = Here you can ask people about their work: 15 to 30 minutes of honest talk. I pass your note on, find a time for you both, help you get ready and remind you.
announce-hosts = And what would somebody learn from you? You choose how often, when and how, and you can say no to any request without a reason.
announce-private = Whatever you press here, only you see what comes.

## Buttons

button-announce = Announce it
button-announce-post = Post it here
button-announced-host = Offer talks
button-contact = Contact
button-limits = Limits and reminders
button-limits-asking = Change the limits
button-limits-timing = Change the reminders
button-step-begin = Step by step
button-step-go-on = Go on
button-step-keep = Leave it as it is
button-step-next = Next step
button-step-later = Later
button-set-up = Set it up
button-set-up-change = Change this

## Forms

form-setup = Community setup
form-contact = Contact
field-setup-contact = Whom members can write to
hint-setup-contact = A name, an email address or a team. Empty: the organisers' names.
form-limits-asking = Limits
field-limit-open = Requests open at once
hint-limit-open = How many one member may have open.
field-limit-again = Days until asking again
hint-limit-again = After a no, between the same two.
field-limit-talks = Talks a month for a new host
hint-limit-talks = Only a suggestion: each host chooses.
form-limits-timing = Reminders
field-limit-remind = First reminder
hint-limit-remind = After this many working days of silence.
field-limit-remind-again = Last reminder
hint-limit-remind-again = After this many, counted from the same beginning.
field-limit-expire = End without an answer
hint-limit-expire = This many working days after the last reminder.
field-limit-thanks = Last word about the thank-you
hint-limit-thanks = This many days after the talk.
field-limit-order = The last reminder must come after the first.
field-channel = Channel for private threads
hint-channel = Empty: I choose one that everybody can see.
field-channel-gone = This channel is not here any more, or it is not a text channel. Please choose another.
field-channel-lacking = In { $channel } I still need: { $lacking }. Open the channel's settings, go to Permissions, add me and allow these. Then send the form again.
field-asking = Who may ask for a talk
field-hosting = Who may host
hint-roles = Members with one of these roles. Empty: everyone.
field-organising = Who else organises
hint-organising = Members with one of these roles may set up and hear what goes wrong.
field-role-gone = One of these roles is not here any more. Please choose again.
field-community-language = Language
hint-community-language = For members who have not chosen one in their own settings.
language-own = Each member's own

## The pages on which an app is installed

install-later = Nothing was installed. Please try again soon.

## Nudges

nudge-unreachable = My messages do not reach { $name }. Perhaps their direct messages are closed, or they have left; nobody is at fault. If you see them, tell them that “/intro mine” shows what is waiting.
