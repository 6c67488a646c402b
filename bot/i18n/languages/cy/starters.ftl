## The page of notes to begin with

starters-title = Ffyrdd o ddechrau eich nodyn at { $name }
starters-lead = Dewiswch un. Yna rhowch eich geiriau eich hun yn lle'r hyn sydd mewn cromfachau, a newidiwch yr hyn nad yw'n swnio fel chi. Ni all fynd cyn hynny.
starters-which = Sut y daethoch chi at { $name }?
starter-tone-warm = **Cynnes**
starter-tone-formal = **Ffurfiol**

button-begin-formal = Dechrau'n ffurfiol
button-begin-warm = Dechrau'n gynnes
button-starters-other = Des i at y person hwn mewn ffordd arall

## The notes

starter-cold =
    { $tone ->
        [formal] Annwyl { $name }, des o hyd i chi { $found }. Rwy'n ysgrifennu atoch am { $theirs } oherwydd [eich rheswm]. Amdanaf i: { $me }. A fyddai modd siarad { $long } rywbryd yn yr wythnosau nesaf? Hoffwn ddeall { $work } yn well. Nid wyf yn gofyn am swydd, ac os nad oes gennych amser, rwy'n deall yn iawn.
       *[warm] Helo { $name }, des i o hyd i chi { $found }. Hoffwn i siarad am { $theirs } oherwydd [eich rheswm]. Gair amdanaf i: { $me }. A allem ni siarad { $long }, i mi gael gwybod sut beth yw { $work } mewn gwirionedd? Dydw i ddim yn gofyn am swydd. Ac os yw'n amser prysur i chi, rwy'n deall yn iawn.
    }
starter-alumni =
    { $tone ->
        [formal] Annwyl { $name }, bu'r ddau ohonom yn yr un lle: { $place }. Rwy'n gorffen yn [eich blwyddyn]. Byddwn yn gwerthfawrogi clywed am { $theirs }, a beth fu fwyaf o gymorth i chi ar y ffordd. Amdanaf i: { $me }. A fyddai modd siarad { $long } rywbryd yn yr wythnosau nesaf? Nid wyf yn gofyn am swydd, ac os nad oes gennych amser, rwy'n deall yn iawn.
       *[warm] Helo { $name }, fe fuon ni'n dau yn yr un lle: { $place }. Rwy'n gorffen yn [eich blwyddyn]. Hoffwn i glywed am { $theirs }, a beth oedd fwyaf o help i chi ar y ffordd. Gair amdanaf i: { $me }. A allem ni siarad { $long } rywbryd yn yr wythnosau nesaf? Dydw i ddim yn gofyn am swydd. Ac os yw'n amser prysur i chi, rwy'n deall yn iawn.
    }
starter-mutual =
    { $tone ->
        [formal] Annwyl { $name }, mae'r ddau ohonom yn adnabod { $connector }, sydd wedi cytuno i mi sôn am hynny. Hoffwn ddeall mwy am { $theirs } oherwydd [eich rheswm]. Amdanaf i: { $me }. A fyddai modd siarad { $long } rywbryd yn yr wythnosau nesaf? Nid wyf yn gofyn am swydd, ac os nad oes gennych amser, rwy'n deall yn iawn.
       *[warm] Helo { $name }, rydyn ni'n dau yn adnabod { $connector }, sy'n hapus i mi ddweud hynny. Hoffwn i ddeall mwy am { $theirs } oherwydd [eich rheswm]. Gair amdanaf i: { $me }. A allem ni siarad { $long } rywbryd yn yr wythnosau nesaf? Dydw i ddim yn gofyn am swydd. Ac os yw'n amser prysur i chi, rwy'n deall yn iawn.
    }
starter-friend =
    { $tone ->
        [formal] Annwyl { $name }, clywais am eich gwaith gan { $connector }, a awgrymodd efallai na fyddai neges yn eich poeni. Rwy'n ceisio deall sut beth yw { $work } cyn penderfynu ar fy ngham nesaf: [eich rheswm]. Amdanaf i: { $me }. A fyddai modd siarad { $long } rywbryd yn yr wythnosau nesaf? Nid wyf yn gofyn am swydd, ac os nad oes gennych amser, rwy'n deall yn iawn.
       *[warm] Helo { $name }, clywais i am eich gwaith gan { $connector }, a ddywedodd efallai na fyddai neges yn eich poeni. Rwy'n ceisio darganfod sut beth yw { $work } cyn penderfynu ar fy ngham nesaf: [eich rheswm]. Gair amdanaf i: { $me }. A allem ni siarad { $long } pan fydd yn gyfleus i chi? Dydw i ddim yn gofyn am swydd. Ac os yw'n amser prysur i chi, rwy'n deall yn iawn.
    }
starter-referral =
    { $tone ->
        [formal] Annwyl { $name }, awgrymodd { $connector } y dylwn ysgrifennu atoch, wrth i ni siarad am [y pwnc]. Hoffwn ddeall mwy am { $theirs } oherwydd [eich rheswm]. Amdanaf i: { $me }. A fyddai modd siarad { $long } rywbryd yn yr wythnosau nesaf? Nid wyf yn gofyn am swydd, ac os nad oes gennych amser, rwy'n deall yn iawn.
       *[warm] Helo { $name }, awgrymodd { $connector } y dylwn i ysgrifennu atoch chi, wrth i ni siarad am [y pwnc]. Hoffwn i glywed am { $theirs } oherwydd [eich rheswm]. Gair amdanaf i: { $me }. A allem ni siarad { $long } rywbryd yn yr wythnosau nesaf? Dydw i ddim yn gofyn am swydd. Ac os yw'n amser prysur i chi, rwy'n deall yn iawn.
    }
