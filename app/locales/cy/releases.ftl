tab = Datganiadau
title = Datganiadau
lede = Datganiad yw’r hyn sy’n gadael yr alwad hon: rhifau a geiriau na ellir eu holrhain at neb. Mae un person yn ei adeiladu yma. Mae porwr ail berson yn ei adeiladu eto o’r hanesion, ac yn llofnodi dim ond os yw’r ddau yr un fath hyd at y nod olaf.
loading = Wrthi’n nôl y datganiadau, ac yn gwirio pob llofnod…
asking = Wrthi’n gofyn faint o hanesion sydd…
look-again = Edrych eto
back-to-list = Yn ôl at restr y datganiadau

list = Beth a ryddhawyd
list-empty = Does dim wedi’i ryddhau eto.
list-verified = Cafodd pob llofnod yma ei wirio, o’r datganiad cyntaf i’r olaf.
row = Datganiad { $number }
row-day = Gwnaed ar
row-week = Daeth yn wythnos
row-by = Adeiladwyd gan
row-second = Adeiladwyd eto a llofnodwyd gan
row-spoilt = Roeddech yn aelod bryd hynny, ond nid yw’r ffeil a gyflwynwyd yn agor i chi: efallai ei bod wedi’i difetha. Dyma’r hyn a gynigiwyd ac y llofnododd y ddau drosto: fe’i cadwyd wrth ei hochr. Dywedwch wrth yr aelodau eraill.
row-before-her = Cafodd hwn ei selio cyn i chi ddod yn aelod. Gwelwch yr hyn a gynigiwyd ac y llofnododd y ddau drosto: fe’i cadwyd wrth ei ochr.
row-not-ours = Cafodd hwn ei selio cyn i chi ddod yn aelod, felly nid yw’ch allwedd yn ei agor.
row-look = Edrych ar ddatganiad { $number }
row-page = Ar y dudalen gyhoeddus
row-publish = Gwneud datganiad { $number } yn gyhoeddus
kind-sealed = Wedi’i selio i’r aelodau
kind-public = Cyhoeddus
kind-published = Wedi’i wneud yn gyhoeddus
not-whole = Ni allwch wneud y datganiad nesaf
not-whole-text = Cafodd datganiad cynharach ei selio cyn i chi ddod yn aelod, a rhaid gwirio’r nesaf yn ei erbyn. Gofynnwch i ddeiliad allwedd oedd yno wneud y datganiad hwn, neu wneud yr un cynharach yn gyhoeddus.

begin-title = Gwneud datganiad
begin-text = Yn gyntaf rydych yn dweud beth fydd yn cael ei gyfrif, cyn i ddim gael ei gyfrif. Yna rydych yn gweld faint o hanesion sydd i mewn, ac yna’r rhifau. Gellid dewis cynllun ar ôl edrych fel ei fod yn pwyntio at rywun.
begin = Ysgrifennu cynllun
frozen-waits = Mae gennych gynllun wedi’i rewi nad oes neb wedi’i ddefnyddio eto.
frozen-go-on = Mynd ymlaen â’r cynllun wedi’i rewi
frozen-another = Ysgrifennu cynllun arall

