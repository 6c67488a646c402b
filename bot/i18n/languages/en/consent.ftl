## The notice. Whoever changes a sentence here, or `button-agree`, raises its version
## (`model.DEFAULT_VERSION`), so that everybody is asked again.

consent-title = Before you begin
consent-title-again = Before you go on
consent-lead = Paned brings people together for short talks about their work. Here is what it keeps about you. Until you agree, it keeps nothing.
consent-again = You have not agreed to this yet, or it has changed since you did. What is open for you goes on meanwhile.
consent-what = **What is kept:** your name and address on this platform, your time zone and language, and what you write in Paned: requests, answers, questions, thanks, and your offer if you host. Also whom you say you know, who introduces you to whom, and when you talked, here or elsewhere.
consent-why = **Why:** to bring people together, to remind you in time, and to be fair to those who are asked.
consent-who = **Who sees it:** What you write to somebody, that person reads; so does anybody who is asked to pass it on. Whoever introduced you hears that you two have agreed a time, and that you talked. Every member sees your offer as a host. That you know somebody, only the two of you see, unless one of you shows it. Notes to yourself and talks that you arrange elsewhere, nobody else sees. Organisers see what other members see, and what is reported to them. Whoever runs the machine could look into its database.
consent-long = **How long:** messages to you: { $messages }. A talk and what was written about it, counted from its end: { $talks }. Your address, counted from the day you leave: { $left }. Everything else: as long as you use Paned.
consent-days =
    { $count ->
        [one] one day
       *[other] { $count } days
    }
consent-for-good = for good
consent-basis = **Lawful basis:** { $basis }
consent-basis-ours = your consent. You can take it back at any time.
consent-rights = **Your rights:** with **/intro my-data** you get a copy of everything, with **/intro erase** you erase it, at any time. Questions, corrections and complaints go to { $who }.
consent-conduct = **How we treat each other:** { $conduct }
consent-conduct-ours = Be kind, and be on time. Ask for advice, never for a job. A no needs no reason. What you hear in confidence stays with you. Put nobody under pressure.

## Answers

notice-refused = That is fine. Nothing about you is kept. If you change your mind, type /intro at any time.
notice-refused-member = That is fine. You can do nothing new here until you agree, and what is open goes on. A copy of what is kept about you is yours at any time.

## For organisers

notice-title = The notice that members agree to
notice-ours = It stands as it comes with Paned. You can put your own words in place of any part.
notice-own = It has words of your own, saved on { $day }.
notice-saved = Saved. Everyone is asked to agree to it before the next thing they do. So are you.
notice-unchanged = Nothing is different, so nobody is asked again.

## Buttons

button-agree = I agree, and I am 18 or over
button-refuse = No, thanks
button-read-all = Read it all
button-notice = Notice to members
button-notice-change = Change the words
button-back-to-setup = Back to the setup

## Forms

form-notice = Notice to members
form-notice-intro = Language: { $language }. What you leave empty stays as it comes with Paned.
field-notice-basis = Lawful basis
hint-notice-basis = Such as consent, or your public task. It follows “Lawful basis:”.
field-notice-words = What is kept, why and how long
hint-notice-words = In your own words, in place of ours.
field-notice-conduct = Code of conduct
hint-notice-conduct = In your own words, or the address of yours.
