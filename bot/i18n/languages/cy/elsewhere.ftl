## Commands, in the help and while typing

command-elsewhere = Sgyrsiau â phobl y tu allan, i chi yn unig
usage-elsewhere = /intro elsewhere

## Where a talk elsewhere stands

elsewhere-writing = **{ $label }**: dydych chi ddim wedi ysgrifennu eto.
elsewhere-sent = **{ $label }**: rydych chi wedi ysgrifennu. Gall ateb gymryd ychydig ddyddiau.
elsewhere-passed-on = **{ $label }**: wedi'i anfon ymlaen ar eich rhan. Gall ateb gymryd ychydig ddyddiau.
elsewhere-arranging = **{ $label }**: mae'r person wedi cytuno. Does dim amser eto.
elsewhere-agreed = **{ $label }**: mae eich sgwrs wedi'i threfnu: { $when }.
elsewhere-over = **{ $label }**: roedd sgwrs i fod: { $when }. Ddigwyddodd hi?
elsewhere-met = **{ $label }**: rydych chi wedi cael sgwrs. Nesaf daw gair o ddiolch: mae'n golygu mwy nag y mae'r rhan fwyaf yn ei ddisgwyl.
elsewhere-thanked = **{ $label }**: rydych chi wedi cael sgwrs ac wedi dweud diolch.
elsewhere-talked = **{ $label }**: rydych chi wedi cael sgwrs.
elsewhere-refused = **{ $label }**: gwrthododd y person. Mater o amser yw hynny gan amlaf, ac nid yw'n dweud dim amdanoch chi. Mae'n ddigon posibl y bydd rhywun arall yn cytuno.
elsewhere-expired = **{ $label }**: does dim wedi dod ohono hyd yma. Arwydd o wythnos lawn yw tawelwch gan amlaf. Mae'n ddigon posibl y bydd rhywun arall yn cytuno, ac mae croeso o hyd i ateb hwyr.
elsewhere-cancelled = **{ $label }**: wedi'i chanslo. Mae'n digwydd, a gallwch roi cynnig arall arni pryd bynnag y mynnwch.
elsewhere-left = **{ $label }**: daeth hyn i ben tra oeddech chi i ffwrdd. Gallwch fynd ymlaen pryd bynnag y mynnwch.
elsewhere-forgotten = Wedi'i ddileu. Dydw i'n gwybod dim am y sgwrs hon mwyach.

## Messages

elsewhere-title = Sgyrsiau y tu allan
elsewhere-lead = Pobl y tu allan i'r gymuned hon yr hoffech siarad â nhw, y diweddaraf yn gyntaf:
elsewhere-none = Nid yma y mae'r rhan fwyaf o'r bobl a allai eich helpu: rhywun y mae eich modryb yn ei adnabod, siaradwr, enw ar restr cyn-fyfyrwyr. Rwy'n eich helpu i ysgrifennu atyn nhw, i baratoi, ac i ddweud diolch.
elsewhere-private = Dim ond chi sy'n gweld hyn. Gadewch enwau, cyfeiriadau a rhifau allan: mae'r enw rydych chi'n ei roi ar sgwrs yn ddigon.
elsewhere-unnamed = sgwrs
elsewhere-saved = Wedi'i gadw.
elsewhere-yes = Dyna dda. Cytunwch ar amser gyda'ch gilydd, yna dywedwch wrthyf, a byddaf yn eich atgoffa.
elsewhere-time-saved = Wedi'i nodi. Byddaf yn eich atgoffa cyn y sgwrs, ac yn gofyn wedyn sut aeth hi.
elsewhere-missed = Mae'n digwydd i bawb. Gallwch gytuno ar amser arall, neu adael iddi fod.
elsewhere-thanked-now = Da iawn. Fydda i ddim yn sôn am y diolch eto.
source =
    { $source ->
        [family] Trwy'r teulu
        [friend] Trwy ffrind
        [email] Dros e-bost, heb adnabod y person
        [event] Fe gwrddon ni mewn digwyddiad
        [talk] Fe glywais i'r person yn siarad
       *[alumni] Fe fuon ni yn yr un lle
    }
