member = Enw gwaith
lock = Cloi’r ddesg

unlock-title = Datgloi’r ddesg
unlock-lede = Mae eich cyfrinymadrodd yn agor eich allweddi yma, yn y porwr hwn. Nid yw byth yn cael ei anfon.
unlock-handle = Enw gwaith
unlock-handle-hint = Llythrennau bach, digidau a chysylltnodau, fel yn y rhestr allweddi.
unlock-passphrase = Cyfrinymadrodd
unlock-passphrase-hint = Chwe gair, neu’r hyn a ddewisoch.
unlock-show = Dangos y cyfrinymadrodd
unlock-unlock = Datgloi
unlock-step-1 = Gofyn i’r gweinydd sut mae eich cyfrinymadrodd wedi’i ddiogelu
unlock-step-2 = Gwneud eich allwedd o’r cyfrinymadrodd: yn araf o fwriad
unlock-step-3 = Mewngofnodi â llofnod
unlock-step-4 = Agor eich allweddi

call-choose = Eich galwadau
call-none = Nid ydych yn aelod o unrhyw alwad.
call-opening = Wrthi’n gwirio’r rhestr allweddi…
call-again = Ceisio eto
call-all = Pob galwad

compare-title = Cymharwch cyn mynd ymlaen
compare-lede = Nid yw’r porwr hwn wedi gweld yr alwad hon o’r blaen. Cymharwch yr ôl bys, fel na all neb lithro i’r canol.
compare-call = Galwad
compare-fingerprint = Yr ôl bys yma
compare-how = Gofynnwch i’r ceidwad allweddi am yr ôl bys, dros y ffôn neu wyneb yn wyneb, neu edrychwch lle mae’r sefydliad yn ei gyhoeddi. Peidiwch â’i gymryd o’r gweinydd hwn.
compare-same = Maen nhw yr un fath
compare-different = Nid ydynt yr un fath

keys-title = Allweddi mewn grym
keys-call = Galwad
keys-number = Rhif y rhestr
keys-until = Yn dda tan
keys-fingerprint = Ôl bys
keys-openers = Pwy all agor
keys-synthetic = Arddangosiad: mae pob hanes wedi’i ddyfeisio
keys-checked = Wedi’i wirio: wedi’i llofnodi gan y gwraidd y mae’r porwr hwn yn ei adnabod, heb fod yn hŷn na’r hyn a welodd, ac mae eich allweddi eich hun ynddi.

queue-title = Hanesion
queue-states = Yn ôl cyflwr
queue-all = Pob un
queue-empty = Does dim byd yma.
queue-more = Dangos mwy
queue-loading = Wrthi’n llwytho…
queue-hint = Yr hynaf yn gyntaf. Yn y rhestr, mae J a K neu’r bysellau saeth yn symud i lawr ac i fyny.
queue-open = Agor hanes { $id }
queue-week = wythnos { $week }
queue-epoch = rhestr allweddi { $number }
queue-failed = Ni ellid ei agor
queue-failed-hint = Mae’r ffeiliau hyn yn cael eu cadw. Ni ddangoswyd dim ohonynt.
queue-researcher = Ymchwilydd ydych chi yn yr alwad hon
queue-researcher-text = Nid yw ymchwilwyr byth yn agor hanesion. Maen nhw’n gweithio gyda datganiadau, mewn ystafell sy’n dal i gael ei hadeiladu.

reader-opening = Wrthi’n nôl ac yn agor…
reader-back = Cau, ac yn ôl i’r rhestr
reader-next = Hanes nesaf
reader-pause = Cymerwch eich amser. Gallwch gau hwn unrhyw bryd.
reader-week = Derbyniwyd yn wythnos
reader-size = Hyd
reader-may = Beth gaiff ei wneud ag ef
reader-sealed = Sut cafodd ei selio
reader-text = Yr hanes { $id }
reader-other-key-set = Wedi’i selio o dan restr allweddi arall
reader-other-key-set-text = Gwelodd porwr yr ysgrifennwr restr allweddi arall â’r un rhif â’r ddesg hon. Efallai bod rhywun wedi dangos un ffug iddi. Dywedwch wrth eich ceidwad allweddi.

locked-by-hand = Mae’r ddesg wedi’i chloi
locked-by-hand-text = Mae eich allweddi a phopeth a ddarllenoch wedi mynd o’r dudalen hon.
locked-idle = Clodd y ddesg ei hun
locked-idle-text = Ni chyffyrddodd neb â hi am dipyn. Mae eich allweddi a phopeth a ddarllenoch wedi mynd o’r dudalen hon.
locked-different = Mae’r ddesg wedi’i chloi
locked-different-text = Nid oedd yr olion bysedd yr un fath. Efallai bod rhywun yn sefyll yn y canol. Dywedwch wrth eich ceidwad allweddi dros y ffôn neu wyneb yn wyneb. Nid agorwyd dim.

