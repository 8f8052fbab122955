title = Gosod Murmuration
lede = Chi yw’r ceidwad allweddi cyntaf. Mae’r dudalen hon yn gwneud allweddi eich galwad gyntaf, yma yn y porwr hwn. Nid oes dim cyfrinachol yn cael ei anfon.

link-missing = Mae angen y ddolen o’r gweinydd ar y dudalen hon
link-missing-text = Pan fydd y gweinydd yn dechrau am y tro cyntaf, mae’n argraffu dolen y gellir ei defnyddio unwaith. Agorwch y ddolen honno yma. Os yw ar goll, dechreuwch y gweinydd eto: cyn belled nad oes galwad, mae’n argraffu un newydd.

you-heading = Chi
you-handle = Enw gwaith
you-handle-hint = Gall pawb ei weld. Llythrennau bach, digidau a chysylltnodau. Does dim rhaid iddo ddweud pwy ydych chi.

passphrase-heading = Eich cyfrinymadrodd
passphrase-hint = Mae’n agor eich allweddi. Ni all neb ei ailosod, ac ni all neb chwilio amdano. Ysgrifennwch ef ar bapur a’i gadw lle rydych chi’n cadw’r hyn sy’n bwysig.
passphrase-made = Defnyddio’r chwe gair hyn
passphrase-made-hint = Cawsant eu tynnu ar hap, yma. Dyma’r dewis gorau.
passphrase-others = Tynnu chwe gair arall
passphrase-own = Defnyddio un o’m heiddo fy hun
passphrase-own-hint = Rhaid iddo fod yn anodd iawn ei ddyfalu: pum gair neu fwy na fyddai neb yn eu disgwyl gyda’i gilydd.
passphrase-own-label = Eich cyfrinymadrodd eich hun
passphrase-show = Dangos y cyfrinymadrodd
passphrase-written = Rwyf wedi’i ysgrifennu i lawr

call-heading = Eich galwad gyntaf
call-hint = Nid oes galwad yn agor heb y rhain. Gall pawb eu darllen cyn ysgrifennu. Gall ceidwad allweddi eu newid wedyn, wrth y ddesg.
call-slug = Enw yn y cyfeiriad
call-slug-hint = Llythrennau bach, digidau a chysylltnodau, er enghraifft right-care.
call-title = Teitl
call-title-hint = Beth rydych chi’n gofyn i bobl ei ddweud, mewn ychydig eiriau plaen.
call-purpose = Pwrpas
call-purpose-hint = Pam rydych chi’n gofyn, a beth wnewch chi â’r hyn y mae pobl yn ei ddweud.
call-organisation = Sefydliad
call-organisation-hint = Pwy sy’n gofyn.
call-contact = Cyswllt
call-contact-hint = Sut gall unrhyw un gysylltu â chi: cyfeiriad i ysgrifennu ato, neu rif i’w ffonio.
call-controller = Rheolydd data
call-controller-hint = Pwy sy’n ateb yn ôl y gyfraith dros ddata pobl: enw a chyfeiriad.

making-make = Gwneud yr allweddi ac agor yr alwad
making-check = Edrychwch ar y rhain
making-step-1 = Gwneud allweddi’r alwad, a’ch rhai chi
making-step-2 = Gwneud eich clo o’r cyfrinymadrodd: yn araf o fwriad
making-step-3 = Gofyn i’r gweinydd am ei hanner ef o’r clo
making-step-4 = Cloi eich allweddi, a llofnodi’r rhestr allweddi
making-step-5 = Anfon yr hyn nad yw’n gyfrinachol