write-title = Beth fydd datganiad { $number } yn ei gyfrif?
write-lede = Dewiswch heb edrych yn yr hanesion. Pan fyddwch wedi gorffen rydych yn rhewi’r cynllun, ac yna nid oes dim yn ei newid.
write-as-last = Mae hwn yn dechrau fel yr oedd y datganiad diwethaf. Cyfrif yr un pethau yn yr un grwpiau sydd fwyaf diogel: gallai dwy ffordd o grwpio ddweud gyda’i gilydd yr hyn nad yw’r naill na’r llall yn ei ddweud ar ei phen ei hun.
themes = Themâu
themes-count = Dewiswyd { $count } o { $most } thema ar y mwyaf.
attributes = Heblaw themâu
attributes-hint = Mae ychydig o grwpiau eang yn dangos mwy na llawer o rai cul: mae grŵp o lai na deg o bobl yn cael ei guddio.
region = Rhanbarth
period = Pryd y digwyddodd
age = Oed
service = Math o wasanaeth
not-counted = Heb ei gyfrif
scope = Themâu yn ôl: { $attribute }
scope-none = Dim tabl o’r fath
scope-top = Y themâu ar frig y rhestr
scope-all = Pob thema a ddewiswyd
scope-last = Themâu’r datganiad diwethaf
group-north = Gogledd Lloegr
group-midlands = Canolbarth a Dwyrain Lloegr
group-south = Llundain a De Lloegr
group-nations = Cymru, yr Alban a Gogledd Iwerddon
group-london = Llundain
group-not-london = Pobman arall
group-before = Cyn { $year }
group-before-half = Cyn { $half }
group-since-half = Ers { $half }
group-under-35 = O dan 35
group-35-64 = 35 i 64
group-65 = 65 neu’n hŷn
group-35 = 35 neu’n hŷn
group-emergency = 999, yr heddlu ac adrannau brys
group-crisis = Timau argyfwng a wardiau
group-community = Timau cymunedol, meddygon teulu a gofal cymdeithasol
group-others = Llinellau cymorth, elusennau ac eraill
group-not-emergency = Pob gwasanaeth arall
pairs = Dwy thema gyda’i gilydd
pairs-hint = Faint o hanesion sy’n enwi’r ddwy. Dewiswch barau y byddech yn gofyn amdanynt yn unig: mae pob pâr yn un rhif arall a allai bwyntio at rywun.
pair = { $one } a { $two }
pair-one = Un thema
pair-two = A’r llall
pair-add = Ychwanegu’r pâr hwn
pair-remove = Tynnu: { $pair }
pair-not-new = Dewiswch ddwy thema wahanol nad ydynt yn bâr eto.
remove = Tynnu
gates = Pryd y caiff fod datganiad o gwbl
gates-hint = Fel arfer 50 o hanesion, 10 ohonynt yn newydd, pob un yma ers 13 wythnos. Mewn galwad â hanesion dychmygol nid oes aros am ddim.
gate-accounts = Hanesion i gyd
gate-new = Newydd ers y datganiad diwethaf
gate-weeks = Wythnosau ers i hanes ddod
gate-floor = { $floor } neu fwy.
forecast = Beth allai ddangos
forecast-hint = Mae hyn wedi’i amcangyfrif o nifer yr hanesion yn unig. Ni chafodd dim ei agor ar ei gyfer. Mae’r gweinydd yn dweud faint sydd wedi’u gwirio; gallwch roi cynnig ar rifau eraill.
forecast-accounts = Hanesion sydd i mewn
forecast-nothing = Dim: o dan 20 o hanesion nid oes datganiad.
forecast-narrative = Crynodeb yn eich geiriau eich hun, heb rifau.
forecast-totals-most = Byddai’r rhan fwyaf o’r themâu’n dangos rhif.
forecast-totals-some = Byddai tua hanner y themâu’n dangos rhif.
forecast-totals-few = Prin y byddai’r un thema’n dangos rhif.
forecast-two-way-most = Themâu yn ôl grwpiau: byddai’r rhan fwyaf o’r celloedd yn dangos.
forecast-two-way-some = Themâu yn ôl grwpiau: byddai tua hanner y celloedd yn dangos.
forecast-two-way-few = Themâu yn ôl grwpiau: prin y byddai dim yn dangos. Dewiswch lai o grwpiau, neu arhoswch am ragor o hanesion.
forecast-pairs-most = Dwy thema gyda’i gilydd: byddai’r rhan fwyaf yn dangos.
forecast-pairs-some = Dwy thema gyda’i gilydd: byddai tua hanner yn dangos.
forecast-pairs-few = Dwy thema gyda’i gilydd: prin y byddai’r un yn dangos.
fault = Ni ellir rhewi’r cynllun fel hyn
fault-gates = Mae ar ddatganiad angen o leiaf 30 o hanesion, 10 o rai newydd, a 4 wythnos. Codwch y rhif sy’n is.
fault-themes = Dewiswch o leiaf un thema, a 40 ar y mwyaf.
fault-two-way = Mae tabl heb thema, neu mae mwy na 12 o dablau. Dewiswch themâu eraill ar ei gyfer.
fault-pairs = Ni all pâr fod o thema ac un sydd oddi tani, ac mae 40 ar y mwyaf. Tynnwch y pâr.
fault-groups = Mae grwpiau’n gorgyffwrdd, neu mae un heb enw. Dewiswch grwpiau eraill.
fault-codebook = Mae’r themâu wedi newid yn y cyfamser. Ewch yn ôl at y rhestr, a dechreuwch y cynllun eto.
fault-strange = Ni ellir defnyddio’r cynllun hwn. Ewch yn ôl at y rhestr, a dechreuwch eto.
freeze-hint = Ar ôl ei rewi gallwch ei daflu o hyd, ac ysgrifennu un arall. Mae’r cynllun yn cael ei gyhoeddi gyda’r datganiad.
freeze = Rhewi’r cynllun

frozen-title = Mae’r cynllun ar gyfer datganiad { $number } wedi’i rewi
frozen-text = Nid oes dim wedi’i gyfrif eto. Mae’r cam nesaf yn agor pob hanes a’i gofnod ar y ddyfais hon, yn cyfrif faint sydd i mewn, ac yn dangos y rhif hwnnw’n unig i chi. Mae’r cynllun yn aros yma os yw’r ddesg yn cloi.
find-out = Gweld pwy sydd i mewn
plan-shown = Y cynllun, fel y mae wedi’i rewi
plan-gates = O leiaf { $accounts } o hanesion, { $new } ohonynt yn newydd, pob un yma ers { $weeks } wythnos.
plan-themes = { $count ->
    [zero] { $count } o themâu
    [one] Un thema
    [two] { $count } o themâu
    [few] { $count } o themâu
    [many] { $count } o themâu
   *[other] { $count } o themâu
}
plan-attributes = Heblaw themâu
plan-no-attributes = Dim.
plan-group = { $group }: { $values }
plan-by = Yn ôl y grwpiau hyn: { $themes }
plan-pairs = Dwy thema gyda’i gilydd
plan-no-pairs = Dim.
plan-digest = Swm gwirio’r cynllun (SHA-256):

