## Commands, in the help and while typing

command-guide = What makes a good talk: from the first note to the thanks
usage-guide = /intro guide

## The list of cards

guide-title = The guide
guide-lead = Short cards on a good talk, from the first thought to the thanks. Each takes a minute; start anywhere.
guide-place = Card { $number } of { $most }.

## The cards

guide-what-title = What such a talk is
guide-what = Some call it an informational interview: 15 to 30 minutes with somebody whose work interests you. You ask, and hear what the work is really like and how people come to it.
guide-what-not = It is not a job interview, and you don't ask for a job in it. That makes it easy to say yes: all it takes is half an hour, and nobody is judged.
guide-whom-title = Whom to ask, and how many
guide-whom = Start with what you want to find out, and look for people who do that work now: a few years ahead of you, rather than at the very top. They still remember the way in.
guide-whom-near = Begin nearby: with people from your school, your course or your last job, and with those whom your friends know. Somebody you know a little can tell you more that is new than a close friend.
guide-whom-many = Ask two or three at a time, and talk to five or so before you decide anything: one person's week is not the whole profession.
guide-writing-title = Writing the note
guide-writing = Under 100 words: who you are, in a line; how you found them; why them and nobody else; and one or two things that you'd like to know.
guide-writing-easy = Say how long, between 15 and 30 minutes, and make a no easy: “I'd be glad of 20 minutes, and it is quite all right if it doesn't suit.”
guide-writing-own = Write each note for its one reader. A note that went to ten people reads like it.
guide-avoid-title = What not to ask
guide-avoid = Not for a job, a placement or a reference. If something like it comes up later, let it be because they offered.
guide-avoid-questions = Not what a search or their profile answers, and not what they earn; “What is a usual range for this role?” is fine. And no yes-or-no question where you'd like to hear a story.
guide-avoid-private = Nothing that you wouldn't want a stranger to ask you: about family, health, age or colleagues.
guide-limits-title = Why there are limits
guide-limits = You can have a few requests open at a time, and there is a limit for each organisation too. So every request is meant, and nobody is asked twice by accident.
guide-limits-host = A host says how many talks a month they can give. Once enough requests wait for their answer, yours would only wait too, so you see others instead. An answer or a new month makes room.
guide-limits-now = A note that you have written is kept. Meanwhile you can ask somebody else, or choose whom to ask next.
guide-no-title = A no, or no answer
guide-no = Expect some. Most silence is a full week, and a no says nothing about you: the person may have other talks already, or be away.
guide-no-next = Don't ask why. After three working days without an answer, ask somebody else. Reminders are sent for you here, so there is no need to write again.
guide-no-count = Count the notes that you have sent, not the answers: that part is yours to decide.
guide-ready-title = Getting ready
guide-ready = Read about the person and the organisation. Have one goal, a few questions in order, and 30 seconds about yourself.
guide-ready-person = **In person.** Dress as people do at that work, or a little smarter. Choose a public place, quiet enough to talk, and be there five minutes early. The coffee is on you; a walk costs nothing.
guide-ready-video = **Video.** Try sound and picture, charge, and switch notifications off. Sit somewhere quiet with the light in front of you, and dress as you would in person. Agree what to do if the call fails.
guide-ready-phone = **Phone.** You call, on time, from somewhere quiet with a good signal. Check once more what the time is where they are.
guide-ready-chat = **Chat.** Agree when it begins and when it ends, and ask one question a message.
guide-questions-title = Good questions
guide-questions = Open ones, about what only they can tell you:
guide-question-path = How did you come to this work?
guide-question-day = What was your last working day like, from start to end?
guide-question-wrong = What do people outside get wrong about it?
guide-question-less = What do you like least about it?
guide-question-who = What kind of person does well there?
guide-question-change = What is changing in your field?
guide-question-place = What would you do this month, in my place?
guide-question-onward = Who else should I speak to?
guide-questions-more = Once a talk is on its way, “/intro prep” suggests more.
guide-talk-title = The talk itself
guide-talk = Thank them, say in 30 seconds who you are and what you'd like to understand, and then ask. They should be the one who talks most.
guide-talk-listen = Follow what interests you rather than your list, and note a word or two. A good answer deserves a second question.
guide-talk-end = Shortly before the end, ask who else you should speak to. Finish on the minute, unless they offer more.
guide-after-title = Afterwards
guide-after = On the same day, write down what you learned, what surprised you, and what you'll do next.
guide-after-thanks = Say thank you within a day: name one thing they said, and what you'll do with it. Late thanks are welcome too; people like to be thanked more than we expect.
guide-after-later = Keep what you promised, and some weeks later say what came of the advice. Whoever gave it will like to know.
guide-network-title = Growing a network
guide-network = Each talk can lead to the next: “Who else should I speak to?” is a good last question. An introduction by somebody they know is easier to answer than a note from a stranger.
guide-network-touch = Keep in touch lightly, a few times a year at most, and with a reason: something you tried, an article, a word of thanks.
guide-network-both = Say whom you know, too, with “/intro know”. You can introduce others long before you feel you have arrived.
guide-forward-title = Paying it forward
guide-forward = Somebody gave you half an hour. You have something to give as well: whoever is one step behind you would like to hear how you took that step.
guide-forward-host = With “/intro host” you say what you'd talk about, and how many talks a month are fine. One is enough.
guide-reading-title = Further reading
guide-reading = Books and articles, if you'd like to know more:
guide-book-bolles = { $book }: finding out what you want, and asking those who do it.
guide-book-dalton = { $book }: whom to write to, when to write again, and how to lead the talk.
guide-book-life = { $book }: talks as a way to try a future on.
guide-book-knight = { $book }: an article on making the most of such a talk.
guide-book-ties = { $book }: a study of what people whom one knows a little can do.
guide-book-thanks = { $book }: a study of how welcome thanks are.
guide-reading-own = Your organisers suggest:
guide-reading-saved = Saved. This is what members read now:

## Where it is offered

guide-first = Is this your first note here? This takes a minute to read.

## Buttons

button-guide = Guide
button-guide-all = All cards
button-guide-back = Back
button-guide-limits = Why there are limits
button-guide-next = Next
button-guide-no = About a no, or silence
button-guide-reading = Change the reading list
button-guide-ready = How to get ready
button-guide-writing = What makes a good note

## Forms

form-reading = Reading list
field-reading = What you suggest
hint-reading = Title and author, one a line. Empty: our own list.