done-title = Mae eich galwad ar agor
done-lede = Tri pheth i’w gwneud nawr.
done-publish = Cyhoeddi’r ddolen hon
done-publish-text = Rhowch hi lle mae pobl eisoes yn ymddiried ynoch: eich gwefan, taflen, poster. Mae’r rhan ar ôl # yn enwi eich allweddi, fel y gall pob porwr eu gwirio. Ni ellir gwirio dolen hebddi.
done-link = Dolen i’w chyhoeddi
done-copy = Copïo’r ddolen
done-copied = Wedi’i chopïo.
done-not-copied = Ni adawodd y porwr i’r dudalen hon gopïo. Dewiswch y ddolen a’i chopïo â llaw.
done-fingerprint = Cyhoeddi’r ôl bys hefyd
done-fingerprint-text = Mae’r rhai sy’n dod heb y ddolen yn cymharu’r wyth grŵp hyn â’r rhai ar y dudalen.
done-passphrase = Cadw eich cyfrinymadrodd
done-passphrase-text = Chi yw’r unig un all agor yr hyn y mae pobl yn ei anfon. Os collir y cyfrinymadrodd, ni all neb. Edrychwch nawr ei fod ar bapur. Yna gwnewch god papur a’r taflenni adfer wrth y ddesg: nhw yw’r unig ffyrdd eraill i mewn.
done-desk = Mynd i’r ddesg
done-call = Gweld yr alwad fel y mae eraill yn ei gweld

problem-handle = Eich enw gwaith: defnyddiwch 1 i 40 o lythrennau bach, digidau a chysylltnodau, heb gysylltnod ar y naill ben na’r llall.
problem-passphrase = Mae’n rhy hawdd dyfalu eich cyfrinymadrodd eich hun. Gwnewch ef yn hirach, â geiriau na fyddai neb yn eu disgwyl gyda’i gilydd, neu defnyddiwch y chwe gair.
problem-written = Ysgrifennwch y cyfrinymadrodd i lawr yn gyntaf, yna ticiwch y blwch.
problem-slug = Enw yn y cyfeiriad: defnyddiwch 1 i 40 o lythrennau bach, digidau a chysylltnodau, heb gysylltnod ar y naill ben na’r llall.
problem-title = Mae’r teitl ar goll.
problem-purpose = Mae’r pwrpas ar goll.
problem-organisation = Mae’r sefydliad ar goll.
problem-contact = Mae’r cyswllt ar goll.
problem-controller = Mae’r rheolydd data ar goll.

trouble-link-used = Nid yw’r ddolen hon yn gweithio mwyach
trouble-link-used-text = Cafodd ei defnyddio o’r blaen, neu dechreuwyd y gweinydd eto ers hynny. Os oes galwad eisoes, ewch i’r ddesg a’i datgloi. Os nad oes, dechreuwch y gweinydd eto ac agorwch y ddolen newydd y mae’n ei hargraffu.
trouble-refused = Ni dderbyniodd y gweinydd ef
trouble-refused-text = Ni chadwyd dim. Edrychwch ar y testunau: ni chaiff yr un fod yn wag, nac yn hirach na’i flwch. Os ydych yn rhedeg arddangosiad, gadewch hynny i’r offeryn gosod.
trouble-worker = Ni allai’r porwr hwn wneud eich clo
trouble-worker-text = Mae angen 128 MB o gof arno am eiliad. Caewch dudalennau eraill a rhowch gynnig arall arni.
trouble-offline = Nid atebodd y gweinydd
trouble-offline-text = Os digwyddodd wrth anfon, gall yr alwad fod ar agor eisoes: edrychwch ar y dudalen gyntaf cyn rhoi cynnig arall arni.
trouble-busy = Mae’r gweinydd yn brysur
trouble-busy-text = Ni chadwyd dim. Rhowch gynnig arall arni mewn munud.
trouble-lie = Mae’r gweinydd yn dweud ei fod yn dal allweddi gwahanol i’r rhai a wnaed yma
trouble-lie-text = Peidiwch â chyhoeddi dim. Efallai bod rhywun yn ymyrryd â’r gweinydd.
trouble-strange = Rhoddodd y gweinydd ateb nad yw’r dudalen hon yn ei ddeall
trouble-strange-text = Edrychwch ar y dudalen gyntaf i weld a yw’r alwad yno. Os nad yw, dechreuwch y gweinydd eto ac agorwch ei ddolen newydd.
