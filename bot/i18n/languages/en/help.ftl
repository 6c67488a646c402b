## Commands, in the help and while typing

command-help = How it all works
usage-help = /intro help

## Messages

help-row = **{ $usage }**: { $about }
menu-title = Paned
menu-lead = An honest talk of 15 to 30 minutes with someone whose work interests you. What would you like to do?
help-title = How Paned works
help-how = You find someone in an interesting job and send a short note. If they say yes, you pick a time, get ready, talk, and say thank you. It is never a job interview, and a no is always fine.
help-private = Requests, notes and answers are seen only by the people they are for. Should one of you report the other, organisers read what was reported.
help-contact = Questions about it go to { $who }.
unknown-command = I don't know “/intro { $typed }”.
unknown-near = Did you mean **/intro { $near }**?

## Buttons

button-help = Help
