tab = Adfer
title = Adfer
lede = Os na all neb ddatgloi’r ddesg mwyach, mae taflenni papur yn agor yr alwad eto. Mae pob person yn cadw un daflen. Nid yw un daflen ar ei phen ei hun yn agor dim.
loading = Yn gofyn beth sydd wedi’i osod…
again = Rhoi cynnig arall arni
none = Nid oes modd adfer eto
none-text = Pe bai pob ceidwad allweddi yn colli cyfrinymadrodd a chod papur, byddai popeth a anfonodd pobl ar goll. Gwnewch y taflenni heddiw.
kept = Mae adferiad { $number } mewn grym
kept-text = Mae unrhyw { $threshold } o { $count } taflen yn agor yr alwad hon.
behind = Nid yw’r adferiad yn gwybod yr allwedd ddiweddaraf
behind-text = Newidiwyd allwedd yr alwad ers hynny. Dewch ag ef yn gyfoes: nid oes angen taflenni newydd.
behind-where = Mae gan yr alwad allwedd newydd, ac nid yw’r taflenni’n ei hagor eto. Does dim wedi’i golli. Ewch i “Adfer” a dewiswch “Dod ag ef yn gyfoes”.
sheets-due = Mae angen taflenni adfer newydd
sheets-due-text = Tynnwyd ceidwad allweddi allan. Efallai iddi gadw’r hen daflenni neu eu tynnu ei hun. O dan “Adfer”, dewiswch “Gwneud taflenni newydd”.
renew = Dod ag ef yn gyfoes
renewed = Mae’r adferiad yn gyfoes
renewed-text = Mae’r taflenni sydd gan bobl yn agor popeth eto.
unsigned = Nid yw’r adferiad hwn wedi’i lofnodi gan y gwraidd
unsigned-text = Efallai fod rhywun wedi rhoi eu hun nhw yn ei le. Peidiwch â’i ddefnyddio. Dywedwch wrth y ceidwaid allweddi eraill, a gwnewch un newydd.

make = Gwneud y taflenni
make-new = Gwneud taflenni newydd
make-title = Taflenni newydd
make-lede = Cânt eu gwneud yma, yn y porwr hwn, ac ni chânt byth eu hanfon. Pan rowch nhw mewn grym, nid yw taflenni hŷn yn agor dim mwyach.
count = Faint o daflenni
count-hint = Un i bob person sy’n cadw un.
threshold = Faint sy’n agor yr alwad
threshold-hint = Gyda dwy o dair, gellir colli un daflen.
draw = Tynnu’r taflenni
sheets-lede = Argraffwch y tudalennau hyn, neu eu hysgrifennu. Mae pob taflen i un person. Peidiwch â chadw dwy yn yr un lle.
sheet = Taflen { $number } o { $count }
sheet-call = Galwad
sheet-fingerprint = Ôl bys
sheet-opens = Mae unrhyw { $threshold } o { $count } taflen yn agor yr alwad hon. Nid yw un ar ei phen ei hun yn agor dim.
sheet-how = Os na all neb ddatgloi’r ddesg, dewch â’r taflenni at ei gilydd. Dewiswch “Defnyddio’r taflenni adfer” lle caiff y ddesg ei datgloi, a theipiwch y geiriau yno ac yn unman arall.
sheet-holder = Cedwir gan
sheet-number = Adferiad
print = Argraffu’r taflenni
printed = Mae pob taflen ar bapur
printed-first = Argraffwch y taflenni neu eu hysgrifennu yn gyntaf, yna ticiwch y blwch.
keep = Rhoi’r taflenni hyn mewn grym
keeping = Yn selio ac yn anfon…
cancel = Gadael fel y mae
made = Mae’r taflenni mewn grym
made-text = Rhowch bob taflen i’w pherson. Yna ymarferwch unwaith, fel y gwyddoch eu bod yn gweithio.

rehearse = Ymarfer
rehearse-title = Ymarfer
rehearse-lede = Teipiwch eiriau cynifer o daflenni ag sydd eu hangen. Mae’r dudalen yn dangos a fyddent yn agor yr alwad. Ni chaiff dim ei newid.
rehearsed = Mae’r taflenni hyn yn agor yr alwad
rehearsed-text = Agorodd y dudalen y gwraidd ac allwedd yr alwad gyda nhw, ac anghofiodd y ddau. Ni newidiwyd dim.

entry = Geiriau un daflen
entry-hint = 24 gair. Nid yw priflythrennau a choma o bwys.
entry-add = Ychwanegu’r daflen hon
entry-added = Mae taflen { $number } yn ffitio.
entry-left = { $missing ->
    [zero] Mae angen { $missing } taflen arall.
    [one] Mae angen un daflen arall.
    [two] Mae angen { $missing } taflen arall.
    [few] Mae angen { $missing } taflen arall.
    [many] Mae angen { $missing } taflen arall.
   *[other] Mae angen { $missing } taflen arall.
  }
entry-none = Teipiwch eiriau taflen yn gyntaf.
entry-count = Mae gan daflen 24 gair. Dyma { $found }.
entry-unknown = Nid yw gair { $number } yn un o’n rhai ni. Edrychwch ar ei sillafu.
entry-checksum = Mae pob gair ar y daflen hon yn un o’n rhai ni, ond nid ydynt yn perthyn i’w gilydd. Edrychwch ar eu trefn, ac am air sy’n edrych yn debyg.
entry-another = Mae’r daflen hon yn perthyn i adferiad arall. Chwiliwch am daflen fwy newydd, neu am alwad arall.
entry-wrong = Nid dyma’r daflen a wnaed. Mae ei geiriau’n ffitio, ond newidiodd rhywun hi.
entry-twice = Ychwanegwyd y daflen hon o’r blaen. Dewch ag un arall.
entry-damaged = Mae pob taflen yn gywir, ond nid ydynt gyda’i gilydd yn rhoi’r allwedd. Gwnewch daflenni newydd os gall ceidwad allweddi o hyd.