starter-title = Negeseuon i ddechrau
starter-lead = Copïwch yr un sy'n swnio fwyaf fel chi, rhowch eich geiriau eich hun yn lle'r hyn sydd mewn cromfachau, a newidiwch y gweddill fel y mynnwch. Yna gadewch i mi edrych drosti.
once-more-lead = Mae gofyn unwaith eto yn iawn, a dim mwy wedyn. Copïwch hon, a'i gwneud yn eiddo i chi:
outreach-title = Yr hyn y byddech yn ei anfon
outreach-fine = Mae hyn yn darllen yn rhwydd. Anfonwch ef yn eich ffordd arferol, yna dywedwch wrthyf.
outreach-flags = Gallwch ei anfon fel y mae. Efallai y byddai'n well gyda newid:
outreach-blocked = Cyn ei anfon:
outreach-sent = Wedi'i anfon: dyna'r rhan anoddaf. Byddaf yn eich atgoffa ymhen ychydig ddyddiau.
once-more-sent = Iawn. Mater i'r person arall yw ateb nawr.
friend-title = Neges i'w hanfon ymlaen
friend-lead = Copïwch hi, newidiwch yr hyn nad yw'n swnio fel chi, a'i hanfon at ffrind neu berthynas. Does dim ohoni'n cael ei gadw yma.
friend-text = Helo! Hoffwn wybod sut beth yw gwneud y gwaith hwn: { $whom }. Y rheswm yw hyn: { $why }. Ydych chi'n adnabod rhywun sy'n ei wneud, neu rywun sy'n adnabod rhywun? Rwy'n gobeithio am sgwrs o 20 munud, dros y ffôn neu fideo, ac nid cael swydd yw'r bwriad. Gofynnwch i'r person yn gyntaf a yw hynny'n iawn, cyn rhoi'r enw i mi. Ac os nad oes neb yn dod i'r meddwl, mae hynny'n iawn hefyd.
prep-title-elsewhere = Cyn y sgwrs
prep-home-elsewhere = Cyn y sgwrs: { $label }
prep-lead-elsewhere = **{ $label }**. Ticiwch yr hyn sydd wedi'i wneud.
prep-name-elsewhere = Yr enw ar eich sgrin yw'r un a oedd ar eich neges
prep-number-elsewhere = Chi sy'n ffonio: rhowch y rhif yn barod wrth law
prep-research-elsewhere = Darllenwch am y gwaith hwn ac am y lle: beth fyddech chi'n ei ofyn?
prep-zone-elsewhere = Gwiriwch yr amser unwaith eto: efallai fod y gylchfa amser yno'n wahanol
draft-opening-elsewhere =
    { $tone ->
        [formal] Diolch i chi am roi { $minutes } munud o'ch amser i siarad â mi.
       *[warm] Diolch o galon am y { $minutes } munud a roesoch chi i mi.
    }
draft-copy = Copïwch ef, dechreuwch gyda'r enw, a'i anfon yn yr un ffordd â'ch neges gyntaf. Yna dywedwch wrthyf.
update-copy = Copïwch hwn a'i anfon:
update-text = Beth amser yn ôl fe roesoch chi gyngor i mi, a hoffwn ddweud i ble yr arweiniodd. { $update } Diolch eto, { $name }
touch-on-elsewhere = Iawn. Byddaf yn eich atgoffa ymhen ychydig fisoedd, oni bai eich bod wedi cysylltu erbyn hynny.
touch-off-elsewhere = Iawn. Fydda i ddim yn eich atgoffa i gadw mewn cysylltiad.
forget-sure = Dileu popeth am “{ $label }”, gyda'r cyfan a nodoch? Ni ellir ei adfer.
calendar-elsewhere = Sgwrs: { $label }
calendar-elsewhere-cancelled = Wedi'i chanslo: { $label }
calendar-own = Sgwrs i ddysgu am swydd. I'w symud neu ei chanslo, defnyddiwch fotymau Paned, a rhowch wybod i'r person arall eich hun.
calendar-file-elsewhere = Sgwrs y tu allan { $day }

## Facts

fact-source = Sut y daethoch at y person
fact-through = Trwy
fact-occasion = Pryd
fact-noted-goal = Beth rydych chi eisiau ei wybod
fact-noted-learned = Beth arhosodd gyda chi
fact-noted-surprised = Beth oedd yn annisgwyl
fact-noted-use = Beth wnewch chi â hyn
fact-noted-interest = Diddordeb yn y gwaith hwn

## Buttons

button-elsewhere = Sgyrsiau y tu allan
button-elsewhere-new = Sgwrs newydd y tu allan
button-starter = Dangos sut i ddechrau
button-check-text = Edrych dros fy nhestun
button-elsewhere-sent = Rwyf wedi'i anfon
button-ask-once-more = Sut i ofyn unwaith eto
button-they-said-yes = Cytunodd y person
button-they-said-no = Gwrthododd y person
button-yes-after-all = Cytunodd y person wedi'r cyfan
button-set-talk-time = Mae gennym ni amser
button-look-back = Edrych yn ôl
button-forget = Dileu
button-forget-yes = Ie, dileu
button-forget-not = Cadw
button-ask-someone-known = Gofyn i rywun rwy'n ei adnabod

## Forms

