tab = Mynd â nhw
title = Mynd â’r hanesion i beiriant all-lein
lede = Cewch un ffeil gyda holl hanesion yr alwad hon, yn dal dan sêl. Ar beiriant nad yw byth ar-lein, mae rhaglenni safonol yn eu hagor ag allwedd yr alwad. Mae’r ffeil yn dweud sut.
lede-holds = Mae sgyrsiau, a’r hyn a wnaeth cymedrolwyr o’r hanesion, ynddi hefyd.
files-asking = Wrthi’n gofyn pa luniau a ffeiliau eraill sydd…
files-none = Nid oes lluniau na ffeiliau eraill gydag unrhyw hanes.
files-too = { $count ->
    [zero] Gyda phob un o’r { $count } o luniau a ffeiliau eraill ({ $size })
    [one] Gyda’r llun neu’r ffeil arall ({ $size })
    [two] Gyda phob un o’r { $count } o luniau a ffeiliau eraill ({ $size })
    [few] Gyda phob un o’r { $count } o luniau a ffeiliau eraill ({ $size })
    [many] Gyda phob un o’r { $count } o luniau a ffeiliau eraill ({ $size })
   *[other] Gyda phob un o’r { $count } o luniau a ffeiliau eraill ({ $size })
}
files-hint = Maent yn aros dan sêl. Mae eich porwr yn dal y ffeil gyfan nes i chi ei chadw, felly mae angen cymaint â hynny o le ar y ddyfais hon.
files-much = Mae hynny’n llawer i borwr. Os yw’n methu, gwnewch y ffeil hebddynt, a chadwch bob un o’r ffeiliau hyn lle mae ei hanes ar agor.
files-unknown = Ni ddywedodd y gweinydd pa luniau a ffeiliau eraill sydd
files-unknown-text = Heb ateb, mae’r ffeil yn cael ei gwneud hebddynt.
files-again = Gofyn eto
start = Paratoi’r ffeil
gathering = { $count ->
    [zero] { $count } o hanesion wedi’u casglu hyd yma. Does dim yn cael ei agor.
    [one] Un hanes wedi’i gasglu hyd yma. Does dim yn cael ei agor.
    [two] { $count } o hanesion wedi’u casglu hyd yma. Does dim yn cael ei agor.
    [few] { $count } o hanesion wedi’u casglu hyd yma. Does dim yn cael ei agor.
    [many] { $count } o hanesion wedi’u casglu hyd yma. Does dim yn cael ei agor.
   *[other] { $count } o hanesion wedi’u casglu hyd yma. Does dim yn cael ei agor.
}
gathering-records = { $count ->
    [zero] { $count } o gofnodion wedi’u casglu hyd yma. Does dim yn cael ei agor.
    [one] Un cofnod wedi’i gasglu hyd yma. Does dim yn cael ei agor.
    [two] { $count } o gofnodion wedi’u casglu hyd yma. Does dim yn cael ei agor.
    [few] { $count } o gofnodion wedi’u casglu hyd yma. Does dim yn cael ei agor.
    [many] { $count } o gofnodion wedi’u casglu hyd yma. Does dim yn cael ei agor.
   *[other] { $count } o gofnodion wedi’u casglu hyd yma. Does dim yn cael ei agor.
}
gathering-entries = { $count ->
    [zero] { $count } o negeseuon ac ychwanegiadau wedi’u casglu hyd yma. Does dim yn cael ei agor.
    [one] Un neges neu ychwanegiad wedi’i gasglu hyd yma. Does dim yn cael ei agor.
    [two] { $count } o negeseuon ac ychwanegiadau wedi’u casglu hyd yma. Does dim yn cael ei agor.
    [few] { $count } o negeseuon ac ychwanegiadau wedi’u casglu hyd yma. Does dim yn cael ei agor.
    [many] { $count } o negeseuon ac ychwanegiadau wedi’u casglu hyd yma. Does dim yn cael ei agor.
   *[other] { $count } o negeseuon ac ychwanegiadau wedi’u casglu hyd yma. Does dim yn cael ei agor.
}
gathering-files = { $done } o { $total } o luniau a ffeiliau eraill wedi’u casglu. Does dim yn cael ei agor.
stop = Stopio
ready = { $count ->
    [zero] Mae’r ffeil yn barod. Mae { $count } o hanesion ynddi.
    [one] Mae’r ffeil yn barod. Mae un hanes ynddi.
    [two] Mae’r ffeil yn barod. Mae { $count } o hanesion ynddi.
    [few] Mae’r ffeil yn barod. Mae { $count } o hanesion ynddi.
    [many] Mae’r ffeil yn barod. Mae { $count } o hanesion ynddi.
   *[other] Mae’r ffeil yn barod. Mae { $count } o hanesion ynddi.
}
records = Cofnodion o’r hyn a wnaeth cymedrolwyr
entries = Negeseuon ac ychwanegiadau
attachments = Lluniau a ffeiliau eraill
save = Cadw’r ffeil
again = Ei rhoi o’r neilltu
different = { $count ->
    [zero] Nid yw { $count } o ffeiliau fel y mae rhestr y gweinydd ei hun yn dweud
    [one] Nid yw un ffeil fel y mae rhestr y gweinydd ei hun yn dweud
    [two] Nid yw { $count } o ffeiliau fel y mae rhestr y gweinydd ei hun yn dweud
    [few] Nid yw { $count } o ffeiliau fel y mae rhestr y gweinydd ei hun yn dweud
    [many] Nid yw { $count } o ffeiliau fel y mae rhestr y gweinydd ei hun yn dweud
   *[other] Nid yw { $count } o ffeiliau fel y mae rhestr y gweinydd ei hun yn dweud
}
different-text = Gallent fod wedi’u difrodi neu eu cyfnewid. Maent yn y ffeil fel y daethant. Dywedwch wrth ddeiliad eich allwedd.
offline = Nid atebodd y gweinydd
offline-text = Nid oes ffeil eto. Gwiriwch eich cysylltiad, yna ceisiwch eto.
full = Nid oes lle i’r ffeil yma
full-text = Gwnewch le ar y ddyfais hon, yna ceisiwch eto.
strange = Rhoddodd y gweinydd ateb nad yw’r dudalen hon yn ei adnabod
strange-text = Nid oes ffeil eto. Ail-lwythwch y dudalen a cheisio eto. Os yw’n digwydd ddwywaith, dywedwch wrth bwy bynnag sy’n rhedeg y gweinydd.

