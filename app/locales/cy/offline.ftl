# /c/{call}/offline: writing without scripts. Everything here is also printed.

title = Ysgrifennu heb sgriptiau
description = Sut i gloi eich hanes eich hun, ac anfon y ffeil wedi’i chloi.
lede = Nid oes blwch ar y dudalen hon. Byddai blwch yn anfon eich geiriau fel y maent, ac nid ydym byth eisiau hynny. Ond gallwch eu cloi eich hun, â rhaglen fach am ddim, ac anfon y ffeil wedi’i chloi.
back = Yn ôl i’r alwad
print = Gellir argraffu’r dudalen hon a mynd â hi gyda chi.

protects = Beth sy’n eich diogelu fel hyn
protects-lock = Caiff eich geiriau eu cloi ar eich dyfais eich hun, gan raglen nad ni sy’n berchen arni. Hyd yn oed pe bai rhywun yn newid y wefan hon, ni allai ddarllen yr hyn yr ydych yn ei gloi eich hun.
protects-nobody = Nid oes gan neb allwedd eto. Byddai’r hyn a anfonwch yn aros nes bod gan rywun un.
protects-open = { $count ->
    [zero] Mae gan { $count } o bobl allwedd sy’n ffitio. Nid oes gan y bobl sy’n rhedeg y gweinydd yr un.
    [one] Mae gan un person allwedd sy’n ffitio. Nid oes gan y bobl sy’n rhedeg y gweinydd yr un.
    [two] Mae gan { $count } berson allwedd sy’n ffitio. Nid oes gan y bobl sy’n rhedeg y gweinydd yr un.
    [few] Mae gan { $count } pherson allwedd sy’n ffitio. Nid oes gan y bobl sy’n rhedeg y gweinydd yr un.
    [many] Mae gan { $count } pherson allwedd sy’n ffitio. Nid oes gan y bobl sy’n rhedeg y gweinydd yr un.
   *[other] Mae gan { $count } person allwedd sy’n ffitio. Nid oes gan y bobl sy’n rhedeg y gweinydd yr un.
}
protects-choices = Nid ydych yn gwneud dewisiadau fel hyn. Caiff eich hanes ei ddarllen, ac ni wneir dim arall ag ef.
protects-receipt = Nid ydych yn cael geiriau derbynneb. Ni allwch ddod yn ôl, ac ni allwch gymryd eich hanes yn ôl.
protects-date = Nid oes dim yn y ffeil yn dweud pryd yr ysgrifennoch, na ble y cawsoch y dudalen hon.
check = Gwiriwch y clo yn gyntaf, os gallwch
check-text = Mae’r sefydliad yn cyhoeddi’r rhif hwn, er enghraifft ar ei wefan. Os nad yw eu rhif nhw yr un fath, peidiwch ag ysgrifennu, a rhowch wybod iddynt.
check-link = Gweld y rhestr wedi’i llofnodi y daw’r cloeon hyn ohoni

get = 1. Cael y rhaglen
get-text = Ei henw yw age, ac mae am ddim. Teipiwch neu gludwch bob llinell lwyd i derfynell, yna pwyswch Enter.
get-linux = Linux (Debian, Ubuntu)
get-mac = Mac, gyda Homebrew
get-windows = Windows, yn PowerShell
get-version = Mae’r llinell hon yn dangos pa age sydd gennych. Mae 1.3 neu fwy newydd yn well: mae ei chlo hefyd yn dal yn erbyn cyfrifiaduron nad ydynt yn bod eto.

write = 2. Ysgrifennu
write-text = Defnyddiwch olygydd testun syml, a chadwch yr hyn a ysgrifennwch fel account.txt, mewn ffolder ar ei phen ei hun. Dewiswch “Text” neu “UTF-8” os yw’r golygydd yn gofyn. Mae Word neu Pages yn gwneud mathau eraill o ffeiliau: peidiwch â’u defnyddio.
write-device = Defnyddiwch ddyfais nad oes neb arall yn ei defnyddio, os gallwch.

lock = 3. Ei gloi
lock-text = Agorwch derfynell yn y ffolder honno, a gludwch holl linellau llwyd un blwch. Maent yn llenwi eich hanes â seroau, fel na all neb ddweud pa mor hir ydyw, ac yn ei gloi. Yna mae ffeil newydd yno: sealed.age. Os yw hanes yn rhy hir i un ffeil, ni wneir ffeil newydd: torrwch ef yn ddau.
lock-new = age 1.3 neu fwy newydd
lock-old = age hŷn
lock-unix = Linux a Mac: { $age }
lock-windows = Windows: { $age }

send = 4. Anfon y ffeil wedi’i chloi
send-first = Anfonwch y ffeil sealed.age yn unig
send-first-text = Ni all y dudalen hon edrych ar ffeil cyn iddi gael ei hanfon. Os dewiswch yr un anghywir, mae’n teithio i’n gweinydd heb ei chloi. Yno caiff ei gwrthod wrth ei llythrennau cyntaf, ac ni chedwir dim ohoni. Ond edrychwch ddwywaith.
send-copy = Peidiwch â rhoi’r ffeil wedi’i chloi i neb cyn i’r dudalen hon ddweud “Wedi’i dderbyn”. Ni all neb sydd â chopi ei ddarllen, ond gallai anfon un wedi’i ddifetha o’ch blaen. Yna ni chaiff eich un chi ei dderbyn, ac mae’r dudalen hon yn dweud hynny: clowch eich hanes unwaith eto, ac anfonwch y ffeil honno.
send-file = Y ffeil sealed.age
send-when = Pa glo a ddefnyddioch?
send-now = Yr un mae’r dudalen hon yn ei ddangos nawr (rhif { $number })
send-before = Yr un yr oedd yn ei ddangos o’r blaen (rhif { $number })
send-button = Anfon y ffeil wedi’i chloi
send-slow = Mae’r ateb yn cymryd ychydig eiliadau.
closed = Mae’r alwad hon wedi cau
closed-text = Nid yw’n derbyn rhagor o hanesion. Diolch i bawb a ysgrifennodd.

