# The coach: what is wrong in one sentence, one way to mend it in another.
# $words is what the member wrote, $count a number; a sentence may use them or not.

## Must be mended before a note is sent

coach-again = If I read that wrongly, send it once more as it stands.
coach-job-ask = “{ $words }” asks for a job, and this talk is for learning about one. Ask what you would like to know about the work instead.
coach-placeholder = “{ $words }” still waits to be filled in. Put the real words there, or take it out.
coach-street-address = “{ $words }” looks like a street address, which a first note should not carry. Take it out: you agree on a place once there is a yes.
coach-id-number = “{ $words }” looks like the number of a document, and nobody here needs it. Take it out.

## Advice on a note

coach-too-long = Your note has { $count } words, and busy people answer short ones. Cut what they do not need in order to say yes: 100 words are plenty.
coach-much-too-long = Your note has { $count } words, so much of it may go unread. Keep why you ask this person and your best question, and drop the rest: aim for under 100.
coach-too-short =
    { $count ->
        [one] One word says
       *[other] { $count } words say
    } too little about you to answer well. Add who you are and what made you think of this person: 40 to 100 words is about right.
coach-nudge-long = A reminder of { $count } words is a second letter. Say in two or three sentences that you are still interested.
coach-nudge-no-way-out = A reminder is kinder when it is easy to say no. Add something like “if this is not a good time, I quite understand”.
coach-length = You write “{ $words }”, but the form says { $count } minutes. Leave the length to the form, or make both the same: 15, 20 or 30 minutes.
coach-length-long = You write “{ $words }”. A first talk has 15 to 30 minutes, and people say yes to short ones more easily.
coach-no-length = Your note does not say how long you would like to talk. Ask for 15, 20 or 30 minutes, so that it is easy to say yes.
coach-no-question = There is no question in your note, so it is hard to see what you hope to learn. Ask the one thing you are most curious about.
coach-many-questions = { $count } questions at once feel like homework. Keep the best one or two, and save the others for the talk.
coach-cv-attached = A CV makes your note look like a job application. Leave it out, and bring it up only if you are asked.
coach-no-found = Your note does not say how you came to this person. Add a few words: what you read, heard or searched for.
coach-not-personal = This note could have gone to anybody. Name something that is theirs: their role, their organisation, a talk, a project.
coach-stock-phrase = “{ $words }” is something people read in many messages. Say in your own plain words what you mean.
coach-exclamations = { $count } exclamation marks sound louder than you mean. Keep one at most.
coach-all-caps = “{ $words }” in capitals reads like shouting. Write it in ordinary letters.
coach-same-note = { $count }% of this note is the same as another of yours, and people notice. Write afresh why you are asking this person.
coach-answered = “{ $words }” is answered on their profile or by a quick search. Say what you found there, and ask what it made you wonder.
coach-salary = “{ $words }” asks about a person’s own money. Ask for a typical range for this kind of role.
coach-connection-late = { $words } may be the reason they read on, and does not appear in your first lines. Begin with that name.
coach-no-permission = You have not asked { $words } whether you may use their name. Ask first, or write without it.

## Advice on a question

coach-question-two = These are two questions in one, and one of them is easily forgotten. Keep the one you care about, or make two of it.
coach-question-yes-no = Yes or no could answer this. Begin with “how” or “what”, and you will hear a story.
coach-question-googleable = “{ $words }” is answered on their profile or by a quick search. Look it up, and ask what it made you wonder: “I read …; I’d like to know …”.
coach-question-job-ask = “{ $words }” asks for a job. Ask how people find their way in.
coach-question-salary = “{ $words }” asks about a person’s own money. Ask for a typical range for this kind of role.

## Questions to take along, by category, in the order of a good talk.
## $role, $organisation and $topic come from the host's profile: text that a member wrote.

bank-path-1 = Which moments turned you towards the work you do now?
bank-path-2 = Which earlier work still helps you in a role like { $role }?
bank-path-3 = Which choice along the way would you make differently today?
bank-path-4 = What drew you to { $organisation } rather than somewhere else?
bank-day-1 = In an ordinary week, what do your hours really go into?
bank-day-2 = What takes more of your time than an outsider would guess?
bank-day-3 = Which decisions do you make alone in a role like { $role }?
bank-industry-1 = What is changing in your field that newcomers have not noticed yet?
bank-industry-2 = Where do you think { $topic } will be in five years?
bank-industry-3 = Which part of your field is quietly growing?
bank-insights-1 = What surprised you most once you were on the inside?
bank-insights-2 = What do people get wrong about a role like { $role }?
bank-insights-3 = What do you know now that nobody told you at the start?
bank-culture-1 = What do the people who settle in well at { $organisation } have in common?
bank-culture-2 = How are disagreements settled at { $organisation }?
bank-culture-3 = What kind of person tends to leave this line of work?
bank-balance-1 = Which part of your work would you do for nothing?
bank-balance-2 = What is the hardest part that never shows from the outside?
bank-balance-3 = What makes a bad week in a role like { $role }?
bank-skills-1 = Which skill did you learn late, and now use every week?
bank-skills-2 = By which less obvious ways have people come into your team?
bank-skills-3 = How much does a beginner need to know about { $topic } on the first day?
bank-advice-1 = What would you do in the next three months in my position?
bank-advice-2 = What would make you think that this work is not for somebody?
bank-advice-3 = What is worth learning first about { $topic }?
bank-resources-1 = What did you read or hear about { $topic } that changed how you work?
bank-resources-2 = Which groups or events are worth a beginner’s evening?
bank-resources-3 = Whose thinking in your field do you follow?
bank-projects-1 = Which small project would show me whether I like this work?
bank-projects-2 = Which problem in { $topic } could a beginner try alone?
bank-projects-3 = What have you seen a newcomer make that impressed you?
bank-onward-1 = Who else should I speak to in order to see another side of this?
bank-onward-2 = What should I have asked you?
bank-onward-3 = Who sees this work quite differently from you?