fetching-title = Wrthi’n agor yr hanesion
fetching = Agorwyd { $done } o { $total } o hanesion
fetching-label = Hanesion a agorwyd
fetching-hint = Mae hyn yn aros ar y ddyfais hon. Gallwch edrych ar leoedd eraill yn y ddesg yn y cyfamser.
cancel = Stopio, ac anghofio’r hyn a agorwyd
who-title = Pwy sydd i mewn
who-counted = { $count ->
    [zero] Mae { $count } o hanesion i mewn.
    [one] Mae un hanes i mewn.
    [two] Mae { $count } o hanesion i mewn.
    [few] Mae { $count } o hanesion i mewn.
    [many] Mae { $count } o hanesion i mewn.
   *[other] Mae { $count } o hanesion i mewn.
}
who-new = { $count ->
    [zero] Mae o leiaf { $count } ohonynt yn newydd ers y datganiad diwethaf.
    [one] Mae o leiaf un ohonynt yn newydd ers y datganiad diwethaf.
    [two] Mae o leiaf { $count } ohonynt yn newydd ers y datganiad diwethaf.
    [few] Mae o leiaf { $count } ohonynt yn newydd ers y datganiad diwethaf.
    [many] Mae o leiaf { $count } ohonynt yn newydd ers y datganiad diwethaf.
   *[other] Mae o leiaf { $count } ohonynt yn newydd ers y datganiad diwethaf.
}
who-none-new = Efallai nad oes yr un ohonynt yn newydd ers y datganiad diwethaf.
who-left = Pwy nad yw i mewn, a pham
who-left-nobody = Mae pob hanes i mewn.
who-private = I’r rhai sy’n dal yr allwedd y mae’r rhifau hyn. Peidiwch â’u pasio ymlaen.
left-other-call = { $count ->
    [zero] Mae { $count } o hanesion yn perthyn i alwad arall.
    [one] Mae un hanes yn perthyn i alwad arall.
    [two] Mae { $count } o hanesion yn perthyn i alwad arall.
    [few] Mae { $count } o hanesion yn perthyn i alwad arall.
    [many] Mae { $count } o hanesion yn perthyn i alwad arall.
   *[other] Mae { $count } o hanesion yn perthyn i alwad arall.
}
left-withdrawn = { $count ->
    [zero] Cafodd { $count } o hanesion eu tynnu’n ôl.
    [one] Cafodd un hanes ei dynnu’n ôl.
    [two] Cafodd { $count } o hanesion eu tynnu’n ôl.
    [few] Cafodd { $count } o hanesion eu tynnu’n ôl.
    [many] Cafodd { $count } o hanesion eu tynnu’n ôl.
   *[other] Cafodd { $count } o hanesion eu tynnu’n ôl.
}
left-no-consent = { $count ->
    [zero] Nid yw { $count } o awduron yn caniatáu cyfrif.
    [one] Nid yw un awdur yn caniatáu cyfrif.
    [two] Nid yw { $count } o awduron yn caniatáu cyfrif.
    [few] Nid yw { $count } o awduron yn caniatáu cyfrif.
    [many] Nid yw { $count } o awduron yn caniatáu cyfrif.
   *[other] Nid yw { $count } o awduron yn caniatáu cyfrif.
}
left-set-aside = { $count ->
    [zero] Cafodd { $count } o hanesion eu rhoi o’r neilltu.
    [one] Cafodd un hanes ei roi o’r neilltu.
    [two] Cafodd { $count } o hanesion eu rhoi o’r neilltu.
    [few] Cafodd { $count } o hanesion eu rhoi o’r neilltu.
    [many] Cafodd { $count } o hanesion eu rhoi o’r neilltu.
   *[other] Cafodd { $count } o hanesion eu rhoi o’r neilltu.
}
left-not-checked = { $count ->
    [zero] Nid yw { $count } o hanesion wedi’u gwirio gan ddau berson eto, neu mae rhywbeth arall wedi’i guddio ynddynt nawr.
    [one] Nid yw un hanes wedi’i wirio gan ddau berson eto, neu mae rhywbeth arall wedi’i guddio ynddo nawr.
    [two] Nid yw { $count } o hanesion wedi’u gwirio gan ddau berson eto, neu mae rhywbeth arall wedi’i guddio ynddynt nawr.
    [few] Nid yw { $count } o hanesion wedi’u gwirio gan ddau berson eto, neu mae rhywbeth arall wedi’i guddio ynddynt nawr.
    [many] Nid yw { $count } o hanesion wedi’u gwirio gan ddau berson eto, neu mae rhywbeth arall wedi’i guddio ynddynt nawr.
   *[other] Nid yw { $count } o hanesion wedi’u gwirio gan ddau berson eto, neu mae rhywbeth arall wedi’i guddio ynddynt nawr.
}
left-just-checked = { $count ->
    [zero] Gwiriwyd { $count } o hanesion heddiw, neu gan gloc sydd o flaen yr amser. Bydd datganiad yn eu cyfrif o’r diwrnod wedyn.
    [one] Gwiriwyd un hanes heddiw, neu gan gloc sydd o flaen yr amser. Bydd datganiad yn ei gyfrif o’r diwrnod wedyn.
    [two] Gwiriwyd { $count } o hanesion heddiw, neu gan gloc sydd o flaen yr amser. Bydd datganiad yn eu cyfrif o’r diwrnod wedyn.
    [few] Gwiriwyd { $count } o hanesion heddiw, neu gan gloc sydd o flaen yr amser. Bydd datganiad yn eu cyfrif o’r diwrnod wedyn.
    [many] Gwiriwyd { $count } o hanesion heddiw, neu gan gloc sydd o flaen yr amser. Bydd datganiad yn eu cyfrif o’r diwrnod wedyn.
   *[other] Gwiriwyd { $count } o hanesion heddiw, neu gan gloc sydd o flaen yr amser. Bydd datganiad yn eu cyfrif o’r diwrnod wedyn.
}
left-other-codebook = { $count ->
    [zero] Cafodd { $count } o hanesion eu codio yn ôl rhestr arall o themâu, lle mae thema yn y cynllun hwn yn golygu rhywbeth arall. O’u cyfrif, byddent yn dweud “na” i’r hyn na ofynnodd neb amdano. Mae cynllun heb y thema honno yn eu cyfrif.
    [one] Cafodd un hanes ei godio yn ôl rhestr arall o themâu, lle mae thema yn y cynllun hwn yn golygu rhywbeth arall. O’i gyfrif, byddai’n dweud “na” i’r hyn na ofynnodd neb amdano. Mae cynllun heb y thema honno yn ei gyfrif.
    [two] Cafodd { $count } o hanesion eu codio yn ôl rhestr arall o themâu, lle mae thema yn y cynllun hwn yn golygu rhywbeth arall. O’u cyfrif, byddent yn dweud “na” i’r hyn na ofynnodd neb amdano. Mae cynllun heb y thema honno yn eu cyfrif.
    [few] Cafodd { $count } o hanesion eu codio yn ôl rhestr arall o themâu, lle mae thema yn y cynllun hwn yn golygu rhywbeth arall. O’u cyfrif, byddent yn dweud “na” i’r hyn na ofynnodd neb amdano. Mae cynllun heb y thema honno yn eu cyfrif.
    [many] Cafodd { $count } o hanesion eu codio yn ôl rhestr arall o themâu, lle mae thema yn y cynllun hwn yn golygu rhywbeth arall. O’u cyfrif, byddent yn dweud “na” i’r hyn na ofynnodd neb amdano. Mae cynllun heb y thema honno yn eu cyfrif.
   *[other] Cafodd { $count } o hanesion eu codio yn ôl rhestr arall o themâu, lle mae thema yn y cynllun hwn yn golygu rhywbeth arall. O’u cyfrif, byddent yn dweud “na” i’r hyn na ofynnodd neb amdano. Mae cynllun heb y thema honno yn eu cyfrif.
}
left-too-recent = { $count ->
    [zero] Daeth { $count } o hanesion yn rhy ddiweddar.
    [one] Daeth un hanes yn rhy ddiweddar.
    [two] Daeth { $count } o hanesion yn rhy ddiweddar.
    [few] Daeth { $count } o hanesion yn rhy ddiweddar.
    [many] Daeth { $count } o hanesion yn rhy ddiweddar.
   *[other] Daeth { $count } o hanesion yn rhy ddiweddar.
}
left-no-record = { $count ->
    [zero] Nid yw { $count } o hanesion wedi’u codio eto.
    [one] Nid yw un hanes wedi’i godio eto.
    [two] Nid yw { $count } o hanesion wedi’u codio eto.
    [few] Nid yw { $count } o hanesion wedi’u codio eto.
    [many] Nid yw { $count } o hanesion wedi’u codio eto.
   *[other] Nid yw { $count } o hanesion wedi’u codio eto.
}
left-unread = { $count ->
    [zero] Ni ellid darllen cofnodion { $count } o hanesion, nid ydynt yn ffitio’r hanesion, neu nid ydynt wedi’u llofnodi gan aelod a gaiff godio.
    [one] Ni ellid darllen cofnod un hanes, nid yw’n ffitio’r hanes, neu nid yw wedi’i lofnodi gan aelod a gaiff godio.
    [two] Ni ellid darllen cofnodion { $count } o hanesion, nid ydynt yn ffitio’r hanesion, neu nid ydynt wedi’u llofnodi gan aelod a gaiff godio.
    [few] Ni ellid darllen cofnodion { $count } o hanesion, nid ydynt yn ffitio’r hanesion, neu nid ydynt wedi’u llofnodi gan aelod a gaiff godio.
    [many] Ni ellid darllen cofnodion { $count } o hanesion, nid ydynt yn ffitio’r hanesion, neu nid ydynt wedi’u llofnodi gan aelod a gaiff godio.
   *[other] Ni ellid darllen cofnodion { $count } o hanesion, nid ydynt yn ffitio’r hanesion, neu nid ydynt wedi’u llofnodi gan aelod a gaiff godio.
}
left-unheard = { $count ->
    [zero] Nid yw popeth a ddywedwyd am { $count } o hanesion ers hynny yno. Efallai fod eu hawduron wedi newid eu meddwl, felly nid ydynt yn cael eu cyfrif.
    [one] Nid yw popeth a ddywedwyd am un hanes ers hynny yno. Efallai fod ei awdur wedi newid ei meddwl, felly nid yw’n cael ei gyfrif.
    [two] Nid yw popeth a ddywedwyd am { $count } o hanesion ers hynny yno. Efallai fod eu hawduron wedi newid eu meddwl, felly nid ydynt yn cael eu cyfrif.
    [few] Nid yw popeth a ddywedwyd am { $count } o hanesion ers hynny yno. Efallai fod eu hawduron wedi newid eu meddwl, felly nid ydynt yn cael eu cyfrif.
    [many] Nid yw popeth a ddywedwyd am { $count } o hanesion ers hynny yno. Efallai fod eu hawduron wedi newid eu meddwl, felly nid ydynt yn cael eu cyfrif.
   *[other] Nid yw popeth a ddywedwyd am { $count } o hanesion ers hynny yno. Efallai fod eu hawduron wedi newid eu meddwl, felly nid ydynt yn cael eu cyfrif.
}
left-unopened = { $count ->
    [zero] Ni ellid agor { $count } o hanesion.
    [one] Ni ellid agor un hanes.
    [two] Ni ellid agor { $count } o hanesion.
    [few] Ni ellid agor { $count } o hanesion.
    [many] Ni ellid agor { $count } o hanesion.
   *[other] Ni ellid agor { $count } o hanesion.
}
narrative = Rhy ychydig ar gyfer rhifau, digon ar gyfer crynodeb
narrative-text = Mae { $accounts } o hanesion i mewn. O dan { $needed } nid oes rhifau mewn datganiad. Gallwch ysgrifennu crynodeb o’r hyn y mae llawer ohonynt yn ei ddweud, yn eich geiriau eich hun.
summary = Crynodeb
summary-hint = Tynnwch ddim ond ar hanesion y mae eu hawduron yn caniatáu dyfyniadau. Peidiwch ag ysgrifennu dim sy’n ffitio un person yn unig: dim lle, dim dyddiad, dim digwyddiad anarferol, dim o’i geiriau. Mae’n cael ei gadw yn y dudalen hon os bydd y ddesg yn cloi, wedi’i selio fel mai dim ond chi all ei agor.
make = Cyfrif
make-narrative = Mynd ymlaen â’r crynodeb hwn

