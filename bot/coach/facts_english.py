"""English questions that a host's profile or a quick search answers, as rules."""

from __future__ import annotations

CLASSES = {
    "IS": r"(?:is|was|are)",
    "ROLE": r"(?:(?:(?:official|current|present|professional|exact|job|own) )?(?:job|role|position"
    r"|title|profession|occupation|line of work|employment|work|post|job title))",
    "CO": r"(?:yourorg|(?:your|the) (?:company|firm|organi[sz]ation|employer|charity|business"
    r"|council|hospital|school|agency|department))",
    "COMPANY": r"(?:company|organi[sz]ation|firm|employer|place|business|charity)",
    "FIELD": r"(?:sector|industry|field|area)",
    "LAND": r"(?:wales|england|scotland|ireland|britain|country|uk|county|world|city|town|north|south"
    r"|east|west|valleys|london|cardiff)",
    "TONGUE": r"(?:welsh|english|french|german|spanish|polish|any (?:other )?languages)",
    "SUBJECT": r"(?:subjects?|degrees?|courses?|a levels?|modules?|discipline)",
    "UNI": r"(?:uni|university|college|school)",
    "STUDIED": r"(?:study|studied|studdy|studding|studying|read|hold|take|do|done|graduate in)",
    "FILL": r"(?:again|even|exactly|actually|anyway|then|lol|please|now|currently|these days"
    r"|at the moment|at present|today|today|for a living|for work|as a job|at work|all day"
    r"|at (?:uni|university|college|school)|in (?:the )?(?:uni|university|college|school)"
    r"|as an undergraduate|in plain english|if i may ask|there|over there|basically|normally"
    r"|there anyway|for me|to you|haha|x|called|based|located|that|at yourorg|within yourorg|mate)",
    "GENERAL": r"(?:(?!(?:your|the|it|that|this|these|those|there|my|his|her|a|an|next|like|worth|not"
    r"|good|great|bad|best|better|worst|normal|typical|usual|fair|realistic|new|wrong|right"
    r"|different|hard|hardest|difficult|easy|important|missing|changing|happening|needed|possible"
    r"|involved|expected|success|success\w*|happiness|salary|pay|wages?|money|range|going|boring"
    r"|one|people|you|they|we|up|on|more|most|culture|life|work|hiring|common|stopping|of|for|about|with"
    r"|at|to|in|get|gets|do|does|scared|afraid|made|starter|starters|beginner|graduate|graduates|said|\w+ed)\b)"
    r"[a-z][\w-]+)",
    "SOME": r"(?:(?!(?:good|great|bad|best|typical|new|junior|normal|successful|day|week|person)\b)[a-z][\w-]+)",
}
ALWAYS = (
    "what|which [exactly|actually] do|is|did [it] [that] you [actually|exactly] do [FILL] [FILL] $",
    "what|which IS [exactly] your ROLE [FILL] [FILL] $",
    "what your ROLE IS [FILL] $",
    "^ your ROLE [and] [ROLE|employer|company] $",
    "^|know|me|ask|explain|outline|wonder|curious|learn|wondering|say|hear|please what you do [FILL] [FILL] $",
    "what is exactly your ROLE $",
    "what line of work|business are you in [FILL] $",
    "what do|does a|an|yourrole [SOME] [SOME] [yourrole] [SOME] do|does [FILL] $",
    "what a|an yourrole does [FILL] $",
    "what IS [a|an|the] [like] yourtopic|yourrole [FILL] $",
    "what IS [a|an] GENERAL [GENERAL] [GENERAL] [FILL] $",
    "what IS CO [FILL] $",
    "what yourtopic|yourrole is|means|mean [FILL] $",
    "what means|mean yourtopic|yourrole $",
    "what do|does [the] [term] yourtopic mean|means $",
    "what does [the] [term] yourtopic refer to $",
    "meaning|definition of [the] yourtopic|GENERAL [GENERAL] $",
    "you define [for] [me] yourtopic|yourrole [for] [me] $",
    "^|please define [for] [me] yourtopic|yourrole|GENERAL [GENERAL] [for] [me] $",
    "what do|does CO do|does|make [FILL] [FILL] $",
    "what CO does|do [FILL] $",
    "CO : what is it $",
    "what IS the purpose|aim|mission|business of CO $",
    "what IS [the] [company's|yourorg's|your] .. main|core business|activity|purpose|product [of] [CO] $",
    "what makes|make [the] [company] CO $",
    "where IS [your|the] CO|office|headquarters|base [office] [FILL] [FILL] $",
    "where IS your|the head|main office|offices [FILL] $",
    "how big|large|old IS CO [FILL] $",
    "how many .. people|staff|employees|workers .. work|are|in|at|does|do .. CO [have|employ] $",
    "how many people|staff|employees does|do CO have|employ",
    "size|age|location of CO $",
    "when|year|since was|were CO founded|established|started|created|set [up] $",
    "who IS [the] boss|head|ceo|director|founder|owner|chief|manager of CO $",
    "who runs|owns|founded|leads CO $",
    "where|who|whom do|are|did you [actually] work|working [for|at|in] [FILL] $",
    "which|what COMPANY [is] [it] [that] [do|are] you [that] work|working [for|at|in|with] [FILL] $",
    "which|what COMPANY do|are you [work|working] [for|at|in|with] [FILL] $",
    "who|whom you work for $",
    "where you work [FILL] $",
    "which|what FIELD do|are you [work|working] [in] [FILL] $",
    "which|what FIELD you work [in] [FILL] $",
    "which|what languages do|can you speak [FILL] $",
    "which|what topics|subjects can|may|could|do i|you ask|talk|speak [you|to] [you] [about] $",
    "what is it [that] CO [actually|exactly] does|do|makes [FILL] $",
    "what is your trade|field|sector|industry [FILL] $",
    "what is CO do|about [FILL] $",
    "where you based|working|work [FILL] $",
    "where [you] are you|working [based|working] [FILL] $",
    "explain|know what is yourtopic|GENERAL [GENERAL] $",
    "what .. [normal|short|simple|plain] definition of .. $",
    "what [precisely|exactly|really] IS yourtopic|yourrole [FILL] $",
    "what IS the work of CO $",
    "in what|which FIELD do you practise|practice|specialise $",
    "of what does [a|an|the] [your] [yourrole] [work|job|role|post] [of] [a|an] [yourrole] consist $",
    "what does the|a|your job|role|work of .. consist|involve of|$",
)
WHERE_STUDIED = (
    "your alma mater",
    "at|from which UNI did you study|graduate $",
    "where did you study|studied|graduate [FILL] $",
    "where you studied|graduated [FILL] $",
    "where .. you|your … degree [from] [FILL] $",
    "what|which UNI … you … attend|attended|study|studied|go|went|graduate|graduated [to|at|from] [FILL] $",
    "what|which UNI were|was you|it at|in [FILL] $",
    "what you studied and where $",
    "where did you go to UNI $",
)
STUDY = (
    "what|which SUBJECT IS your degree|course [in] $",
    "what IS your [main|first|degree] SUBJECT [FILL] $",
    "what your degree|subject IS [in] $",
    "what you studied and where $",
    "what … you … studied|study|studying [FILL] [FILL] $",
    "what|which degree|qualification|qualifications … you have|got|hold|do|did|take|got $",
    "what IS your qualification|qualifications $",
    "what|which [SUBJECT] [exactly] did|have|had|do you STUDIED [FILL] [FILL] $",
    "what you studied|study [FILL] [FILL] $",
    "SUBJECT you STUDIED [FILL] $",
    "^ your degree|qualifications [subject] $",
    "what IS your academic|educational background",
    "what IS your degree|qualification [in] $",
    "what|which qualifications do you have|hold $",
)
BEFORE = (
    "what|which [SUBJECT] did you do|teach|work [as|in|at|for|with] [a] [living|work|job|all|yourself] before|previously [to] … $",
    "what|which IS your ROLE|career|background before|previously [to] … $",
    "what|which [SUBJECT] did you teach [before|FILL] $",
    "what line of work were you in before … $",
    "what you did|taught before … $",
    "where did you work before … $",
    "what were you .. before … $",
)
SINCE = (
    "how long have you been|worked|working .. [there|here|FILL|CO|at|for|in|your] [CO|ROLE] $",
    "when did you start|join [there|CO|working|here] [FILL] $",
)
REGION = (
    "where|whereabouts … you … live|living|stay|located|lives [FILL] [FILL] $",
    "where|whereabouts [abouts] … you … based [FILL] [FILL] $",
    "where|whereabouts [abouts] in|around … are|do you [from|live|based|working|living|work] [in] [FILL] $",
    "where|whereabouts … are you [based|located|living] [FILL] $",
    "where|whereabouts … IS home [for|to] [you] [FILL] $",
    "where|what|which … you call home [FILL] $",
    "what|which city|town|village|place|area IS home [for|to] [you] $",
    "what|which part|bit|end|area|corner|side of [the] [north|south|east|west|mid] LAND … you … [live|living|based|work|working|in|are] [in|from] [FILL] $",
    "what|which [part] [of] city|town|region|area|county|country|place|village … you [are|live|based|located|work|working] [in|from] [FILL] $",
    "what IS your location|region|area $",
    "^ your location|region $",
)
LANGUAGES = (
    "do|can|would you [able|be] [able] [to] speak [any|some|good] TONGUE [at] [all] [FILL] $",
    "TONGUE your first|native|main|mother language|tongue $",
    "what|which [other|foreign] languages … you [can] speak|talk|know|have [FILL] $",
    "how IS your TONGUE $",
    "are you able to speak|talk [in] TONGUE [FILL] $",
    "be ok|okay|possible|alright|fine|nice|happy to chat|talk|speak|do|switch … in|to TONGUE $",
    "talk|speak|do|chat .. through the medium of TONGUE $",
    "you be able to talk|speak|chat in TONGUE $",
    "are you a .. TONGUE speaker $",
    "are you fluent in TONGUE $",
    "how many languages do|can you speak [FILL] $",
    "what IS your [first|native|main] language $",
    "can|could|may|shall we|i do|have|speak|talk|hold|chat [to|with] [you] [this|it|the] [talk|call|chat] in TONGUE $",
)
SECTOR = (
    "which|what FIELD IS CO|your [work|job|firm|company|employer|organisation|role] [in] [FILL] $",
    "in|for which|what FIELD do|are you work|working [FILL] $",
    "which|what FIELD IS it [that] you|CO are|is|work|works [in] $",
    "which|what FIELD IS CO [a] [part] [of] $",
    "which|what FIELD does|do CO work|operate|belong [in|to] $",
)