use = Defnyddio’r taflenni adfer
use-title = Agor yr alwad gyda’r taflenni
use-lede = Ar gyfer y diwrnod na all yr un ceidwad allweddi ddatgloi. Os mai dim ond eich cyfrinymadrodd a’ch cod papur eich hun a golloch, gofynnwch i geidwad allweddi arall eich gadael i mewn eto: mae hynny’n symlach.
use-call = Enw’r alwad
use-call-hint = Fel ar y daflen.
use-next = Ymlaen
use-back = Yn ôl i’r ddesg
use-shares = Dewch â’r taflenni at ei gilydd
use-compare = Cymharwch yr ôl bys hwn â’r un sydd wedi’i argraffu ar y daflen. Ewch ymlaen dim ond os ydynt yr un fath: os nad ydynt, efallai fod rhywun yn ymyrryd â’r gweinydd, a pheidiwch â theipio geiriau yma.
use-you = Chi, fel ceidwad allweddi newydd
use-you-lede = Mae’r taflenni’n agor yr alwad. Nawr cewch gyfrif gyda’ch allweddi eich hun. Mae popeth a anfonwyd o’r blaen yn agor i chi.
use-handle = Eich enw gwaith
use-handle-hint = Un newydd: llythrennau bach, digidau a chysylltnodau. Gall pawb ei weld.
use-do = Fy ngwneud yn geidwad allweddi
use-step-1 = Yn gofyn i’r gweinydd am yr hyn y mae’r taflenni’n ei agor
use-step-2 = Yn gwneud eich clo o’r cyfrinymadrodd: yn araf o fwriad
use-step-3 = Yn llofnodi’r rhestr allweddi
use-step-4 = Yn anfon yr hyn nad yw’n gyfrinachol
use-done = Rydych yn geidwad allweddi
use-done-text = Datglowch y ddesg gyda’ch enw gwaith a’ch cyfrinymadrodd newydd. Os yw’n gofyn am yr ôl bys, cymharwch ef â’r un ar y daflen. Yna tynnwch allan y rhai na allant ddod yn ôl. Wedyn gwnewch daflenni newydd, a chod papur i chi’ch hun.
use-done-go = Datgloi’r ddesg

problem-call = Mae gan yr enw lythrennau bach, digidau a chysylltnodau yn unig.
problem-handle = Eich enw gwaith: defnyddiwch 1 i 40 o lythrennau bach, digidau a chysylltnodau, heb gysylltnod ar y naill ben na’r llall.
problem-passphrase = Mae’n rhy hawdd dyfalu’r cyfrinymadrodd. Gwnewch ef yn hirach, neu defnyddiwch y chwe gair.
problem-written = Ysgrifennwch y cyfrinymadrodd yn gyntaf, yna ticiwch y blwch.

trouble-none = Nid oes gan yr alwad hon adferiad
trouble-none-text = Edrychwch ar enw’r alwad ar y daflen.
trouble-refused = Nid yw’r gweinydd yn derbyn y taflenni hyn
trouble-refused-text = Maent yn ffitio gyda’i gilydd, ond efallai fod taflenni mwy newydd mewn grym. Llwythwch y dudalen ac edrychwch eto.
trouble-keys = Nid allwedd yr alwad hon yw’r hyn y mae’r taflenni’n ei agor
trouble-keys-text = Mae’r gwraidd neu allwedd yr alwad yn yr adferiad yn wahanol i’r rhestr allweddi. Efallai fod rhywun yn ymyrryd â’r gweinydd. Ni newidiwyd dim.
trouble-taken = Mae’r enw gwaith hwn gan rywun yn barod
trouble-taken-text = Dewiswch un arall. Ni newidiwyd dim.
trouble-stale = Gwnaeth rhywun daflenni eraill yn y cyfamser
trouble-stale-text = Ni roddwyd y rhain mewn grym. Llwythwch y dudalen, ac edrychwch ar y rheini yn gyntaf.
trouble-changed = Newidiwyd y rhestr allweddi yn y cyfamser
trouble-changed-text = Ni wnaed dim. Rhowch gynnig arall arni: mae’r dudalen yn dechrau o’r rhestr ddiweddaraf.
trouble-root = Nid yw gwraidd yr alwad hon gennych
trouble-root-text = Mae’r hyn y mae’r gweinydd yn ei gadw i chi ar goll neu wedi’i ddifrodi. Gofynnwch i geidwad allweddi arall lapio’r gwraidd i chi eto.
trouble-worker = Ni allai’r porwr hwn wneud eich clo
trouble-worker-text = Mae angen 128 MB o gof arno am eiliad. Caewch dudalennau eraill a rhowch gynnig arall arni.
trouble-offline = Ni atebodd y gweinydd
trouble-offline-text = Rhowch gynnig arall arni mewn munud. Os digwyddodd wrth anfon, ceisiwch ddatgloi’r ddesg yn gyntaf: efallai ei fod wedi cyrraedd.
trouble-strange = Rhoddodd y gweinydd ateb nad yw’r dudalen hon yn ei ddeall
trouble-strange-text = Llwythwch y dudalen eto. Os yw’n aros fel hyn, dywedwch wrth bwy bynnag sy’n gofalu am y gweinydd.