after = 5. Clirio
after-text = Dilëwch account.txt, sealed.age a padded.bin, os yw yno, a gwagiwch y bin. Gall rhywun sy’n gwybod sut ddod o hyd i ffeil wedi’i dileu o hyd.

locks = Cloeon yr alwad hon
locks-text = Yr un cloeon, i’w copïo, neu i’w darllen â chamera dyfais arall.
locks-new = Clo ar gyfer age 1.3 neu fwy newydd
locks-old = Clo ar gyfer age hŷn
locks-picture = Yr un peth fel llun i gamera
locks-picture-of = Cod QR: { $lock }

## What became of a file.

received = Wedi’i dderbyn
received-text = Diolch. Mae eich hanes wedi’i gloi wedi’i gadw. Bydd darllenydd yn ei agor; gall hynny gymryd wythnosau. Ni fydd neb yn cysylltu â chi: nid oes ffordd o ddod o hyd i chi.
received-next = Beth i’w wneud nawr
received-again = Nid yw anfon yr un ffeil eto yn gwneud drwg: fe’i cedwir unwaith.

refused-again = Yn ôl i’r camau
not-sealed = Nid yw’r ffeil hon wedi’i selio
not-sealed-text = Cafodd ei gwrthod wrth ei llythrennau cyntaf, ac ni chadwyd dim ohoni. Ond mae wedi teithio i’n gweinydd fel y mae. Ewch yn ôl, clowch hi â’r rhaglen yn gyntaf, ac anfonwch y ffeil sealed.age.
armored = Mae’r ffeil hon wedi’i selio, ond wedi’i hysgrifennu fel testun
armored-text = Ni chadwyd dim ohoni. Seliwch hi eto â’r llinellau ar y dudalen, yn union fel y maent: heb y gosodiad “-a” neu “--armor”.
empty = Nid oedd ffeil
empty-text = Dewiswch y ffeil sealed.age, ac anfonwch eto.
too-long = Mae’r ffeil hon yn rhy fawr
too-long-text = Ni chadwyd dim ohoni. Tua un megabeit yw un hanes wedi’i selio ar y mwyaf. Torrwch eich hanes yn ddau, ac anfonwch bob rhan. Ni ellir anfon lluniau na recordiadau fel hyn.
not-padded = Mae hyd annisgwyl i’r ffeil hon
not-padded-text = Ni chadwyd dim ohoni. Naill ai mae rhan ar goll, neu ni lenwyd yr hanes â seroau cyn ei selio. Seliwch ef eto â’r llinellau ar y dudalen, yn union fel y maent, ac anfonwch ef.
other-lock = Nid yw’r ffeil hon wedi’i selio â chlo’r alwad hon
other-lock-text = Ni chadwyd dim ohoni. Rhaid ei selio ar gyfer un clo: un o’r ddau mae’r dudalen yn eu dangos. Ni fydd cyfrinair yn gwneud y tro. Seliwch hi eto â’r llinellau ar y dudalen.
damaged = Mae’r ffeil hon wedi’i difrodi
damaged-text = Ni chadwyd dim ohoni. Seliwch eich hanes eto â’r llinellau ar y dudalen, ac anfonwch ef.
old-lock = Mae clo’r alwad hon wedi newid
old-lock-text = Ni chadwyd dim. Ewch yn ôl: mae’r dudalen yn dangos y clo a ddefnyddir nawr. Seliwch eich hanes eto ag ef.
taken-back = Cafodd yr hanes hwn ei gymryd yn ôl
taken-back-text = Cafodd ei ddileu gyda phopeth oedd yn perthyn iddo, ac ni chaiff ei gadw eto. Os ydych am ei adrodd wedi’r cyfan, ysgrifennwch ef o’r newydd a’i selio eto.
spoiled = Daeth copi wedi’i ddifetha o’r ffeil hon yn gyntaf
spoiled-text = Ni chafodd y ffeil hon ei derbyn, am fod un bron yr un fath yma’n barod. Efallai fod gan rywun gopi ohoni. Ni allant ei ddarllen. Clowch eich hanes unwaith eto â’r llinellau ar y dudalen, ac anfonwch y ffeil newydd: caiff honno ei derbyn.
busy = Mae llawer o bobl yn anfon ar hyn o bryd
busy-text = Ni chadwyd dim, ac nid oes dim o’i le ar eich ffeil. Arhoswch funud, yna anfonwch yr un ffeil eto. Waeth pa mor aml y byddwch yn ei hanfon, dim ond unwaith y caiff ei chadw.
broken-off = Dim ond rhan o’r ffeil a gyrhaeddodd
broken-off-text = Ni chadwyd dim. Anfonwch eto pan fydd y cysylltiad yn well.
not-the-form = Nid y ffurflen a anfonodd hyn
not-the-form-text = Ni chadwyd dim. Ewch yn ôl i’r dudalen, ac anfonwch y ffeil oddi yno.
full = Nid oes lle i’w gadw
full-text = Ni chafodd ei dderbyn. Cadwch sealed.age, a rhowch wybod i’r sefydliad.
not-kept = Ni ellid ei gadw
not-kept-text = Ni chafodd ei dderbyn. Anfonwch eto mewn ychydig funudau. Os yw’n aros fel hyn, rhowch wybod i’r sefydliad.
