tab = Cytundeb
title = Pa mor bell y mae codwyr yn cytuno
lede = Lle bu i ddau berson godio’r un hanes, pob un drosti ei hun, mae’r dudalen hon yn cyfrif pa mor aml y daethant o hyd i’r un themâu. I wneud hyn, mae’r holl gofnodion yn cael eu hagor ar y ddyfais hon. Nid oes yr un yn cael ei gadw.
lede-use = Mae’r ffigurau’n helpu pobl sy’n codio i siarad am ble maen nhw’n gwahaniaethu. Nid ydynt yn dweud pwy sy’n iawn.
start = Cyfrif nawr
asking = Wrthi’n gofyn yn ôl pa themâu i gyfrif…
progress = Edrychwyd drwy { $done } o { $total } o hanesion
progress-label = Hanesion yr edrychwyd drwyddynt
progress-hint = Gallwch edrych ar leoedd eraill yn y ddesg yn y cyfamser.
cancel = Stopio, ac anghofio’r hyn a gyfrifwyd

counted = { $count ->
    [zero] Cafodd { $count } o hanesion eu codio gan ddau berson.
    [one] Cafodd un hanes ei godio gan ddau berson.
    [two] Cafodd { $count } o hanesion eu codio gan ddau berson.
    [few] Cafodd { $count } o hanesion eu codio gan ddau berson.
    [many] Cafodd { $count } o hanesion eu codio gan ddau berson.
   *[other] Cafodd { $count } o hanesion eu codio gan ddau berson.
}
by = Wedi’i gyfrif yn ôl fersiwn { $version } o’r themâu.
few = Ychydig yw hynny: gyda llai na { $few } o hanesion, gall yr un nesaf newid ffigur gryn dipyn.

all = Dros yr holl themâu
all-alpha = Alffa Krippendorff: { $figure }
all-kappa = Kappa Cohen: { $figure }
means-firm = Gan amlaf daeth y ddau o hyd i’r un themâu. Fel rheol bawd, mae hynny’n ddigon i ddibynnu ar yr hyn a gyfrifwyd.
means-tentative = Daeth y ddau’n aml o hyd i’r un themâu, ond nid bob tro. Fel rheol bawd, dewch i gasgliadau gofalus yn unig.
means-low = Daeth y ddau o hyd i themâu gwahanol yn rhy aml i ddibynnu ar yr hyn a gyfrifwyd. Gall helpu i siarad am y themâu, a dweud yn gliriach pryd i ddefnyddio pob un.
means-chance = Ni ddaeth y ddau o hyd i’r un themâu yn amlach nag ar hap.
means-nothing = Ni ellir dweud pa mor bell y maent yn cytuno: dywedodd y ddau yr un peth bob tro am bob thema, felly byddai hap yn unig yn gwneud hynny hefyd.

themes = Thema wrth thema
table = Cytundeb ar bob thema, fersiwn { $version }
untold = { $count ->
    [zero] { $count } o themâu na ellir dweud dim amdanynt
    [one] Un thema na ellir dweud dim amdani
    [two] { $count } o themâu na ellir dweud dim amdanynt
    [few] { $count } o themâu na ellir dweud dim amdanynt
    [many] { $count } o themâu na ellir dweud dim amdanynt
   *[other] { $count } o themâu na ellir dweud dim amdanynt
}
bar-hint = Po hiraf y bar, agosaf yw’r ddau. Mae’n dechrau wrth y llinell, lle mae cytundeb fel ar hap. Mae’r arlliwiau’n newid ar 0.67 a 0.80. Lle na ellir dweud dim mae llinell doredig, a dim bar.
column-theme = Thema
column-agreement = Cytundeb
column-alpha = Alffa
column-kappa = Kappa
column-both = Y ddau
column-one = Un yn unig
column-neither = Yr un
level-firm = agos
level-tentative = gweddol
level-low = ychydig
level-chance = fel ar hap neu lai
untold-no-pairs = ni ellir dweud: dim hanes eto
untold-never = ni ellir dweud: ni ddefnyddiodd neb hi
untold-always = ni ellir dweud: defnyddiodd y ddau hi bob tro

save-hint = Gall rhifau bach bwyntio at bobl. Cadwch y tabl hwn ymhlith y rhai sy’n cael agor hanesion.
save = Cadw’r tabl (CSV)
copy = Copïo’r tabl
copied = Mae’r tabl wedi’i gopïo.
not-copied = Nid yw’r porwr yn gadael i’r dudalen hon gopïo. Cadwch y tabl yn lle hynny.
not-saved = Nid oes lle i’r tabl yma. Gwnewch le ar y ddyfais hon, yna ceisiwch eto.