form-elsewhere = Sgwrs y tu allan
form-elsewhere-intro = I chi yn unig. Does dim angen enw, cyfeiriad na rhif.
field-talk-label = Eich enw chi ar y sgwrs
hint-talk-label = Er enghraifft: nyrs ar ward, trwy fy modryb
field-source = Sut y daethoch chi at y person?
field-occasion = Pryd oedd hynny?
hint-occasion = Er enghraifft: y ffair yrfaoedd ym mis Mawrth
form-check = Eich testun
form-check-intro = Does dim ohono'n cael ei gadw ond y ffurflen hon, er mwyn i chi allu mynd ymlaen, a dim ond nes i chi ei anfon.
field-outreach = Yr hyn yr hoffech ei anfon
hint-outreach = Gludwch ef yma, heb fanylion cyswllt
form-talk-time = Pryd mae'r sgwrs
form-talk-time-intro = Dim ond chi sy'n gweld hyn. Chi'ch dau sydd wedi cytuno ar yr amser.
hint-day-open = Er enghraifft 2027-03-09. Gadewch y diwrnod a'r amser yn wag os nad ydyn nhw'n hysbys eto
field-talk-goal = Un peth rydych am ei wybod erbyn y diwedd
hint-talk-goal = Byddaf yn eich atgoffa ohono awr ymlaen llaw
form-debrief-own-intro = I chi yn unig. Caiff eich diolch ei ddrafftio o hyn; cewch ei newid.
form-update-own-intro = Fe gawsoch gyngor, ac mae pobl yn hoffi clywed i ble yr arweiniodd.
submit-update = Ei ysgrifennu
form-friend = Gofyn i rywun
form-friend-intro = Byddaf yn ysgrifennu neges at ffrind neu berthynas, i chi ei chopïo. Does dim ohoni'n cael ei gadw.
submit-friend = Ei hysgrifennu
field-whom = Pwy yr hoffech chi ei gyfarfod?
hint-whom = Math o waith, er enghraifft: nyrs ar ward
field-why-them = Pam?
hint-why-them = Er enghraifft: rwy'n ystyried hyfforddi yn yr un maes
field-contact = Mae “{ $words }” yn edrych fel manylion cyswllt. Nid yw'r person wedi cytuno i mi eu cadw, felly tynnwch nhw allan, os gwelwch yn dda. Mae eich enw chi ar y sgwrs yn ddigon.

## Errors

error-elsewhere-many = Mae gennych chi { $most } o sgyrsiau y tu allan ar agor yn barod. Dilëwch un, neu orffen un, i wneud lle i un newydd.

## Nudges

nudge-elsewhere-silent = **{ $label }**: dim ateb eto, ac arwydd o wythnos lawn yw tawelwch gan amlaf. Mae nawr yn amser da i roi cynnig ar rywun arall hefyd.
nudge-elsewhere-once-more = **{ $label }**: dim ateb o hyd?
nudge-elsewhere-ask-them = **{ $label }**: dim ateb o hyd? Mae gair caredig at { $name } yn iawn, unwaith.
nudge-elsewhere-arrange = **{ $label }**: mae'r person wedi cytuno. Ydych chi wedi trefnu amser?
nudge-elsewhere-agreed = **{ $label }**: mae eich sgwrs wedi'i threfnu: { $when }. Dyma'r cofnod ar gyfer eich calendr eich hun.
nudge-elsewhere-taken-back = Mae'r sgwrs hon wedi'i chanslo: { $when }. Rhowch wybod i'r person arall, os nad yw hynny'n hysbys eto.
nudge-elsewhere-research = **{ $label }**: mae eich sgwrs ar y gorwel. Gyda hanner awr o baratoi, gallwch ofyn yr hyn na all neb arall ei ateb.
nudge-elsewhere-day-before = Mae'r sgwrs yn agosáu: **{ $label }**, { $when }. Os oes rhywbeth wedi codi, rhowch wybod nawr.
nudge-elsewhere-hour-before = Cyn bo hir: **{ $label }**, { $when }.
nudge-elsewhere-outcome = **{ $label }**: roedd sgwrs i fod: { $when }. Ddigwyddodd hi?
nudge-elsewhere-outcome-reminder = Rhag gadael dim heb ei orffen: **{ $label }**, { $when }. Ddigwyddodd hi?
nudge-elsewhere-thanks-prompt = **{ $label }**: tra mae'n ffres yn y cof, dwy funud o edrych yn ôl, a bydd eich diolch wedi'i ddrafftio.
nudge-elsewhere-thanks-ready = **{ $label }**: mae eich diolch wedi'i ddrafftio, ac yn aros amdanoch.
nudge-elsewhere-thanks-draft = **{ $label }**: mae heddiw'n ddiwrnod da i ddweud diolch, a'r sgwrs yn dal yn ffres.
nudge-elsewhere-thanks-again = **{ $label }**: nid oes rhaid i air o ddiolch fod yn hir. Mae dwy frawddeg yn ddigon.
nudge-elsewhere-thanks-last = **{ $label }**: mae'n iawn bod yn hwyr, a bydd croeso o hyd i air o ddiolch. Dyma'r tro olaf i mi sôn amdano.
nudge-elsewhere-update = **{ $label }**: beth amser yn ôl fe gawsoch chi sgwrs. A arweiniodd y cyngor at rywbeth? Mae pobl yn hoffi clywed.
nudge-elsewhere-keep-in-touch = **{ $label }**: hyd y gwn i, mae ychydig fisoedd ers i chi fod mewn cysylltiad. Mae llinell am sut mae pethau'n mynd yn ddigon.
