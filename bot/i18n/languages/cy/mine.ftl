## Commands, in the help and while typing

command-mine = Beth sydd ar agor, beth sydd nesaf, beth addawsoch chi
usage-mine = /intro mine

## Messages

fine = Popeth yn iawn. Does dim yn newid, ac ni chaiff neb wybod.
catch-up =
    { $count ->
        [one] Roeddwn i i ffwrdd am ychydig. Mae un peth wedi bod yn aros amdanoch:
        [two] Roeddwn i i ffwrdd am ychydig. Mae 2 beth wedi bod yn aros amdanoch:
        [few] Roeddwn i i ffwrdd am ychydig. Mae 3 pheth wedi bod yn aros amdanoch:
        [many] Roeddwn i i ffwrdd am ychydig. Mae 6 pheth wedi bod yn aros amdanoch:
       *[other] Roeddwn i i ffwrdd am ychydig. Mae { $count } peth wedi bod yn aros amdanoch:
    }
missed =
    { $count ->
        [one] Allwn i ddim eich cyrraedd trwy neges breifat, felly dyma beth sydd wedi bod yn aros amdanoch.
        [two] Allwn i ddim eich cyrraedd trwy neges breifat, felly dyma 2 beth sydd wedi bod yn aros amdanoch.
        [few] Allwn i ddim eich cyrraedd trwy neges breifat, felly dyma 3 pheth sydd wedi bod yn aros amdanoch.
        [many] Allwn i ddim eich cyrraedd trwy neges breifat, felly dyma 6 pheth sydd wedi bod yn aros amdanoch.
       *[other] Allwn i ddim eich cyrraedd trwy neges breifat, felly dyma { $count } peth sydd wedi bod yn aros amdanoch.
    }
missed-elsewhere = Mae rhywbeth yn aros amdanoch, ac ni chyrhaeddodd fy neges breifat. Teipiwch “/intro mine” i'w weld.
missed-how = Er mwyn i mi allu dweud wrthych ar unwaith y tro nesaf: agorwch osodiadau preifatrwydd y gymuned hon a chaniatáu negeseuon preifat. Yna pwyswch unrhyw un o'm botymau.
mine-title = Eich cyflwyniadau
mine-nothing = Does dim byd ar agor. Cam nesaf da: dod o hyd i un person yr hoffech chi ddeall ei waith.
mine-more =
    { $count ->
        [one] 1 arall hefyd
       *[other] { $count } arall hefyd
    }
mine-nothing-now = Does dim byd ar agor ar hyn o bryd. Gwaith pwy hoffech chi ei ddeall nesaf?
promises-title = Eich addewidion
promise = I **{ $name }**: { $words }
past-title = Sgyrsiau a gawsoch chi
past-none = Dim un cyn hynny.
past-talk = Y sgwrs rhwng **{ $name }** a chi, { $day }.
past-named = A gawsoch chi enw rhywun arall ar gyfer sgwrs?
past-update = Gallwch ddweud beth ddaeth o'r cyngor.
past-touch = Gallwch gadw mewn cysylltiad.
past-touching = Rydych chi'n cadw mewn cysylltiad.
past-thanked = Cawsoch air o ddiolch.
past-updated = Cawsoch wybod beth ddaeth o'r cyngor.
home-hello = Helo { $name }. Yma y gwelwch chi beth sydd ar agor a beth sydd nesaf.
home-hosting = Rydych chi'n cynnig sgyrsiau. Mae “{ button-host }” yn dangos eich cynnig.
home-not-hosting = Dydych chi ddim yn derbyn ceisiadau ar hyn o bryd. Mae “{ button-host }” yn newid hynny.

## Buttons

button-done = Wedi'i wneud
button-mine = Fy nghyflwyniadau
button-not-now = Nid nawr
button-open = Agor
button-past = Fy sgyrsiau i gyd
button-past-earlier = Sgyrsiau cynharach
button-prep-open = Paratoi

## Errors

error-promise-gone = Nid yw'r addewid hwn ar eich rhestr mwyach.
