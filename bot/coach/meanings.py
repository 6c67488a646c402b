"""What words mean, as classes that are the same in English and Welsh: what `likely.py` weighs.

A word may have several. Mutations are undone before (`spelling.py`), so Welsh words stand as radicals.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from bot.coach.spelling import learn
from bot.coach.starts import ANY, matches

CLASSES = {
    # what is asked for
    "job": r"jobs?|internships?|placements?|vacanc(?:y|ies)|openings|employment|traineeships?"
    r"|apprenticeships?|secondments?|postdocs?|swyddi?|jobyn|joban|interniaeth(?:au)?"
    r"|lleoliad(?:au)?|prentisiaeth(?:au)?|hyfforddeiaeth",
    "post": r"roles?|positions?|posts?|places?|spots?|slots?|shifts?|gigs?|contracts?|schemes?"
    r"|programmes?|hours|chances?|opportunit(?:y|ies)|openings|something|anything|space|room|start"
    r"|leads?|trial|desk|lle|cyfle|cyfleoedd|rôl|rhywbeth|cynllun|ffordd|siawns|cyfnod",
    "interview": r"interviews?|trials?|cyfweliad(?:au)?",
    "hire": r"hire|hires|employ|employs|recruit|recruits|appoint|sponsor|shortlist|cyflogi|cyflogwch"
    r"|recriwtio|penodi",
    "hiring": r"hiring|recruiting|employing|recruitment|recruiters?|recriwtio",
    "hired": r"hired|employed|recruited|appointed|placed",
    "work": r"work|working|works|intern|interning|shadow|shadowing|volunteer|contribute"
    r"|labour|graft|gwaith|gweithio|gwirfoddoli|cyfrannu",
    "join": r"join|joining|belong|part|ymuno|aboard|board",
    "apply": r"apply|applying|application|applications|appl(?:y|ies)|candidate|applicant|cais|ymgeisio"
    r"|ymgeisydd",
    "take": r"take|taking|takes|have|having|host|hosting|bring|cymryd|croesawu|derbyn",
    "refer": r"refer|recommend|vouch|introduce|introduction|mention|put|endorse|suggest|argymell"
    r"|cyflwyno|cyfeirio|crybwyll|rhoi",
    "pass": r"pass|forward|send|share|hand|submit|circulate|anfon|pasio|gyrru|danfon|hala|basio",
    "cv": r"cv|resume|details|application|portfolio|profile|cvs|manylion|proffil",
    "word": r"word|name|referee|reference|referral|referrals|gair|enw|geirda|canolwr",
    "mind": r"mind|consider|considered|considering|remember|think|consideration|cof|cofio|cofiwch"
    r"|ystyried|meddwl",
    "boss": r"boss|manager|managers|hr|director|gaffer|head|chief|whoever|bos|rheolwr|pennaeth"
    r"|cyfarwyddwr|personél",
    "hands": r"hands?|helper|helpers|people|someone|somebody|anyone|anybody|interns|trainees?"
    r"|apprentices?|graduates?|juniors?|staff|improver|rhywun|pobl|help|prentis|prentisiaid|staff|intern"
    r"|myfyrwyr",
    "need": r"need|needs|short|require|requires|lack|angen",
    "start": r"start|starts|begin|monday|tomorrow|june|july|august|september|dechrau|yfory",
    "free": r"available|free|ready|unpaid|immediately|gael|rhydd|barod",
    "open": r"going|available|vacant|comes|come|arises?|arose|exists?|up|opens?|open|free|gwag|cael|daw"
    r"|codi|ymlaen",
    "foot": r"foot|feet|door|inside|in|traed|bwrdd|mewn",
    "favour": r"favour|chance|leg-up|help|obliged|grateful|thankful|ffafr|cymorth|diolchgar",
    # who
    "you": r"you|yourself|chi",
    "your": r"your|yours|eich",
    "org": r"yourorg|team|company|firm|organi[sz]ation|department|office|lab|group|place|employer"
    r"|competitors|lot|site|sites|tîm|tim|cwmni|sefydliad|adran|swyddfa|acw|cyflogwr",
    "me": r"me|myself|mi|fi",
    "my": r"my|mine|fy",
    "i": r"i|dwi|rydw|rwyf|byddwn|hoffwn",
    "other": r"he|she|they|them|his|her|their|friends?|cousin|mum|dad|brother|sister|daughter|son"
    r"|flatmate|neighbour|colleague|colleagues|everyone|nobody|others|students|nhw|ei|ffrind|brawd"
    r"|merch|chwaer|hogyn|mam|pawb|neb",
    # how
    "could": r"can|could|would|will|may|might|shall|gallwch|byddech|caf|gallai|byddai|tybed|gallu|modd",
    "please": r"please|kindly|request|plis",
    "any": r"any|some|unrhyw|ryw|rhyw",
    "if": r"if|should|were|case|whether|os|pe|pan",
    "want": r"want|like|love|hope|hoping|wish|keen|eager|happy|glad|delighted|chuffed|dream|adore"
    r"|interested|interest|fancy|fancied|plan|welcome|eisiau|gobeithio|awyddus|bodlon|hoffi|neidio"
    r"|diddordeb|ysu|falch|balch",
    "seek": r"looking|look|seeking|seek|searching|search|hunting|after|market|wanted|chwilio|edrych",
    "get": r"get|give|find|offer|grant|land|secure|sort|arrange|organi[sz]e|got|ffeindio|cael|trefnu"
    r"|cynnig",
    "exist": r"is|are|there|oes|gennychchi|sydd|mae",
    "tell": r"inform|contact|call|reach|shout|floedd|bloedd|gwybod|dweud|dwedwch",
    # what it is not
    "wh": r"what|how|why|which|who|whom|whose|where|when|beth|sut|pam|pwy|pa|ble|pryd|faint",
    "not": r"not|no|never|nor|neither|without|rather|instead|nothing|nobody|emphatically|ddim|nid"
    r"|nac|dim|heb|byth|sai|mo",
    "past": r"was|were|had|did|gave|made|went|left|said|told|used|quit|met|thought|lost|hated|landed"
    r"|taught|since|ago|last|once|oedd|roedd|oeddwn|ces|cefais|cafodd|gafodd|gawsoch|gaethoch|gadewais"
    r"|bues|bûm|daru|gadawes|golles|wnes|nes|llynedd|gynta",
    "learn": r"know|learn|learned|understand|hear|wonder|wondering|curious|question|questions|tell"
    r"|talk|advice|guidance|story|truth|mean|happen|help|reality|deall|dysgu|clywed|stori|cwestiwn"
    r"|cyngor|profiad|gofyn|ask|asked|siarad|atebion",
    "have": r"already|have|has|secure|enjoy|enjoying|keep|barod|gen|gyda",
    "first": r"first|old|previous|current|own|every|cyntaf|hen|gyntaf",
    "people": r"people|candidates|applicants|starters|engineers|graduates|teachers|mothers|kids"
    r"|pobl|ymgeiswyr|athrawon|graddedigion|graduate",
    "look": r"like|feel|mean|involve|good|bad|worst|best|difference|distinguishes|makes|fel|da"
    r"|gorau|gwaethaf|gwahaniaeth",
    # pay
    "pay": r"pay|paid|payed|salary|salaries|wages?|income|earnings|remuneration|compensation|bonus|package"
    r"|fee|fees|stipend|cyflogau|cyflog|tâl|incwm|enillion|talu|telir|delir|bonws",
    "earn": r"earn|earns|earned|earning|make|makes|making|clear|pocket|gain|receive|receives|charge|ennill"
    r"|enillwch|enillais|gewch|cewch|cliro|derbyn",
    "money": r"money|pounds?|quid|cash|rate|rates|band|tax|rise|raise|rich|wealthy|skint|loan|arian|pres"
    r"|punt|bunt|punnoedd|bunnoedd|cyfradd|treth|codiad|cyfoethog|ceiniog",
    "much": r"much|many|amount|faint|sawl|lot|lots|llawer|well|good|decent|more|less|mwy|llai",
    "period": r"month|monthly|year|yearly|annual|annually|week|weekly|hour|hourly|day|daily|mis|blwyddyn"
    r"|wythnos|awr|diwrnod|flynyddol|misol|dyddiol",
    "general": r"typical|typically|usual|usually|normal|normally|average|general|generally|realistic|fair"
    r"|range|ranges|going|roughly|standard|reasonable|reasonably|expect|arferol|cyffredin|cyffredinol"
    r"|nodweddiadol|teg|ystod|disgwyl|dueddol",
    "beginner": r"starter|starters|beginner|newcomer|junior|juniors|entrant|probationer|school-leaver"
    r"|trainee|first-year|newydd-ddyfodiad|dechreuwr|ddechreuwr|dysgwr",
    # a CV, and what comes with a note
    "document": r"cv|cv's|cvs|resume|résumé|curriculum|c\\.v|vitae",
    "attach": r"attach|attached|attaching|attachment|enclose|enclosed|enclosing|append|appended|include"
    r"|included|including|accompanies|accompany|accompanied|link|linked|upload|uploaded|pfa|atodi|atodaf"
    r"|atodais|atodiad|atodedig|ynghlwm|amgáu|amgaeaf|amgaeir|amgaeedig|cynnwys|dolen|linc",
    "gave": r"sent|sending|send|sharing|shared|popped|popping|stuck|sticking|put|putting|added|adding|dropped"
    r"|pasted|anfonaf|anfonais|hala|gyrru|rhannu|rhois|dodi|sticio|rhoid",
    "within": r"here|below|under|underneath|bottom|end|foot|with|herewith|along|too|also|reference|isod"
    r"|yma|dyma|gwaelod|diwedd|gyda|hefyd|ar|hwn|hon",
    "letter": r"note|message|letter|email|e-mail|neges|nodyn|llythyr|ebost|e-bost",
    # what a profile answers
    "role": r"yourrole|title|profession|occupation|trade|career|line|position|teitl|galwedigaeth"
    r"|proffesiwn|crefft",
    "firm": r"yourorg|employer|business|headquarters|office|staff|employees|headcount|busnes|pencadlys|staff",
    "topic": r"yourtopic",
    "study": r"study|studied|studying|degree|degrees|subject|university|uni|college|school|course|graduate"
    r"|graduated|qualification|qualifications|educated|train|trained|modules?|astudio|astudiasoch|gradd"
    r"|pwnc|prifysgol|coleg|ysgol|cwrs|cymhwyster|cymwysterau|hyfforddi|hyfforddwyd|addysg|addysgwyd",
    "language": r"language|languages|tongue|tongues|speak|fluent|welsh|english|iaith|ieithoedd|siarad"
    r"|siaradwch|cymraeg|saesneg|rhugl",
    "where": r"where|whereabouts|based|located|live|living|county|region|area|town|city|ble|lle|mhle|sir"
    r"|ardal|rhanbarth|tref|dinas|lleoli|byw",
    "what": r"what|which|beth|pa",
    "define": r"define|definition|meaning|mean|means|meant|explain|refers?|stands|diffiniwch|diffiniad"
    r"|ystyr|olygir|golygu|esbonio",
    "do": r"do|does|did|doing|gwneud|gwna|gwnewch",
    "is": r"is|are|was|were|yw|oedd|mae",
    "founded": r"founded|established|size|big|large|runs?|owns?|boss|sefydlwyd|sefydlu|maint|mawr|rhedeg",
    "before": r"before|previously|cyn|gynt",
    # what turns a plain question into a good one
    "turn": r"when|while|because|that|without|worst|best|hardest|wrong|least|most|surprise[ds]?|never|only"
    r"|pan|tra|heb|gwaethaf|gorau|anodd|anghywir|nad|na|syndod",
    # stock phrases
    "praise": r"impressive|impressed|inspiring|inspired|admire|admired|admiration|distinguished|amazing"
    r"|incredible|esteemed|valuable|precious|wealth|wisdom|honoured|honored|insights?|expertise"
    r"|trawiadol|edmygu|edmygaf|edmygedd|ysbrydoledig|disglair|gwerthfawr|doethineb|anrhydedd|argraff"
    r"|arbenigedd|ddoethineb",
    "feat": r"background|journey|path|record|experience|profile|career|trajectory|cefndir|taith|llwybr|gyrfa"
    r"|profiad|proffil",
    "wish": r"hope|trust|hoping|finds?|health|well|gobeithio|gobeithiaf|hyderaf|cyrraedd|iechyd|hwyliau",
    "connect": r"connect|connecting|network|reach|reaching|touch|cysylltu|rhwydwaith|rhwydweithio",
    "time": r"time|amser",
    "brain": r"brains?|brêns?|ymennydd",
    # how somebody came to the host
    "perceive": r"saw|seen|see|read|heard|hear|watched|found|noticed|came|come|met|searched|search|filtered"
    r"|listened|attended|joined|showed|shown|gwelais|gweld|gweles|clywais|clywed|darllenais|darllen"
    r"|gwylio|cwrdd|chwilio|sylwi",
    "relay": r"told|said|says|tells|suggested|recommended|gave|given|mentioned|introduced|pointed|named|dweud"
    r"|dudodd|dwedodd|awgrymodd|argymhellodd|soniodd|rhoddodd|roes",
    "medium": r"talk|article|post|podcast|radio|paper|video|film|blog|page|list|profile|website|results?"
    r"|directory|evening|event|open|club|sgwrs|erthygl|podlediad|papur|fideo|ffilm|rhestr|proffil|gwefan"
    r"|noson|cyfeiriadur|digwyddiad",
    "kin": r"tutor|teacher|lecturer|supervisor|librarian|secretary|colleague|neighbour|aunt|uncle|physio"
    r"|tiwtor|athro|athrawes|darlithydd|llyfrgellydd|ysgrifennydd|cydweithiwr|cymydog",
    # an easy way to say no
    "decline": r"no|decline|ignore|pass|busy|bother|worry|worries|obligation|obliged|offence|offended|pressure"
    r"|hurry|rush|mind|understand|silence|quiet|alone|rather|prefer|drop|skip|full|lost|hard|feelings"
    r"|anwybyddu|anwybyddwch|prysur|phoeni|poeni|pwysau|rheidrwydd|gorfodaeth|brys|ots|dim|tewi"
    r"|tawelwch|llonydd|beidio|peidio|peidiwch|drwgdeimlad|deall|deallaf|well|gollwng|gadewch",
    # what is asked for, in other words
    "seat": r"seats?|stools?|chairs?|bench|desks?|hooks?|pegs?|lockers?|badges?|aprons?|overalls|berths?|bunks?"
    r"|corner|roof|ladder|rung|rungs|door|doors|doorstep|window|gap|gaps|hole|sedd|sedda?u?|stôl|stol|cadair|desg"
    r"|mainc|bachyn|cornel|drws|drysau|ysgol|bwlch|twll|ffenest",
    "crew": r"crew|gang|ranks?|fold|outfit|shop|gaff|squad|family|bunch|payroll|books|rota|roster|register|pool"
    r"|intake|cohort|lot|folk|folks|outfit|mob|workforce|colleagues?|tribe|stable|criw|gang|rhengoedd|teulu"
    r"|llyfrau|rota|cofrestr|gweithlu|cydweithwyr|giang|griw|carfan",
    "admit": r"sign|enlist|enrol|enroll|accept|accepts|admit|squeeze|slot|fit|fits|use|try|let|allow|invite|pick|choose"
    r"|want|wants|add|count|keep|save|reserve|hold|give|grant|derbyn\w*|cym(?:er|r)\w*|cymryd|arwydd\w*|gwasgu|ffitio|defnyddio|treial\w*"
    r"|trio|gad\w*|gadael|gwahodd|dewis\w*|pigo|ychwanegu|cadw|cadwch|rhoi|rhowch",
    "lend": r"lend|muck|tag|along|sweep|brew|brews|tea|graft|prove|helping|assist|assisting|serve|sit|carry|labour"
    r"|scrub|clean|photocopy|filing|errands|cynorthwyo|helpu|ysgubo|te|paned|panad|profi|gwasanaethu|cario|llnau|glanhau",
    "break": r"break|shot|leg|lifeline|punt|gamble|risk|chancing|go|crack|stab|boost|hlp|hand|step|start|siawns"
    r"|cyfle|gambl|mentro|mentr\w*|hwb|cam|llaw",
    "jobless": r"unemployed|redundant|redundancy|jobless|jobseeker|job-hunting|job-seeking|out|between|laid|savings|rent"
    r"|skint|desperate|desperately|di-waith|colli|diswyddo|diswyddwyd|rhent|anobeithiol",
    "trade": r"joiners?|drivers?|engineers?|librarians?|nurses?|teachers?|plumbers?|analysts?|developers?|programmers?"
    r"|coders?|carpenters?|electricians?|cooks?|chefs?|cleaners?|caretakers?|porters?|receptionists?|administrators?"
    r"|secretar(?:y|ies)|accountants?|bookkeepers?|lawyers?|solicitors?|designers?|writers?|editors?|researchers?"
    r"|technicians?|mechanics?|welders?|fitters?|builders?|surveyors?|scientists?|statisticians?|managers?|supervisors?"
    r"|assistants?|clerks?|soldiers?|sappers?|officers?|farmers?|gardeners?|hydrologists?|modellers?|mathematicians?"
    r"|physicists?|geographers?|labourers?|operators?|tutors?|lecturers?|carers?|midwi(?:fe|ves)|pharmacists?|vets?"
    r"|saer|seiri|gyrwyr|gyrrwr|peiriannydd|peirianwyr|llyfrgellydd|nyrs|nyrsys|athro|athrawes|athrawon|plymwr|dadansoddwr"
    r"|dadansoddydd|datblygwr|rhaglennydd|codiwr|trydanwr|cogydd|glanhawr|gofalwr|porthor|derbynnydd|gweinyddwr|ysgrifennydd"
    r"|cyfrifydd|cyfreithiwr|dylunydd|awdur|golygydd|ymchwilydd|technegydd|mecanic|weldiwr|adeiladwr|gwyddonydd|ystadegydd"
    r"|rheolwr|cynorthwyydd|clerc|milwr|swyddog|ffermwr|garddwr|hydrolegydd|mathemategydd|daearyddwr|darlithydd|fferyllydd|bydwraig",
    "season": r"summer|spring|autumn|winter|easter|christmas|january|february|march|april|may|june|july|august|september"
    r"|october|november|december|term|half-term|weeks?|fortnight|months?|holidays?|vacation|saturdays?|mondays?|tuesdays?"
    r"|haf|gwanwyn|hydref|gaeaf|pasg|nadolig|ionawr|chwefror|mawrth|ebrill|mai|mehefin|gorffennaf|awst|medi|tachwedd|rhagfyr"
    r"|tymor|hanner-tymor|wythnos|wythnosau|mis|misoedd|gwyliau|sadwrn|llun",
    "decider": r"decides?|deciding|chooses?|choosing|picks|picking|hires|charge|responsible|appoints|appointments|selects"
    r"|recruiter|panel|signs|runs|penderfyn\w*|dewis|pigo|gyfrifol|cyfrifol|penodi|penodiadau|recriwtiwr|arwyddo",
    "rumour": r"hear|hears|heard|whispers?|rumours?|news|spot|spotted|notice|wind|tip|tips|nod|nudge|shout|text|ping|yell"
    r"|call|ring|clywed|clywch|clyw\w*|sibrydion|si|newyddion|nòd|winc|galw\w*|ffoni\w*|floedd|waedd|bloedd",
    "taster": r"experience|taster|shadow|shadowing|trial|probation|insight|sample|try-out|cysgodi|blas|prawf|profiad|flas",
    "person": r"lad|lass|girl|boy|bloke|woman|man|mum|dad|veteran|returner|refugee|immigrant|graduate|student|newcomer|learner"
    r"|hogyn|hogan|bachgen|merch|dyn|menyw|dynes|mam|tad|ffoadur|myfyriwr|myfyrwraig|dysgwr|boi|crwt|croten",
    "offerme": r"offer|offering|offers|skills|strengths|hardworking|worker|hard-working|perfect|ideal|right|match|asset"
    r"|sgiliau|cryfderau|gweithgar|gweithiwr|perffaith|delfrydol|addas|suitable|suits?|suited",
    "soon": r"soon|asap|now|currently|moment|present|today|tomorrow|next|immediately|straight|away|upcoming|coming|rŵan|nawr"
    r"|nesaf|nesa|fuan|buan|presennol|hyn|heddiw|fory|syth",
    "someday": r"someday|eventually|future|later|one-day|rhywdro|rywbryd|rhywbryd|dyfodol|wedyn",
    "send": r"contact|email|e-mail|write|apply|address|approach|speak|see|talk|ask|cysylltu|cysyllt\w*|ebostio|sgwennu|ysgrifennu"
    r"|siarad|gweld|gofyn|gofynn\w*|holi",
    "advice": r"advice|tips?|opinion|views?|thoughts?|perspective|honest|chat|conversation|questions?|story|stories|wisdom"
    r"|curious|curiosity|cyngor|barn|sylwadau|sgwrs|cwestiwn|cwestiynau|hanes|straeon|chwilfrydig|onest|gonest",
    "disclaim": r"only|just|merely|simply|purely|dim|ond|unig|yn-unig|expect|expecting|promise|disgwyl|addo",
    # pay
    "payslip": r"payslip|payslips|packet|packets|envelope|gross|net|before-tax|after-tax|p60|bank|account|mortgage|bills|grand|k|quids"
    r"|figures?|digits|hourly|overtime|pension|perks|benefits|slip|amlen|morgais|biliau|mil|ffigwr|ffigur|ffigyrau|pensiwn|oriau|gros|clir"
    r"|earner|wage|wages|waged|dosh|bread|bacon|dough|wonga|coin|coins|lolly|moolah|bob|tanner|sum|sums|number|swm|bara|menyn",
    "worth": r"worth|value|offer|accept|accepted|negotiate|negotiated|bargain|bump|jump|cut|drop|increase|doubled|gwerth|bargeinio"
    r"|codi|gostwng|neidio|toriad|dyblu",
    "livingon": r"live|afford|comfortable|comfortably|survive|rent|buy|house|fyw|fforddio|cyfforddus|rhent|prynu|tŷ|byw",
    # stock phrases
    "flattery": r"renowned|prestigious|stellar|remarkable|exceptional|extraordinary|fascinating|exemplary|illustrious|outstanding"
    r"|legend|legendary|hero|guru|rockstar|expert|leader|leading|luminary|visionary|trailblazer|role-model|idol|exceptionally"
    r"|hugely|deeply|truly|greatly|immensely|profoundly|humbly|humble|respected|revered|enviable|envy|awe|dazzling|wonderful"
    r"|nodedig|eithriadol|rhyfeddol|arbennig|hynod|enwog|uchel|bri|parch|arwr|arwres|gwych|syfrdanol|disgleiriaf|ardderchog|godidog"
    r"|campus|ffantastig|blaenllaw|arloesol|arweinydd|seren|cenfigennus",
    "cliche": r"passionate|passion|driven|motivated|self-motivated|dynamic|proactive|enthusiastic|dedicated|hardworking|results-oriented"
    r"|detail-oriented|team-player|go-getter|self-starter|fast-paced|synergy|synergies|leverage|mutually|beneficial|value-add|ecosystem"
    r"|landscape|thought-leader|growth|elevate|unlock|align|alignment|circle|bandwidth|ping|loop|outside|box|forward|journey|rapport"
    r"|skillset|horizons|goals|aspirations|endeavours?|heights|brwdfrydig|brwdfrydedd|gweithgar|ymroddedig|angerddol|angerdd|egnïol|deinamig"
    r"|rhagweithiol|llawn|cymhelliant|hunan-gymhellol|gorwelion|uchelgais|uchelgeisiol|dyheadau|synergedd|buddiol|bocs|nodau|ehangu|datblygu",
    "collect": r"pick|picking|tap|tapping|mine|drain|borrow|steal|benefit|absorb|soak|glean|gain|draw|quick|brief|few|moment|jump|hop|virtual"
    r"|pigo|benthyg|elwa|manteisio|dwyn|sugno|cyflym|sydyn|byr|rhith|rhithiol|munud",
    "greetold": r"sir|madam|sirs|concern|whom|whomever|respected|esteemed|syr|fadam|madam|barchus|syrs",
    # how somebody came to the host
    "event": r"panel|conference|webinar|lecture|fair|workshop|seminar|meeting|meetup|launch|funeral|wedding|party|church|chapel|gym|pub"
    r"|bus|train|school|class|assembly|eisteddfod|show|sioe|cynhadledd|gweminar|darlith|ffair|gweithdy|seminar|cyfarfod|lansiad|capel"
    r"|eglwys|tafarn|bws|trên|dosbarth|gwasanaeth|priodas|angladd",
    "search": r"search|searched|searching|browse|browsing|browsed|scroll|scrolled|scrolling|stumbled|filter|filtered|typed|clicked"
    r"|google|googled|chwili\w*|pori|sgrol\w*|teipi\w*|clici\w*|googlo",
}
learn(*CLASSES.values())


@cache
def _by_word() -> Mapping[str, Sequence[str]]:
    """Return by word, or by how it begins with `ANY` behind it, what it means."""
    found: dict[str, tuple[str, ...]] = {}
    for name, words in CLASSES.items():
        for word in dict.fromkeys(matches(words)):
            found[word] = (*found.get(word, ()), name)
    return found


def meanings(word: str) -> Sequence[str]:
    """Return what a word means."""
    known = _by_word()
    found = list(known.get(word, ()))
    for length in range(3, len(word) + 1):
        found += known.get(word[:length] + ANY, ())
    return tuple(dict.fromkeys(found)) if found else ()
