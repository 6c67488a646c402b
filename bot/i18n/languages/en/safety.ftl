## Commands, in the help and while typing

command-block = Block somebody, or see whom you have blocked
usage-block = /intro block @name
command-unblock = Unblock somebody
usage-unblock = /intro unblock @name

## Messages

safety-person = **{ $name }**
block-sure = Do you want to block **{ $name }**?
block-means = Somebody you block can't find you, ask you or write to you through me, and you don't find them. What is still open between the two of you ends, kindly and without a reason. I tell nobody. You can unblock them at any time.
block-outside = I can only do this for what goes through me. To block them elsewhere too, use your chat app's own way.
block-there = **{ $name }** is on the list of people you have blocked.
blocked-now = You have blocked **{ $name }**. You will not hear from each other through me. If anything was open between you, it ends now, without a reason.
unblocked = You no longer block **{ $name }**, and each of you can ask the other again. What has ended stays ended.
blocked-title = People you have blocked
blocked-none = You have blocked nobody.
block-how = To block somebody, type “/intro block” and their name. Where your chat app has a menu on each message, look for “Block or report” there.

## Errors

error-safety-message = I can't tell whom this message is about. Type “/intro block” and their name instead.
error-safety-name = I found nobody of that name whom you have met here. Type “/intro { $command }” with @ and their name.
error-safety-unknown = I don't know that person. They have not used me, so they can't ask you for anything here. Should they begin to, you can block them then.
error-safety-yourself = That is you. This is for other people.
error-you-blocked = You have blocked { $name }, so you can't ask them. If you have changed your mind, unblock them first.

## Buttons

button-block = Block
button-blocked = Blocked people
button-blocked-more = Show more
button-unblock = Unblock