run-title = Cyfrif, a chwilio am yr hyn y gellid ei gyfrifo
run-counting = Wrthi’n cyfrif…
run-auditing = Gwirio ar gyfer pob rhif cudd pa mor agos y gellid ei gyfrifo…
run-hiding = Rownd { $round }: gellid cyfrifo rhywbeth, felly mae mwy’n cael ei guddio, ac mae popeth yn cael ei wirio eto…
run-label = Rhifau cudd a wiriwyd
run-hint = Gyda llawer o themâu gall hyn gymryd rhai munudau.

look-title = Edrychwch arno cyn ei gynnig
look-lede = Dyma’r cyfan a fyddai’n gadael. Nid oes neb arall wedi’i weld eto.
look-cells = Mae { $shown } o rifau’n cael eu dangos. Mae { $below } o dan ddeg, ac mae { $hidden } arall wedi’u cuddio fel na ellir cyfrifo’r rhain.
look-narrowest = Ni all pwy bynnag sy’n gweithio gyda phopeth cyhoeddus ddweud unrhyw rif cudd yn agosach nag o fewn ystod o { $range }.
look-rounded = Mae rhifau wedi’u talgrynnu i’r pump agosaf.
look-below = Gall “llai na 10” fod yn neb, neu hyd at naw.
look-hidden = Mae “cuddiwyd” yn diogelu rhif arall. Gall fod yn unrhyw rif, hefyd yn un mawr.
look-on = Mynd ymlaen
choose = Dewis dyfyniadau

