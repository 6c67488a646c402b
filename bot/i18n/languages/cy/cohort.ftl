## Messages

cohorts-title = Carfannau
cohorts-how = Carfan yw'r rhai sy'n chwilio am sgwrs yn ystod tymor, o dan un enw. Mae aelodau'n ymuno eu hunain, o neges rydych chi'n ei phostio, neu chi sy'n eu dewis. Daw i ben ohoni ei hun, ac yna rwy'n dweud unwaith wrth bob un beth sydd ar agor o hyd.
cohorts-none = Nid oes un nawr.
cohorts-numbers = Dangosir faint sydd mewn carfan fesul { $fewest }, ac ni ddangosir i neb pwy sydd ynddi. Nid yw'r hyn sy'n gweithio yma'n cael ei gyfrif fesul carfan: gallai pwy bynnag sy'n dewis yr aelodau, neu'n cymharu dwy garfan, neu un garfan â phawb, gasglu beth wnaeth un ohonyn nhw.
cohort-row = **{ $name }**, { $day } – { $until }. Aelodau: { $members }.
cohort-invites = **{ $name }**: { $day } – { $until }. A hoffech chi siarad â phobl am eu gwaith bryd hynny? Ymunwch.
cohort-means = Ar y diwedd rwy'n dweud wrthych unwaith beth sydd ar agor o hyd. Ni chaiff neb wybod eich bod wedi ymuno: dim ond y nifer y mae trefnwyr yn ei weld. Gallwch adael unrhyw bryd.
cohort-pick-means = Caiff pob aelod neges breifat yn dweud am y garfan { $name }, a gall adael ar unwaith. Mae'r negeseuon yn mynd allan yn araf, a dim ond pan fydd y darllenydd ar ddihun.
cohort-picked = Byddan nhw yn y garfan **{ $name }** ar ôl cael gwybod, un ar ôl y llall, a phob un tra bydd ar ddihun.
cohort-picked-not = Wedi'u gadael allan, heb i neb ddysgu pwy: y rhai sydd yn y garfan yn barod, sydd wedi'i gadael, neu nad ydyn nhw am gael gwahoddiadau.
cohort-joined = Rydych yn aelod o'r garfan **{ $name }** hyd { $until }. Ni chaiff neb arall wybod.
cohort-left = Rydych wedi gadael y garfan **{ $name }**. Ni chaiff neb wybod.
cohort-past = Mae'r garfan hon ar ben. Gallwch chwilio am rywun pryd bynnag y mynnwch.
cohort-summary = **{ $name }**, hyd { $until }
cohort-remove = Dileu **{ $name }**? Ni all neb ymuno wedyn, ac ni ddywedir dim wrth yr aelodau.
cohort-removed = Wedi'i dileu: **{ $name }**.
cohort-owed =
    { $count ->
        [one] Mae un gair o ddiolch ar ôl i'w ddweud.
       *[other] Mae geiriau o ddiolch ar ôl i'w dweud: { $count }.
    }
error-cohorts-many = Gall cymuned gael { $count } o garfannau ar yr un pryd. Dilëwch un, neu arhoswch nes bydd un ar ben.
error-picked-waiting = Mae gormod o aelodau'n aros i gael gwybod. Dewch yn ôl pan fydd rhai wedi cael gwybod, neu dewiswch lai.

## Buttons

button-cohorts = Carfannau
button-cohort-new = Dechrau carfan
button-cohort-show = Edrych arni
button-cohort-pick = Dewis aelodau
button-cohort-remove = Dileu'r garfan
button-cohort-remove-yes = Ie, dileu'r garfan
button-cohort-join = Ymuno
button-cohort-leave = Gadael y garfan

## Forms

form-cohort = Carfan newydd
form-cohort-pick = Dewis aelodau
submit-cohort-pick = Eu rhoi yn y garfan
field-cohort-people = Pwy?
field-cohort-name = Enw
placeholder-cohort-name = Tymor yr hydref
field-cohort-first = Y diwrnod cyntaf
field-cohort-last = Y diwrnod olaf
field-cohort-days = Dewiswch ddiwrnod sydd o'n blaenau, ar ôl y cyntaf ac o fewn dwy flynedd.

## Nudges

nudge-cohort-picked = Mae un o'r trefnwyr wedi eich rhoi yn y garfan **{ $name }**, hyd { $until }: aelodau a hoffai siarad â phobl am eu gwaith. Ar y diwedd rwy'n dweud wrthych unwaith beth sydd ar agor o hyd. Gallwch adael unrhyw bryd, ac ni chaiff neb wybod.
nudge-cohort-over = Mae'r garfan **{ $name }** ar ben. Roedd yn dda eich cael chi ynddi. Mae'r hyn sydd ar agor gennych yma yn mynd yn ei flaen.
