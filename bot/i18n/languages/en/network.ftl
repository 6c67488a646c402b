## Commands, in the help and while typing

command-network = The people you met and know, your notes, and a notebook
usage-network = /intro network

## Messages

network-title = Your people
network-none = Nobody yet. Whoever you have a talk with comes here.
network-private = Only you see this page, and what you write here.
network-met = **{ $name }**: you talked, { $day }.
network-met-through = **{ $name }**: you talked, { $day }. { $connector } brought you together.
network-known = **{ $name }**: you know each other.
network-noted = **{ $name }**: you keep a note.
network-thank = You have not thanked them yet.
network-promised = You promised something.
network-person = You and { $name }
person-stayed = What stayed with you:
person-noted = Your note, which nobody else reads:
person-note-kept = Kept, for you alone.
person-note-gone = Your note is deleted.
brought-title = People you brought together
brought-none = Nobody yet. Whoever knows you can ask you for an introduction.
brought-private = Only you see this page. How a talk went you read here if whoever asked for it tells you.
notebook-title = Your notebook
notebook-none = Nothing yet. After each talk that you asked for I ask what you learned, and it comes here.
notebook-not-yet = You have not looked back yet.
notebook-elsewhere = Your talk elsewhere: **{ $label }**, { $day }.
notebook-goal = What you wanted to learn
notebook-coming = I am sending you your notebook as a direct message.
notebook-file-title = Your notebook, { $day }
handshakes-title = Your handshakes
handshakes-coming = I am sending you a picture of your handshakes as a direct message.
handshakes-how = A full dot is somebody you talked with, a ring somebody you know. A line leads to whoever brought you together.
handshakes-alt =
    { $count ->
        [one] You in the middle, and 1 person around you
       *[other] You in the middle, and { $count } people around you
    }

## Buttons

button-network = My people
button-network-more = More people
button-network-person = Details
button-person-note = Write a note
button-person-note-change = Change your note
button-brought = People I brought together
button-handshakes = My handshakes
button-notebook = My notebook
button-notebook-file = Download

## Forms

form-person-note = Your note
form-person-note-intro = About { $name }. Nobody else reads it.
field-person-note = What you would like to remember
hint-person-note = Leave it empty to delete the note

## Nudges

nudge-notebook = Here is your notebook, with all your talks: **{ $file }**.
nudge-handshakes = You are in the middle. The numbers are those of this list.