# Choosing quotes
quotes-title = Dewis dyfyniadau
quotes-lede = Dim ond hanesion a wiriwyd gan ddau berson ac y mae eu hawduron yn caniatáu dyfyniadau a welwch, a dim ond yr hyn sydd ar ôl pan fydd enwau, lleoedd a dyddiadau wedi’u mygydu. Mae dyfyniad yn sefyll ar ei ben ei hun o dan un thema, ac nid oes dim yn dweud pa ddyfyniadau sydd gan un person.
quotes-kept = Mae’r hyn a ddewiswch yn cael ei gadw yn y dudalen hon os bydd y ddesg yn cloi, wedi’i selio fel mai dim ond chi all ei agor.
quotes-nowhere = Nid oes yr un thema o’r datganiad hwn yn dangos rhif, felly ni all dyfyniad sefyll yn unman.
quotes-fetching = Wrthi’n chwilio am hanes…
quotes-nobody = Nid oes hanes yma i ddyfynnu ohono. Rhaid ei fod wedi’i wirio, ag enwau a lleoedd wedi’u cuddio neu â gair cymedrolwr nad oes dim i’w guddio ynddo, rhaid i’w awdur ganiatáu dyfyniadau, a rhaid ei fod wedi’i godio â’r thema hon os oes un.
quotes-theme = Thema y mae’r dyfyniad yn sefyll oddi tani
quotes-theme-hint = Dim ond themâu y dangosir eu rhif.
quotes-account = Hanes { $at } o { $of }
quotes-tick = Ticiwch ble mae’r dyfyniad yn dechrau a ble mae’n gorffen
quotes-back = Yr hanes blaenorol
quotes-next = Yr hanes nesaf
quote = Y dyfyniad, fel y câi ei gyhoeddi
quote-hint = Gallwch ei fyrhau ar ei ddau ben. Gadewch allan yr hyn y gellid ei adnabod: gair anarferol, ffordd o siarad, digwyddiad y bu un person yn unig drwyddo.
quote-take = Dewis y dyfyniad hwn
quote-taken = Mae’r dyfyniad wedi’i ddewis. Mae’n sefyll yn y rhestr isod.
quotes-chosen = { $count ->
    [zero] Nid oes dyfyniad wedi’i ddewis
    [one] Mae un dyfyniad wedi’i ddewis
    [two] Mae { $count } ddyfyniad wedi’u dewis
    [few] Mae { $count } dyfyniad wedi’u dewis
    [many] Mae { $count } dyfyniad wedi’u dewis
   *[other] Mae { $count } o ddyfyniadau wedi’u dewis
}
quote-remove = Gadael dyfyniad { $number } allan
quotes-done = Wedi gorffen â dyfyniadau
look-back = Yn ôl at y cynllun

propose-title = Cyn i chi gynnig datganiad { $number }
propose-lede = Cafodd y rhifau eu gwirio gan raglen. Ni all yr un rhaglen wirio’r hyn sy’n dilyn.
publish-title = Cyn i chi gynnig gwneud datganiad { $number } yn gyhoeddus
publish-lede = Cafodd ei selio i’r aelodau. Unwaith y bydd yn gyhoeddus, nid oes dim yn ei alw’n ôl.
check = Ticiwch yr hyn rydych wedi meddwl amdano
check-flood = Ni wn am unrhyw arwydd bod llawer o hanesion wedi’u dyfeisio gan un person i gyrraedd y niferoedd sydd eu hangen.
check-selective = Ni wn am unrhyw arwydd bod y gweinydd yn cadw hanesion yn ôl: mae nifer yr hanesion tua’r hyn rwy’n ei ddisgwyl.
check-small-groups = Nid oes yr un grŵp yn y tablau hyn mor fach ac mor adnabyddus fel y byddai ei aelodau’n hysbys beth bynnag, megis un ward, un pentref neu un tîm.
check-knows-somebody = Rwyf wedi dychmygu rhywun sy’n adnabod un o’r awduron yn dda ac yn darllen hwn i ddod o hyd iddi. Nid yw’n dod o hyd i ddim amdani nad oedd yn ei wybod.
check-words = Nid yw enwau, teitlau a geiriau yn y datganiad hwn yn enwi neb, ac ni ellid adnabod yr un dyfyniad wrth ei ffordd o siarad.
check-for-good = Gwn na ellir cymryd yn ôl yr hyn sy’n cael ei ryddhau, hefyd os bydd rhywun yn tynnu ei hanes yn ôl yn ddiweddarach.
whom = I bwy mae e?
whom-sealed = Wedi’i selio i aelodau’r alwad hon
whom-sealed-text = Gall ymchwilwyr, cymedrolwyr a deiliaid allweddi ei agor, pob un â’i hallwedd ei hun. Gellir ei wneud yn gyhoeddus yn ddiweddarach.
whom-public = Cyhoeddus
whom-public-text = Gall unrhyw un ei ddarllen ar dudalen yr alwad hon.
propose-hint = Mae’r cynnig wedi’i selio i’r rhai a gaiff agor hanesion. Nid yw’r gweinydd yn gweld yr un rhif ynddo.
propose = Cynnig y datganiad hwn

