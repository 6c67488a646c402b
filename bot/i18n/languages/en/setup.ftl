## Commands, in the help and while typing

command-setup = For organisers: how it is set up, and an announcement
usage-setup = /intro setup

## Messages

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

announce-preview = This is what everybody in the channel will read:
announce-where = It is posted where you press the button: type “/intro setup” in the channel where members should read it.
announce-posted = It was posted a moment ago.
announce-title = Curious what a job is really like? Ask somebody who does it
announce-what = Here you can ask people about their work: 15 to 30 minutes of honest talk. I pass your note on, find a time for you both, help you get ready and remind you.
announce-hosts = And what would somebody learn from you? You choose how often, when and how, and you can say no to any request without a reason.
announce-private = Whatever you press here, only you see what comes.

## Buttons

button-announce = Announce it
button-announce-post = Post it here
button-announced-host = Offer talks
button-set-up = Set it up
button-set-up-change = Change this

## Forms

form-setup = Community setup
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

## Nudges

nudge-unreachable = My messages do not reach { $name }. Perhaps their direct messages are closed, or they have left; nobody is at fault. If you see them, tell them that “/intro mine” shows what is waiting.