enter-handle = Ni all hwn fod yn enw gwaith
enter-handle-text = Dim ond llythrennau bach, digidau a chysylltnodau sydd ynddo, a 40 ohonynt ar y mwyaf.
enter-refused = Nid yw’r enw gwaith neu’r cyfrinymadrodd yn gywir
enter-refused-text = Edrychwch ar y ddau a rhowch gynnig arall arni. Ni anfonwyd y cyfrinymadrodd ei hun.
enter-too-weak = Gofynnodd y gweinydd am glo gwannach nag y mae’r dudalen hon yn ei dderbyn
enter-too-weak-text = Gydag ef, gallai rhywun ddyfalu eich cyfrinymadrodd. Ni anfonwyd dim. Peidiwch â rhoi cynnig arall arni cyn i’ch ceidwad allweddi edrych ar y gweinydd.
enter-too-strong = Gofynnodd y gweinydd am fwy o gof nag y gall y dudalen hon ei ddefnyddio
enter-too-strong-text = Ni anfonwyd dim. Dywedwch wrth bwy bynnag sy’n gofalu am y gweinydd.
enter-keys = Anfonodd y gweinydd allweddi nad eich rhai chi ydyn nhw
enter-keys-text = Nid ydynt yn agor â’ch cyfrinymadrodd o dan eich enw gwaith, felly nid agorwyd dim. Os derbyniodd y gweinydd eich cyfrinymadrodd nawr, efallai bod rhywun wedi newid yr hyn y mae’n ei gadw. Dywedwch wrth eich ceidwad allweddi.
enter-worker = Ni allai’r porwr hwn wneud yr allwedd
enter-worker-text = Mae angen 128 MB o gof arno am eiliad. Caewch dudalennau eraill a rhowch gynnig arall arni.
enter-offline = Nid atebodd y gweinydd
enter-offline-text = Edrychwch ar y llinell, a rhowch gynnig arall arni mewn munud.
enter-busy = Mae’r gweinydd yn brysur
enter-busy-text = Rhowch gynnig arall arni mewn munud.
enter-strange = Rhoddodd y gweinydd ateb nad yw’r dudalen hon yn ei ddeall
enter-strange-text = Llwythwch y dudalen eto. Os yw’n aros fel hyn, dywedwch wrth bwy bynnag sy’n gofalu am y gweinydd.

trust-wrong-root = Ar glo: mae rhywun arall wedi llofnodi’r rhestr allweddi
trust-wrong-root-text = Nid yw wedi’i llofnodi gan y gwraidd y mae’r porwr hwn yn ei adnabod ar gyfer yr alwad hon. Efallai bod rhywun yn ymyrryd. Dywedwch wrth eich ceidwad allweddi dros y ffôn neu wyneb yn wyneb.
trust-rollback = Ar glo: mae’r gweinydd yn dangos hen restr allweddi
trust-rollback-text = Mae’r porwr hwn wedi gweld un fwy newydd. Efallai bod rhywun am i chi ymddiried mewn allwedd a dynnwyd yn ôl. Dywedwch wrth eich ceidwad allweddi.
trust-fork = Ar glo: mae dwy restr allweddi
trust-fork-text = Mae’r gweinydd yn dangos rhestr wahanol i’r un a ddangosodd o’r blaen o dan yr un rhif, neu un nad yw’n dilyn ohoni. Dywedwch wrth eich ceidwad allweddi dros y ffôn neu wyneb yn wyneb.
trust-expired = Ar glo: mae’r rhestr allweddi wedi dod i ben
trust-expired-text = Rhaid i geidwad allweddi lofnodi un newydd. Os yw’r dyddiad ar eich dyfais yn anghywir, cywirwch ef a datglowch eto.
trust-wrong-call = Ar glo: mae’r rhestr allweddi ar gyfer galwad arall
trust-wrong-call-text = Cymysgodd y gweinydd nhw, neu rywun arall. Dywedwch wrth eich ceidwad allweddi.
trust-unsigned = Ar glo: nid yw’r rhestr allweddi’n pasio’r gwiriad
trust-unsigned-text = Mae wedi’i difrodi, neu nid yw ei llofnod yn gywir. Dywedwch wrth eich ceidwad allweddi.
trust-not-member = Ar glo: nid ydych yn y rhestr allweddi
trust-not-member-text = Mae’r gweinydd yn dweud mai chi biau’r alwad hon, ond nid yw’r rhestr wedi’i llofnodi yn eich enwi. Gofynnwch i’ch ceidwad allweddi.
trust-other-keys = Ar glo: mae’r rhestr allweddi yn eich enwi ag allweddi eraill
trust-other-keys-text = Nid nhw yw’r allweddi a agorodd eich cyfrinymadrodd. Efallai bod rhywun wedi rhoi eu rhai nhw yn lle eich rhai chi. Dywedwch wrth eich ceidwad allweddi dros y ffôn neu wyneb yn wyneb.
trust-other-call-key = Ar glo: nid allwedd yr alwad yw’r un yn y rhestr
trust-other-call-key-text = Mae’r hyn y mae’r gweinydd yn ei gadw ar eich cyfer ar goll, wedi’i ddifrodi, neu’n allwedd arall. Gofynnwch i’ch ceidwad allweddi lapio’r allwedd i chi eto.
trust-logged-out = Ar glo: mae’r gweinydd wedi dod â’ch sesiwn i ben
trust-logged-out-text = Datglowch eto. Os nad yw hynny’n helpu, gofynnwch i’ch ceidwad allweddi.
trust-offline = Nid atebodd y gweinydd
trust-offline-text = Edrychwch ar y llinell, a rhowch gynnig arall arni mewn munud.
trust-strange = Rhoddodd y gweinydd ateb nad yw’r dudalen hon yn ei ddeall
trust-strange-text = Rhowch gynnig arall arni. Os yw’n aros fel hyn, dywedwch wrth bwy bynnag sy’n gofalu am y gweinydd.