offered = Mae { $by } yn cynnig datganiad { $number }
offered-mine = Mae’n aros am ail berson a gaiff agor hanesion. Gallwch ei dynnu’n ôl tan hynny.
offered-again = Gall eich porwr ei adeiladu eto o’r hanesion ac o’r hyn y mae eu hawduron yn ei ganiatáu nawr. Dim ond os daw i’r un peth yn union y gallwch lofnodi.
offered-publish = Cafodd ei selio i’r aelodau o’r blaen. Nawr mae i fod yn gyhoeddus. Mae’ch porwr wedi gwirio mai’r un datganiad ydyw.
offered-stale = Daeth datganiad arall ers i hwn gael ei gynnig, neu nid yw’r sawl a’i cynigiodd yn ddeiliad allwedd i’r alwad mwyach, felly ni ellir ei lofnodi. Gall deiliad allwedd ei dynnu’n ôl, a’i adeiladu eto.
offered-before-her = Cafodd ei selio cyn i chi ddod yn aelod, felly nid oes gan eich porwr ddim i’w gymharu ag ef, ac ni allwch ei lofnodi. Felly y dylai fod: gofynnwch i aelod a oedd yno bryd hynny.
offered-spoilt = Roeddech yn aelod pan gafodd ei selio, ond nid yw’r ffeil seliedig yn agor i chi, felly nid oes gan eich porwr ddim i’w gymharu ag ef. Dywedwch wrth yr aelodau eraill: efallai fod y ffeil wedi’i difetha. Gall aelod arall y mae ei ffeil yn agor lofnodi.
offered-unreadable = Mae cynnig ar agor na ellir ei ddarllen
offered-unreadable-text = Nid yw wedi’i lofnodi gan ddeiliad allwedd yr alwad hon, neu mae wedi’i ddifrodi. Ni all neb ei lofnodi. Gall deiliad allwedd ei dynnu’n ôl.
again = Ei adeiladu eto yma
sign-look = Edrych arno
withdraw = Tynnu’r cynnig yn ôl
same-title = Mae’r un fath yn union
same-text = Adeiladodd eich porwr y datganiad eto o’r hanesion, a daeth i’r un peth hyd at y nod olaf. Edrychwch arno eich hun cyn llofnodi.
sign-publish-title = Dyma’r datganiad a gafodd ei selio
sign-publish-text = Mae’r un fath hyd at y nod olaf â’r un wedi’i selio, a adeiladwyd gan ddau berson. Edrychwch arno fel y byddai rhywun o’r tu allan.
sign-sealed = Pan fyddwch yn llofnodi, mae’n cael ei selio i bob aelod o’r alwad hon.
sign-public = Pan fyddwch yn llofnodi, gall unrhyw un ei ddarllen.
sign = Llofnodi, a’i gyflwyno
sign-not = Peidio â llofnodi

done-proposed = Mae’r datganiad wedi’i gynnig
done-proposed-text = Gofynnwch i ail berson a gaiff agor hanesion edrych ar y dudalen hon. Nid oes dim yn cael ei ryddhau cyn iddi lofnodi.
done-withdrawn = Mae’r cynnig wedi’i dynnu’n ôl
done-withdrawn-text = Ni chafodd dim ei ryddhau. Mae cynllun wedi’i rewi yma o hyd, a gellir adeiladu datganiad eto ohono.
done-sealed = Mae’r datganiad wedi’i gyflwyno
done-sealed-text = Mae wedi’i selio i bob aelod o’r alwad hon. Mae yn y rhestr isod.
done-public = Mae’r datganiad yn gyhoeddus
done-public-text = Gall unrhyw un ei ddarllen ar dudalen yr alwad hon.