left = Beth nad yw’n cael ei gyfrif
left-nothing = Cafodd pob hanes ei gyfrif.
left-agreed = { $count ->
    [zero] { $count } o hanesion lle cytunodd yr ail ddarllenydd, heb eu codio ei hun
    [one] Un hanes lle cytunodd yr ail ddarllenydd, heb ei chodio ei hun
    [two] { $count } o hanesion lle cytunodd yr ail ddarllenydd, heb eu codio ei hun
    [few] { $count } o hanesion lle cytunodd yr ail ddarllenydd, heb eu codio ei hun
    [many] { $count } o hanesion lle cytunodd yr ail ddarllenydd, heb eu codio ei hun
   *[other] { $count } o hanesion lle cytunodd yr ail ddarllenydd, heb eu codio ei hun
}
left-unfinished = { $count ->
    [zero] { $count } o hanesion y mae llai na dau berson wedi gorffen eu codio
    [one] Un hanes y mae llai na dau berson wedi gorffen ei godio
    [two] { $count } o hanesion y mae llai na dau berson wedi gorffen eu codio
    [few] { $count } o hanesion y mae llai na dau berson wedi gorffen eu codio
    [many] { $count } o hanesion y mae llai na dau berson wedi gorffen eu codio
   *[other] { $count } o hanesion y mae llai na dau berson wedi gorffen eu codio
}
left-other = { $count ->
    [zero] { $count } o hanesion a godiwyd yn ôl fersiwn arall o’r themâu
    [one] Un hanes a godiwyd yn ôl fersiwn arall o’r themâu
    [two] { $count } o hanesion a godiwyd yn ôl fersiwn arall o’r themâu
    [few] { $count } o hanesion a godiwyd yn ôl fersiwn arall o’r themâu
    [many] { $count } o hanesion a godiwyd yn ôl fersiwn arall o’r themâu
   *[other] { $count } o hanesion a godiwyd yn ôl fersiwn arall o’r themâu
}
left-aside = { $count ->
    [zero] { $count } o hanesion a roddwyd o’r neilltu
    [one] Un hanes a roddwyd o’r neilltu
    [two] { $count } o hanesion a roddwyd o’r neilltu
    [few] { $count } o hanesion a roddwyd o’r neilltu
    [many] { $count } o hanesion a roddwyd o’r neilltu
   *[other] { $count } o hanesion a roddwyd o’r neilltu
}
left-none = { $count ->
    [zero] { $count } o hanesion nad oes neb wedi dechrau eu codio
    [one] Un hanes nad oes neb wedi dechrau ei godio
    [two] { $count } o hanesion nad oes neb wedi dechrau eu codio
    [few] { $count } o hanesion nad oes neb wedi dechrau eu codio
    [many] { $count } o hanesion nad oes neb wedi dechrau eu codio
   *[other] { $count } o hanesion nad oes neb wedi dechrau eu codio
}
left-unread = { $count ->
    [zero] { $count } o hanesion nad oedd modd darllen eu cofnodion, neu nad ydynt wedi’u llofnodi gan aelod sy’n cael codio
    [one] Un hanes nad oedd modd darllen ei gofnod, neu nad yw wedi’i lofnodi gan aelod sy’n cael codio
    [two] { $count } o hanesion nad oedd modd darllen eu cofnodion, neu nad ydynt wedi’u llofnodi gan aelod sy’n cael codio
    [few] { $count } o hanesion nad oedd modd darllen eu cofnodion, neu nad ydynt wedi’u llofnodi gan aelod sy’n cael codio
    [many] { $count } o hanesion nad oedd modd darllen eu cofnodion, neu nad ydynt wedi’u llofnodi gan aelod sy’n cael codio
   *[other] { $count } o hanesion nad oedd modd darllen eu cofnodion, neu nad ydynt wedi’u llofnodi gan aelod sy’n cael codio
}
left-which = Pa rai
left-cut = Beth bynnag sy’n dod ar ôl yr { $most } o hanesion hynaf

read = Sut i ddarllen hyn
read-scale = Mae 1 yn golygu bod y ddau bob amser yn cytuno. Mae 0 yn golygu eu bod yn cytuno mor aml ag ar hap. Mae islaw 0 yn llai na hynny.
read-two = Mae alffa a kappa ill dau’n tynnu cytundeb ar hap allan, pob un yn ei ffordd ei hun. Gyda llawer o hanesion maent bron yr un fath.
read-limits = Rheol bawd o ymchwil (Krippendorff) yw’r terfynau 0.67 a 0.80. Mae faint o gytundeb sy’n ddigon yn dibynnu ar yr hyn sydd i ddilyn ohono.
read-rare = Gall thema sy’n brin, neu ym mron pob hanes, gael ffigur isel er bod y ddau’n cytuno gan amlaf. Edrychwch ar y rhifau wrth ei hymyl hefyd.
read-untold = Nid sero yw “ni ellir dweud”. Os dywedodd y ddau yr un peth bob tro, ni all neb wybod a ydynt yn cytuno ynteu ai hap ydyw.
read-where = Mae thema’n cyfrif i hanes os cafodd ei nodi yn unrhyw le ynddo. Nid yw ble mae darn yn dechrau ac yn gorffen yn gwneud gwahaniaeth.
read-seen = Mae’r ail ddarllenydd yn gweld y codio cyntaf. Felly nid yw’r ddau’n annibynnol, a gall ffigurau fod yn uwch nag y byddent fel arall. Rhaid i bwy bynnag sy’n eu cyhoeddi ddweud hynny.
read-agreed = Lle cytunodd yr ail ddarllenydd heb godio ei hun, nid oes dim yn cael ei gyfrif. Felly mae hanesion lle mae pobl yn gwahaniaethu’n pwyso mwy, a gall ffigurau fod yn is.

again = Cyfrif eto
version = Fersiwn o’r themâu
version-one = Fersiwn { $version }
version-in-force = Fersiwn { $version }, mewn grym
forget = Ei roi o’r neilltu

offline = Nid atebodd y gweinydd
offline-text = Nid oes dim ar ôl o’r hyn a gyfrifwyd. Gwiriwch eich cysylltiad, yna cyfrifwch eto.
strange = Rhoddodd y gweinydd ateb nad yw’r dudalen hon yn ei adnabod
strange-text = Nid oes dim ar ôl o’r hyn a gyfrifwyd. Ail-lwythwch y dudalen a cheisio eto. Os yw’n digwydd ddwywaith, dywedwch wrth bwy bynnag sy’n rhedeg y gweinydd.
worker = Ni allai’r ddyfais hon wneud hyn
worker-text = Nid oes dim ar ôl o’r hyn a gyfrifwyd. Caewch raglenni a thudalennau eraill a cheisio eto, neu defnyddiwch ddyfais â mwy o gof.
