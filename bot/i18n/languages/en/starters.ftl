## The page of notes to begin with

starters-title = Ways to begin your note to { $name }
starters-lead = Choose one. Then put your own words in place of what is in brackets, and change what does not sound like you. It cannot go before that.
starters-which = How do you come to { $name }?
starter-tone-warm = **Warm**
starter-tone-formal = **Formal**

button-begin-formal = Begin formally
button-begin-warm = Begin warmly
button-starters-other = I come to them another way

## The notes

starter-cold =
    { $tone ->
        [formal] Dear { $name }, I found you { $found }. I am writing to you about { $theirs } because [your reason]. About me: { $me }. Might we talk { $long } some time in the next few weeks? I would like to understand { $work } better. I am not asking for a job, and if you have no time for this, I quite understand.
       *[warm] Hello { $name }, I found you { $found }. I'd like to talk about { $theirs } because [your reason]. A line about me: { $me }. Could we talk { $long } about what { $work } is really like? I'm not asking for a job. And if this is a busy time for you, I quite understand.
    }
starter-alumni =
    { $tone ->
        [formal] Dear { $name }, we both went to the same place: { $place }. I finish in [your year]. I would value hearing about { $theirs }, and what helped you most on the way. About me: { $me }. Might we talk { $long } some time in the next few weeks? I am not asking for a job, and if you have no time for this, I quite understand.
       *[warm] Hello { $name }, we both went to the same place: { $place }. I finish in [your year]. I'd love to hear about { $theirs }, and what helped you most to get from there to here. A line about me: { $me }. Could we talk { $long } some time in the next few weeks? I'm not asking for a job. And if this is a busy time for you, I quite understand.
    }
starter-mutual =
    { $tone ->
        [formal] Dear { $name }, we both know { $connector }, who has agreed that I mention it. I would like to understand { $theirs } better because [your reason]. About me: { $me }. Might we talk { $long } some time in the next few weeks? I am not asking for a job, and if you have no time for this, I quite understand.
       *[warm] Hello { $name }, we both know { $connector }, who is happy for me to say so. I'd like to understand { $theirs } better because [your reason]. A line about me: { $me }. Could we talk { $long } some time in the next few weeks? I'm not asking for a job. And if this is a busy time for you, I quite understand.
    }
starter-friend =
    { $tone ->
        [formal] Dear { $name }, { $connector } told me about your work and suggested that you might not mind a message. I am trying to understand what { $work } is like before I decide on my next step: [your reason]. About me: { $me }. Might we talk { $long } some time in the next few weeks? I am not asking for a job, and if you have no time for this, I quite understand.
       *[warm] Hello { $name }, { $connector } told me about your work and thought that you might not mind a message. I'm trying to find out what { $work } is really like before I decide on my next step: [your reason]. A line about me: { $me }. Could we talk { $long } whenever it suits you? I'm not asking for a job. And if this is a busy time for you, I quite understand.
    }
starter-referral =
    { $tone ->
        [formal] Dear { $name }, { $connector } suggested that I write to you when we spoke about [the topic]. I would like to understand { $theirs } better because [your reason]. About me: { $me }. Might we talk { $long } some time in the next few weeks? I am not asking for a job, and if you have no time for this, I quite understand.
       *[warm] Hello { $name }, { $connector } suggested that I write to you when we talked about [the topic]. I'd like to hear about { $theirs } because [your reason]. A line about me: { $me }. Could we talk { $long } some time in the next few weeks? I'm not asking for a job. And if this is a busy time for you, I quite understand.
    }
starter-event =
    { $tone ->
        [formal] Dear { $name }, we met at [the event], and what you said about [the topic] has stayed with me. Since then I have wondered what a normal week at your work holds. About me: { $me }. Might we talk { $long } some time in the next few weeks? It is about learning, and not about a job. If you have no time for this, I quite understand.
       *[warm] Hello { $name }, we met at [the event], and what you said about [the topic] has stayed with me. Since then I've been wondering what a normal week holds for you. A line about me: { $me }. Could we talk { $long } some time in the next few weeks? It's about learning, and not about a job. And if this is a busy time for you, I quite understand.
    }
starter-talk =
    { $tone ->
        [formal] Dear { $name }, I heard your talk on [the topic], and since then I have tried [something that you did because of it]. It left me with a question: [your question]. About me: { $me }. Might we talk { $long } some time in the next few weeks? It is about learning, and not about a job. If you have no time for this, I quite understand.
       *[warm] Hello { $name }, I heard your talk on [the topic], and since then I've tried [something that you did because of it]. It left me with a question: [your question]. A line about me: { $me }. Could we talk { $long } some time in the next few weeks? It's about learning, and not about a job. And if it doesn't suit you, I quite understand.
    }
starter-nudge =
    { $tone ->
        [formal] Dear { $name }, I wrote to you { $since }, and I know that weeks fill up. I would still be glad to talk { $long } and hear about your work. If this is not a good time, that is perfectly fine, and I will not write again.
       *[warm] Hello { $name }, I wrote to you { $since }, and I know how weeks fill up. I'd still love to talk { $long } and hear about your work. If now isn't a good time, that's perfectly fine, and I won't write again.
    }
starter-learn =
    { $tone ->
        [formal] I would like to know how you came to this work. And [your question]
       *[warm] What do you wish you had known at the start? And [your question]
    }

## One for a reader whom nobody knows yet

starter-way = Hello, my name is { $name }. A line about me: { $me }. I would like to know what your work is really like, because [your reason]. What do you wish you had known at the start? If you could spare 20 minutes to talk, by phone or video, I would be very glad. I am not asking for a job. And if this is a busy time for you, I quite understand.

## What is known stands in them

starter-topic = your topic “{ $topic }”
starter-role = your work (“{ $role }”)
starter-work = your work
starter-work-at = your work at { $organisation }
starter-found = among the hosts here
starter-found-near = among the hosts here, and I live in your area, too ({ $region })
starter-long = for { $minutes } minutes by phone or video
starter-while = for a little while
starter-week-ago = a little while ago

## What only the writer knows is a gap

starter-gap-connector = [the name of the person]
starter-gap-found = through [the place where you found their name]
starter-gap-friend = my friend [your friend’s name]
starter-gap-me = [your studies or work]
starter-gap-name = [their name]
starter-gap-place = [the university or school]
starter-gap-question = [your question]
starter-gap-relative = [your relative]
starter-gap-since = around [the date]
starter-gap-theirs = [something of their work]