refused-title = Nid oes datganiad
refused-nothing = Ni chyhoeddwyd dim, ac nid oes dim ar goll. Mae’r cynllun wedi’i rewi o hyd.
differs-title = Ni ddaeth eich porwr i’r un peth
differs-nothing = Ni lofnodwyd dim, ac ni ryddhawyd dim. Mae’r cynnig yn aros ar agor nes i ddeiliad allwedd ei dynnu’n ôl.
back-to-plan = Yn ôl at y cynllun
why-numbers = Mae { $accounts }; mae angen { $needed }.
why-plan = Nid yw’r cynllun yn ffitio’r themâu
why-plan-text = Mae’r themâu wedi newid ers ei ysgrifennu, neu mae’n gofyn am rywbeth na chaiff yr un cynllun ei gael. Ysgrifennwch gynllun arall.
why-ledger-broken = Nid yw’r datganiadau cynharach i gyd yno
why-ledger-broken-text = Rhaid iddynt ddilyn ei gilydd heb fwlch. Edrychwch eto; os nad yw hynny’n helpu, dywedwch wrth yr aelodau eraill.
why-ledger-days = Mae dyddiad y ddyfais hon cyn y datganiad diwethaf
why-ledger-days-text = Gosodwch y dyddiad yn iawn, ail-lwythwch y dudalen, ac adeiladwch ef eto.
why-ledger-not-next = Mae’r cynllun ar gyfer datganiad arall
why-ledger-not-next-text = Daeth datganiad arall rhyngddynt. Ysgrifennwch gynllun ar gyfer y rhif nesaf.
why-regrouped = Roedd gan ddatganiad cynharach grwpiau eraill
why-regrouped-text = Mae grwpiau sy’n gorgyffwrdd â rhai cynharach yn datgelu’r gwahaniaeth rhyngddynt. Ysgrifennwch y cynllun gyda grwpiau’r datganiad cynharach, neu heb y nodwedd hon.
why-noise-spent = Mae sŵn wedi dweud cymaint ag y caiff
why-noise-spent-text = Ysgrifennwch gynllun heb sŵn.
why-twice = Daeth un hanes ddwywaith
why-twice-text = Byddai’n cael ei gyfrif ddwywaith. Adeiladwch ef eto; os daw eto, dywedwch wrth bwy bynnag sy’n rhedeg y gweinydd.
why-too-few = Mae rhy ychydig o hanesion
why-too-few-text = Gellid dweud cyn lleied o bobl ar wahân, beth bynnag sy’n cael ei guddio. Arhoswch am ragor o hanesion, neu gofynnwch i ragor ohonynt gael eu codio a’u gwirio gan ddau berson. Os yw hanesion wedi’u gadael allan am iddynt gael eu codio yn ôl rhestr arall o themâu, mae cynllun heb y themâu a newidiodd yn eu cyfrif hefyd.
why-too-few-new = Mae rhy ychydig o hanesion newydd
why-too-few-new-text = O ddau ddatganiad o bron yr un hanesion, gallai rhywun gyfrifo beth mae’r ychydig rai newydd yn ei ddweud. Arhoswch am ragor.
why-needs-summary = Mae rhy ychydig o hanesion ar gyfer rhifau
why-needs-summary-text = Mae digon ar gyfer crynodeb yn eich geiriau eich hun. Gwelwch eto pwy sydd i mewn, ac ysgrifennwch un; neu arhoswch am ragor o hanesion.
why-summary-beside = Mae digon o hanesion ar gyfer rhifau
why-summary-beside-text = Dim ond ar gyfer datganiadau heb rifau y mae crynodeb. Adeiladwch ef eto heb un.
why-no-source = Ni chaiff neb ei grynhoi
why-no-source-text = Dim ond ar hanesion y mae dau berson wedi’u gwirio, ac y mae eu hawduron yn caniatáu dyfyniadau, y mae crynodeb yn tynnu. Nid oes un. Arhoswch nes bod rhai.
why-few-for-noise = Mae rhy ychydig o hanesion ar gyfer sŵn
why-few-for-noise-text = Ysgrifennwch gynllun heb sŵn.
why-no-seed = Mae ar sŵn angen hedyn y mae dau berson yn ei dynnu
why-no-seed-text = Ni all y dudalen hon wneud hynny eto. Ysgrifennwch gynllun heb sŵn.
why-quote-not-allowed = Ni chaiff dyfyniad ei gyhoeddi
why-quote-not-allowed-text = Nid yw ei awdur yn ei ganiatáu mwyach, neu nid yw’r hanes wedi’i wirio, neu mae wedi’i roi o’r neilltu neu wedi mynd. Nid yw yn y datganiad.
why-quote-not-masked = Nid yw’r geiriau hyn yn y testun wedi’i fygydu
why-quote-not-masked-text = Mae dyfyniad yn sefyll yn union fel y mae yn y testun wedi’i fygydu, heb newid na gadael allan yr un gair yn y canol. Dim ond ar ei ddau ben y gellir ei fyrhau.
why-quote-length = Nid oes geiriau i’w dyfynnu, neu mae gormod
why-quote-length-text = Mae gan ddyfyniad hyd at 2,000 o nodau. Ticiwch frawddeg, neu gwnewch y dyfyniad yn fyrrach.
why-quote-theme = Ni all y thema hon gael y dyfyniad hwn
why-quote-theme-text = Dim ond o dan thema y dangosir ei rhif ac y codiwyd ei hanes â hi y mae dyfyniad yn sefyll, ac o dan yr un mewn datganiad heb rifau.
why-quote-twice = Mae’r un dyfyniad yno’n barod
why-quote-twice-text = Mae’r un geiriau’n sefyll unwaith o dan thema, hefyd os ysgrifennodd dau berson nhw.
why-quote-shared = Mae’r geiriau hyn yn rhan o ddyfyniad arall
why-quote-shared-text = Mae geiriau un person yn sefyll unwaith: pe baent yn sefyll eto mewn dyfyniad arall, yma neu mewn datganiad cynharach, gallai darllenwyr wybod mai hi piau’r ddau. Dewiswch eiriau eraill, neu gadewch y dyfyniad arall allan.
why-quote-unfound = Ni allai neb arall lunio’r datganiad hwn eto
why-quote-unfound-text = Mae porwr yr ail berson yn chwilio am gyfrif i bob dyfyniad, ac ni fyddai’n dod o hyd i un sydd ar ôl ar gyfer y geiriau hyn. Dewiswch eiriau eraill, neu gadewch allan ddyfyniad arall sydd â rhai ohonynt.
why-quote-many = Mae gormod o ddyfyniadau
why-quote-many-text = Mae gan ddatganiad hyd at 1,000. Gadewch un allan cyn dewis un arall.
why-text = Ni ellir cyhoeddi’r crynodeb fel y mae
why-text-text = Mae’n wag neu’n rhy hir, neu mae ynddo arwyddion na ellir eu dangos. Gwelwch eto pwy sydd i mewn, a newidiwch ef.
why-unsafe = Gellid cyfrifo rhywbeth cudd
why-unsafe-text = O nifer yr hanesion a’r datganiadau cynharach yn unig, gallai rhywun gyfrifo rhif cudd. Ysgrifennwch gynllun heb y thema, y grŵp neu’r pâr sydd â chyn lleied o hanesion. Gall rhagor o hanesion helpu hefyd, ond nid yw hynny’n sicr.
why-cancelled = Cafodd ei stopio
why-cancelled-text = Nid oes dim ohono ar ôl.
why-tool = Fersiwn arall o’r rhaglen a’i hadeiladodd
why-tool-text = Nid oes rhaid i ddwy fersiwn ddod i’r un peth. Ail-lwythwch y ddau borwr, fel bod gan y ddau fersiwn heddiw, a gadewch iddo gael ei gynnig eto.
why-tool-named = Adeiladwyd y llall gan { $tool }.
why-frame = Mae’n dweud rhywbeth arall amdano’i hun
why-frame-text = Nid y cynllun, y diwrnod, y themâu na’r lle ymhlith y datganiadau y mae’ch porwr yn eu hadnabod ydynt. Peidiwch â llofnodi. Siaradwch â’r person a’i cynigiodd.
why-different = Nid yw’r rhifau yr un fath
why-different-text = Nid yw’r hanesion yr un fath mwyach â phan gafodd ei adeiladu: newidiodd awdur yr hyn y mae’n ei ganiatáu neu tynnodd ei hanes yn ôl, cafodd cofnod ei gadw ers hynny, neu mae un ohonoch wedi camu o’r neilltu o hanes. Gadewch i’r cynnig gael ei dynnu’n ôl, a’i adeiladu eto o sut mae pethau nawr. Os nad yw hynny’n helpu, efallai fod rhywun wedi newid y rhifau: yna dywedwch wrth yr aelodau eraill.
why-words = Nid yw’r dyfyniadau na’r crynodeb yr un fath
why-words-text = Nid yw dyfyniad yn y testun wedi’i fygydu mwyach, neu newidiodd ei awdur yr hyn y mae’n ei ganiatáu. Gadewch i’r cynnig gael ei dynnu’n ôl, a’i adeiladu eto.
why-unreadable = Nid yw’r hyn a gynigiwyd yn ddatganiad
why-unreadable-text = Ni all y fersiwn hon ei ddarllen. Ail-lwythwch y dudalen; os nad yw hynny’n helpu, gadewch iddo gael ei dynnu’n ôl.