key-title = Allwedd yr alwad
key-warning = Gall pwy bynnag sydd â’r allwedd hon ddarllen pob hanes yn yr alwad hon
key-warning-text = Peidiwch byth â’i hanfon, na’i chadw ar beiriant sydd ar-lein, na wrth ymyl y ffeil. Cariwch hi ar bapur neu ar gofbin ei hun, a’i dinistrio pan na fydd ei hangen mwyach. Ni ellir ei thynnu’n ôl: dim ond allwedd newydd i’r alwad all helpu wedyn.
key-passphrase = Eich cyfrinymadrodd, unwaith eto
key-passphrase-hint = Mae’n cael ei wirio yma, fel wrth ddatgloi’r ddesg.
key-busy = Wrthi’n gwirio eich cyfrinymadrodd: yn araf o fwriad…
key-show = Dangos yr allwedd
key-shown = Cadwch hon fel ffeil o’r enw call.key ar y peiriant all-lein. Mae’n cael ei dileu o’r dudalen hon pan fyddwch yn ei chuddio neu’n cloi’r ddesg.
key-save = Ei chadw fel ffeil
key-print = Ei hargraffu
key-hide = Cuddio’r allwedd

readme-title = Hanesion dan sêl yr alwad { $call }
readme-what = Mae’r ffolder hwn yn dal yr hyn a ysgrifennodd pobl, pob hanes dan sêl mewn ffeil ei hun, yr hyn a ddywedwyd amdano ers hynny, a’r hyn a wnaeth cymedrolwyr ohono. Heb allwedd yr alwad ni all neb eu darllen. Nid yw’r allwedd yma.
readme-need = Ar y peiriant all-lein mae angen y rhaglen age, 1.3 neu ddiweddarach (age-encryption.org), ac allwedd yr alwad mewn ffeil o’r enw call.key. Mae deiliad allwedd neu gymedrolwr yn cael yr allwedd wrth y ddesg, dan “Mynd â nhw”. Mae’r pecyn npm age-encryption yn agor y ffeiliau hefyd.
readme-check = I weld a yw’r ffeiliau’n gyfan:
readme-root = Mae’r rhestrau allweddi yn y ffolder “keys”, wedi’u llofnodi. Ôl bys yr allwedd a’u llofnododd, fel y gwiriodd y ddesg ef: { $fingerprint }
readme-open = I agor un hanes (rhowch ei rif yn lle ID):
readme-all = I agor pob un, bob un i ffeil wrth ei ymyl:
readme-offline = Nid oes dim o amgylch testun hanes a seliodd rhywun ag age eu hunain. Os nad yw ffeil a agorwyd yn dechrau â chyplysnod, agorwch hi eto heb “tail -c +19”.
readme-list = Mae accounts.csv yn rhestru’r hanesion: rhif, yr wythnos y daeth, ble mae’n sefyll, maint, a rhif y rhestr allweddi.
readme-entries = Mae’r ffolder “conversations” yn dal pob neges, a phopeth a ychwanegwyd at hanes, yn nhrefn ei rif. Mae conversations.csv yn eu rhestru: y ffeil, yr hanes, y rhif, beth ydyw, pwy a’i hysgrifennodd, yr wythnos, a rhif y rhestr allweddi. I agor un:
readme-records = Mae’r ffolder “records” yn dal yr hyn a wnaeth cymedrolwyr o hanes: sut y cafodd ei godio a beth a guddiwyd. Rhif yr hanes sydd ar y ffeil. I agor un:
readme-files = Mae’r ffolder “attachments” yn dal lluniau a ffeiliau eraill, os oeddent i ddod hefyd; mae attachments.csv yn dweud i ba hanes y mae pob un yn perthyn. Mae’r ail orchymyn yn dweud beth yw ffeil a pha mor hir (rhowch y rhif hwnnw yn lle SIZE yn y drydedd). Gall ffeiliau gan ddieithriaid wneud niwed: agorwch nhw ar y peiriant hwn yn unig.
readme-after = Pan fyddwch wedi gorffen, dilëwch yr hyn a agoroch. Nid yw hanesion sy’n cael eu tynnu’n ôl yn ddiweddarach yn cael eu tynnu’n ôl yma: edrychwch ar y ddesg o bryd i’w gilydd, a’u dileu yma hefyd.