fetch-offline = Nid atebodd y gweinydd
fetch-offline-text = Edrychwch ar y llinell, a rhowch gynnig arall arni mewn munud.
fetch-strange = Rhoddodd y gweinydd ateb nad yw’r dudalen hon yn ei ddeall
fetch-strange-text = Rhowch gynnig arall arni. Os yw’n aros fel hyn, dywedwch wrth bwy bynnag sy’n gofalu am y gweinydd.
fetch-gone = Nid yw’r hanes hwn yno mwyach
fetch-gone-text = Efallai bod ei ysgrifennwr wedi ei dynnu’n ôl.
fetch-other-bytes = Anfonodd y gweinydd rywbeth gwahanol i’r hyn y mae ei restr ei hun yn ei ddweud
fetch-other-bytes-text = Nid agorwyd ef. Clowch y ddesg a’i datgloi i roi cynnig arall arni. Os yw’n aros fel hyn, cafodd y ffeil ei difrodi neu ei chyfnewid: dywedwch wrth eich ceidwad allweddi.
fetch-not-for-this-key = Wedi’i selio i allwedd arall
fetch-not-for-this-key-text = Nid oes yr un o allweddi’r alwad yn ffitio. Efallai ei fod wedi’i selio ag allwedd ffug. Dywedwch wrth eich ceidwad allweddi.
fetch-damaged = Wedi’i ddifrodi neu ei newid
fetch-damaged-text = Nid yw’n gyfan, neu cafodd ei newid ar ei ffordd neu ar y gweinydd. Ni ellir ei adfer.
fetch-wrong-call = Wedi’i ysgrifennu ar gyfer galwad arall
fetch-wrong-call-text = Mae’n agor, ond cafodd ei ysgrifennu ar gyfer galwad wahanol i’r un y mae’r gweinydd yn ei dweud. Felly nid yw’n cael ei ddangos. Dywedwch wrth eich ceidwad allweddi.
fetch-wrong-id = Hanes gwahanol i’r un y mae’r gweinydd yn ei ddweud
fetch-wrong-id-text = Mae’n agor, ond mae rhif arall arno. Efallai bod rhywun wedi cyfnewid dau hanes. Felly nid yw’n cael ei ddangos. Dywedwch wrth eich ceidwad allweddi.
fetch-wrong-epoch = Wedi’i selio ar adeg wahanol i’r un y mae’r gweinydd yn ei dweud
fetch-wrong-epoch-text = Mae’n agor, ond o dan restr allweddi wahanol i’r un y mae’r gweinydd yn ei dweud. Felly nid yw’n cael ei ddangos. Dywedwch wrth eich ceidwad allweddi.

role-keyholder = yn agor, ac yn gofalu am yr allweddi
role-moderator = yn agor
role-researcher = yn gweld canlyniadau yn unig

sealed-wasm = Yn yr ystafell ysgrifennu, ar gyfer yr alwad hon ac o dan y rhif hwn.
sealed-js = Yn yr ystafell ysgrifennu heb WebAssembly, ar gyfer yr alwad hon ac o dan y rhif hwn.
sealed-none = Ag offeryn yr ysgrifennwr ei hun. Nid oes dim ynddo’n enwi’r alwad hon na’r rhif hwn.

length-small = hyd at tua 30 tudalen
length-medium = hyd at tua 120 tudalen
length-large = hyd at tua 500 tudalen
length-none = anhysbys

in-force = Allweddi mewn grym: { $call }, rhestr { $number }, yn dda tan { $day }
state-new = Newydd

may-count = Caiff ei gyfrif.
may-quote = Caiff ei ddyfynnu, gydag enwau a lleoedd wedi’u cuddio.
may-contact = Gellir holi’r ysgrifennwr amdano, drwy’r dderbynneb.
may-nothing = Caiff ei ddarllen, a dim arall.