offline = Nid yw’r gweinydd yn ateb
offline-text = Nid oes dim ar goll. Gwelwch a ydych ar-lein, yna rhowch gynnig arall arni.
strange = Rhoddodd y gweinydd ateb nad yw’r dudalen hon yn ei adnabod
strange-text = Ni wnaed dim. Ail-lwythwch y dudalen; os nad yw hynny’n helpu, dywedwch wrth bwy bynnag sy’n rhedeg y gweinydd.
worker = Ni allai’r ddyfais hon fynd ymlaen
worker-text = Efallai nad oes digon o gof. Caewch dudalennau eraill, yna rhowch gynnig arall arni. Ni ryddhawyd dim.
forged = Ni ellir credu rhestr y datganiadau
forged-text = Nid yw llofnod neu ffeil ynddi yr hyn y dylai fod. Ni ellir rhyddhau dim ar ei phen. Dywedwch wrth yr aelodau eraill, mewn ffordd arall na’r gweinydd hwn.
too-many = Mae mwy o hanesion nag y gall y dudalen hon eu hagor ar unwaith
too-many-text = Mae ar ddatganiad angen pob un gyda’i gilydd. Ni chyfrifwyd dim.
stale = Daeth datganiad arall rhyngddynt
stale-text = Ni wnaed dim. Dyma’r rhestr fel y mae nawr. Adeiladwch y datganiad eto ohoni.
replaced = Mae’r hyn a gynigir wedi newid
replaced-text = Cynigiodd, tynnodd yn ôl neu llofnododd rhywun yn y cyfamser. Ni wnaed dim. Dyma sut mae pethau nawr.
other-keys = Mae rhestr arall o allweddi mewn grym
other-keys-text = Daeth neu aeth rhywun yn y cyfamser. Ni wnaed dim, ac mae cynllun wedi’i rewi’n aros. Agorwch yr alwad eto, yna ewch ymlaen.
members = Nid allweddi’r aelodau yw rhai’r rhestr wedi’i llofnodi
members-text = Ni lofnodwyd dim. Agorwch yr alwad eto; os nad yw hynny’n helpu, dywedwch wrth yr aelodau eraill.
reopen = Agor yr alwad eto
day = Mae wedi’i ddyddio yn y dyfodol
day-text = O ddiwrnod arall ymlaen, mae hanesion eraill yn ddigon hen i’w cyfrif. Gosodwch ddyddiad y ddyfais hon yn iawn, neu gadewch i’r cynnig gael ei dynnu’n ôl.
day-past = Mae wedi’i ddyddio fwy na phythefnos yn ôl
day-past-text = Ar ddiwrnod arall roedd hanesion eraill yn ddigon hen, a gall llawer fod wedi newid ers hynny. Os yw dyddiad y ddyfais hon yn iawn, adeiladwch y datganiad eto o sut mae pethau nawr.
not-taken = Nid yw’r gweinydd yn ei gymryd
not-taken-text = Ni ryddhawyd dim. Edrychwch eto, ac adeiladwch ef eto.
unsure = Ni ddaeth ateb
unsure-text = Efallai ei fod wedi’i wneud. Edrychwch eto cyn rhoi cynnig arall arni: nid oes dim yn cael ei wneud ddwywaith.