starter-event =
    { $tone ->
        [formal] Annwyl { $name }, fe gwrddon ni yn [enw'r digwyddiad], ac mae'r hyn a ddywedoch am [y pwnc] wedi aros gyda mi. Ers hynny rwyf wedi bod yn meddwl beth sydd mewn wythnos arferol yn eich gwaith. Amdanaf i: { $me }. A fyddai modd siarad { $long } rywbryd yn yr wythnosau nesaf? Dysgu yw'r bwriad, nid swydd. Os nad oes gennych amser, rwy'n deall yn iawn.
       *[warm] Helo { $name }, fe gwrddon ni yn [enw'r digwyddiad], ac mae'r hyn a ddywedoch chi am [y pwnc] wedi aros gyda mi. Ers hynny rwyf wedi bod yn meddwl sut beth yw wythnos arferol i chi. Gair amdanaf i: { $me }. A allem ni siarad { $long } rywbryd yn yr wythnosau nesaf? Dysgu yw'r bwriad, nid swydd. Ac os yw'n amser prysur i chi, rwy'n deall yn iawn.
    }
starter-talk =
    { $tone ->
        [formal] Annwyl { $name }, clywais eich anerchiad ar [y pwnc], ac ers hynny rwyf wedi rhoi cynnig ar [rhywbeth a wnaethoch o'i herwydd]. Gadawodd hynny gwestiwn gyda mi: [eich cwestiwn]. Amdanaf i: { $me }. A fyddai modd siarad { $long } rywbryd yn yr wythnosau nesaf? Dysgu yw'r bwriad, nid swydd. Os nad oes gennych amser, rwy'n deall yn iawn.
       *[warm] Helo { $name }, clywais i eich anerchiad ar [y pwnc], ac ers hynny rwyf wedi rhoi cynnig ar [rhywbeth a wnaethoch o'i herwydd]. Gadawodd hynny gwestiwn gyda mi: [eich cwestiwn]. Gair amdanaf i: { $me }. A allem ni siarad { $long } rywbryd yn yr wythnosau nesaf? Dysgu yw'r bwriad, nid swydd. Ac os nad yw'n gyfleus, rwy'n deall yn iawn.
    }
starter-nudge =
    { $tone ->
        [formal] Annwyl { $name }, ysgrifennais atoch { $since }, a gwn fod wythnosau'n llenwi. Byddwn yn dal yn falch o gael siarad { $long } a chlywed am eich gwaith. Os nad yw'n amser da, dim problem o gwbl, ac ni fyddaf yn ysgrifennu eto.
       *[warm] Helo { $name }, ysgrifennais i atoch chi { $since }, ac rwy'n gwybod sut mae wythnosau'n llenwi. Byddwn i'n dal wrth fy modd yn siarad { $long } a chlywed am eich gwaith. Os nad yw'n amser da, dim problem o gwbl, a fydda i ddim yn ysgrifennu eto.
    }
starter-learn =
    { $tone ->
        [formal] Hoffwn wybod sut y daethoch at y gwaith hwn. A hefyd [eich cwestiwn]
       *[warm] Beth fyddai wedi bod yn dda i chi ei wybod ar y dechrau? A hefyd [eich cwestiwn]
    }

## One for a reader whom nobody knows yet

starter-way = Helo, fy enw i yw { $name }. Gair amdanaf i: { $me }. Hoffwn wybod sut beth yw eich gwaith mewn gwirionedd, oherwydd [eich rheswm]. Beth fyddai wedi bod yn dda ei wybod ar y dechrau? Pe bai gennych 20 munud i siarad, dros y ffôn neu fideo, byddwn yn falch iawn. Nid wyf yn gofyn am swydd. Ac os yw'n amser prysur i chi, rwy'n deall yn iawn.

## What is known stands in them

starter-topic = eich pwnc “{ $topic }”
starter-role = eich gwaith (“{ $role }”)
starter-work = eich gwaith
starter-work-at = eich gwaith o fewn { $organisation }
starter-found = ymhlith y gwesteiwyr yma
starter-found-near = ymhlith y gwesteiwyr yma, ac rwyf innau'n byw yn eich ardal ({ $region })
starter-long = am { $minutes } munud dros y ffôn neu fideo
starter-while = am ychydig
starter-week-ago = ychydig amser yn ôl

## What only the writer knows is a gap

starter-gap-connector = [enw'r person]
starter-gap-found = trwy [lle cawsoch chi'r enw]
starter-gap-friend = fy ffrind [enw eich ffrind]
starter-gap-me = [eich maes]
starter-gap-name = [enw]
starter-gap-place = [y brifysgol]
starter-gap-question = [eich cwestiwn]
starter-gap-relative = [eich perthynas]
starter-gap-since = tua [y dyddiad]
starter-gap-theirs = [rhywbeth o'r gwaith]
