# Y ddesg: pwy all agor.

title = Pwy all agor
lede = Mae gan y bobl hyn allweddi i’r alwad hon. Yma gallwch adael rhywun i mewn, tynnu rhywun allan, a gweld ei fod wedi’i wneud yn iawn.

one-keyholder = Un ceidwad allweddi sydd
one-keyholder-text = Os collir ei hallweddi, ni all neb adael neb i mewn nac adnewyddu’r rhestr. Gwahoddwch ail geidwad allweddi, a’i gadael i mewn.

expiry = Mae’r rhestr allweddi’n dda tan { $day }.
expiry-soon = Daw’r rhestr allweddi i ben mewn { $days } diwrnod
expiry-soon-text = Mae’n dda tan { $day }. Ar ôl hynny ni all neb ysgrifennu, ac mae’r ddesg yn aros ar gau. Gall ceidwad allweddi ei hadnewyddu mewn eiliad.
renew = Adnewyddu’r rhestr am flwyddyn

reseal-title = Symud i’r allwedd ddiweddaraf
reseal-hint = Pan fydd rhywun yn gadael, caiff yr alwad allwedd newydd, a chaiff popeth a gedwir ei gloi o’r newydd. Dim ond clo bach pob eitem sy’n symud. Gallwch stopio a mynd ymlaen wedyn.
reseal-nothing = Mae popeth wedi’i gloi â’r allwedd ddiweddaraf.
reseal-waiting =
  { $number ->
    [zero] Mae { $number } eitem yn dal wedi’u cloi ag allwedd hŷn.
     [one] Mae un eitem yn dal wedi’i chloi ag allwedd hŷn.
    [two] Mae { $number } eitem yn dal wedi’u cloi ag allwedd hŷn.
    [few] Mae { $number } eitem yn dal wedi’u cloi ag allwedd hŷn.
    [many] Mae { $number } eitem yn dal wedi’u cloi ag allwedd hŷn.
    *[other] Mae { $number } eitem yn dal wedi’u cloi ag allwedd hŷn.
  }
reseal-others =
  { $number ->
    [zero] Symudodd rhywun arall { $number } eitem. Gwiriwch nhw: cedwir yr hen gloeon tan hynny, am 14 diwrnod ar y mwyaf.
     [one] Symudodd rhywun arall un eitem. Gwiriwch hi: cedwir yr hen glo tan hynny, am 14 diwrnod ar y mwyaf.
    [two] Symudodd rhywun arall { $number } eitem. Gwiriwch nhw: cedwir yr hen gloeon tan hynny, am 14 diwrnod ar y mwyaf.
    [few] Symudodd rhywun arall { $number } eitem. Gwiriwch nhw: cedwir yr hen gloeon tan hynny, am 14 diwrnod ar y mwyaf.
    [many] Symudodd rhywun arall { $number } eitem. Gwiriwch nhw: cedwir yr hen gloeon tan hynny, am 14 diwrnod ar y mwyaf.
    *[other] Symudodd rhywun arall { $number } eitem. Gwiriwch nhw: cedwir yr hen gloeon tan hynny, am 14 diwrnod ar y mwyaf.
  }
reseal-own =
  { $number ->
    [zero] Symudoch chi { $number } eitem. Rhaid i aelod arall eu gwirio: gofynnwch iddi agor y dudalen hon. Cedwir yr hen gloeon tan hynny, am 14 diwrnod ar y mwyaf.
     [one] Symudoch chi un eitem. Rhaid i aelod arall ei gwirio: gofynnwch iddi agor y dudalen hon. Cedwir yr hen glo tan hynny, am 14 diwrnod ar y mwyaf.
    [two] Symudoch chi { $number } eitem. Rhaid i aelod arall eu gwirio: gofynnwch iddi agor y dudalen hon. Cedwir yr hen gloeon tan hynny, am 14 diwrnod ar y mwyaf.
    [few] Symudoch chi { $number } eitem. Rhaid i aelod arall eu gwirio: gofynnwch iddi agor y dudalen hon. Cedwir yr hen gloeon tan hynny, am 14 diwrnod ar y mwyaf.
    [many] Symudoch chi { $number } eitem. Rhaid i aelod arall eu gwirio: gofynnwch iddi agor y dudalen hon. Cedwir yr hen gloeon tan hynny, am 14 diwrnod ar y mwyaf.
    *[other] Symudoch chi { $number } eitem. Rhaid i aelod arall eu gwirio: gofynnwch iddi agor y dudalen hon. Cedwir yr hen gloeon tan hynny, am 14 diwrnod ar y mwyaf.
  }
reseal-move = Eu symud nawr
reseal-look = Eu gwirio nawr
reseal-stop = Stopio am y tro
reseal-progress = { $done } o { $all } wedi’u gwneud
reseal-moved =
  { $number ->
    [zero] Mae { $number } eitem bellach wedi’u cloi â’r allwedd ddiweddaraf.
     [one] Mae un eitem bellach wedi’i chloi â’r allwedd ddiweddaraf.
    [two] Mae { $number } eitem bellach wedi’u cloi â’r allwedd ddiweddaraf.
    [few] Mae { $number } eitem bellach wedi’u cloi â’r allwedd ddiweddaraf.
    [many] Mae { $number } eitem bellach wedi’u cloi â’r allwedd ddiweddaraf.
    *[other] Mae { $number } eitem bellach wedi’u cloi â’r allwedd ddiweddaraf.
  }
reseal-unopened =
  { $number ->
    [zero] Ni ellid agor { $number } eitem â’ch allweddi. Gadawyd nhw fel y maent.
     [one] Ni ellid agor un eitem â’ch allweddi. Gadawyd hi fel y mae.
    [two] Ni ellid agor { $number } eitem â’ch allweddi. Gadawyd nhw fel y maent.
    [few] Ni ellid agor { $number } eitem â’ch allweddi. Gadawyd nhw fel y maent.
    [many] Ni ellid agor { $number } eitem â’ch allweddi. Gadawyd nhw fel y maent.
    *[other] Ni ellid agor { $number } eitem â’ch allweddi. Gadawyd nhw fel y maent.
  }
reseal-right =
  { $number ->
    [zero] Mae { $number } eitem yn iawn. Mae’r hen gloeon wedi’u dileu.
     [one] Mae un eitem yn iawn. Mae’r hen glo wedi’i ddileu.
    [two] Mae { $number } eitem yn iawn. Mae’r hen gloeon wedi’u dileu.
    [few] Mae { $number } eitem yn iawn. Mae’r hen gloeon wedi’u dileu.
    [many] Mae { $number } eitem yn iawn. Mae’r hen gloeon wedi’u dileu.
    *[other] Mae { $number } eitem yn iawn. Mae’r hen gloeon wedi’u dileu.
  }
reseal-restored =
  { $number ->
    [zero] Roedd { $number } eitem yn anghywir, ac mae’r hen gloeon yn ôl. Does dim wedi’i golli. Mae’r log yn dweud pwy a’u symudodd: siaradwch â’r aelodau eraill.
     [one] Roedd un eitem yn anghywir, ac mae’r hen glo yn ôl. Does dim wedi’i golli. Mae’r log yn dweud pwy a’i symudodd: siaradwch â’r aelodau eraill.
    [two] Roedd { $number } eitem yn anghywir, ac mae’r hen gloeon yn ôl. Does dim wedi’i golli. Mae’r log yn dweud pwy a’u symudodd: siaradwch â’r aelodau eraill.
    [few] Roedd { $number } eitem yn anghywir, ac mae’r hen gloeon yn ôl. Does dim wedi’i golli. Mae’r log yn dweud pwy a’u symudodd: siaradwch â’r aelodau eraill.
    [many] Roedd { $number } eitem yn anghywir, ac mae’r hen gloeon yn ôl. Does dim wedi’i golli. Mae’r log yn dweud pwy a’u symudodd: siaradwch â’r aelodau eraill.
    *[other] Roedd { $number } eitem yn anghywir, ac mae’r hen gloeon yn ôl. Does dim wedi’i golli. Mae’r log yn dweud pwy a’u symudodd: siaradwch â’r aelodau eraill.
  }

list-title = Aelodau
list-hint = Fel y dywed y rhestr wedi’i llofnodi.
list-opens = yn gallu agor hanesion
list-opens-not = yn agor datganiadau, byth hanesion
words = Geiriau ar gyfer ei hallweddi
qr = Cod QR o eiriau { $name }
qr-show = Geiriau { $name } fel cod QR

leave = Tynnu { $name } allan
leave-sure = Tynnu { $name } allan o’r alwad hon?
leave-text = Caiff ei hallgofnodi ar unwaith ac nid yw’n gweld dim yma mwyach. Caiff yr alwad allwedd newydd, i’r rhai sy’n aros. Yna rhaid symud popeth a gedwir i’r allwedd newydd: dyna’r cam nesaf ar y dudalen hon.
leave-limits = Ni all neb wneud i berson anghofio’r hyn a ddarllenodd. Os copïodd hi eitem neu ei hallwedd cyn heddiw, gall agor y copi hwnnw o hyd.
leave-keyholder = Efallai iddi gadw’r taflenni adfer neu eu tynnu ei hun. Pan fydd hi allan, gwnewch daflenni newydd o dan “Adfer”.
leave-researcher-text = Caiff ei hallgofnodi ar unwaith ac nid yw’n gweld dim yma mwyach. Nid oedd yr allwedd i hanesion ganddi erioed, felly gall yr allwedd aros.
leave-go = Tynnu { $name } allan nawr
leave-stay = Cadw { $name }

new-key-title = Allwedd newydd i’r alwad
new-key-when = Os gallai allwedd yr alwad hon fod gan rywun arall, am fod dyfais wedi’i cholli tra oedd y ddesg ar agor neu am fod copi wedi’i wneud, gall yr alwad gael allwedd newydd. Mae pawb yn aros.
new-key-ask = Beth mae allwedd newydd yn ei wneud
new-key-text = Rhaid symud popeth a gedwir i’r allwedd newydd: dyna’r cam nesaf, ar frig y dudalen hon. Gall pwy bynnag a gopïodd eitem a’r hen allwedd o’r blaen agor y copi hwnnw o hyd. Os collwyd dyfais tra oedd y ddesg ar agor, rhaid i’w haelod newid ei chyfrinymadrodd yn gyntaf: daw hynny â’r ddesg ar y ddyfais arall i ben. Os gallai ei hallweddi ei hun fod wedi’u copïo, tynnwch hi allan a gadewch hi i mewn â chyfrif newydd yn lle hynny.
new-key-go = Gwneud allwedd newydd nawr

joining-title = Yn aros i gael dod i mewn
joining-nobody = Nid oes neb yn aros.
joining-look = Edrych eto
joining-how = Ffoniwch hi, neu cwrddwch â hi. Gadewch iddi ddarllen y chwe gair y mae’n eu gweld. Rhaid iddyn nhw fod yr un fath â’r rhain. Peidiwch â’u cymharu drwy’r wefan hon.
joining-same = Cymharais y geiriau â { $name }, ac maen nhw yr un fath
joining-let-in = Gadael { $name } i mewn
joining-away = Troi { $name } i ffwrdd

invite-title = Gwahodd rhywun
invite-text = Cewch ddolen sy’n gweithio unwaith, am dridiau. Mae hi’n gwneud ei hallweddi ei hun â hi, ar ei dyfais ei hun. Ni all agor dim nes i chi gymharu ei geiriau a’i gadael i mewn.
invite-role = Beth fydd hi’n ei wneud?
invite-moderator = Yn agor hanesion, yn gweithio arnyn nhw ac yn ateb.
invite-keyholder = Yr un peth, a hefyd yn llofnodi’r rhestr allweddi, yn gadael pobl i mewn ac yn tynnu pobl allan.
invite-researcher = Yn agor yr hyn a ryddheir ar gyfer ymchwil. Byth yn agor hanesion.
invite-make = Gwneud dolen
invite-link = Dolen i un person
invite-link-hint = Anfonwch hi ati hi yn unig. Mae’r dudalen hon yn ei dangos unwaith.
invite-copy = Copïo’r ddolen
invite-copied = Wedi’i chopïo.
invite-not-copied = Ni ellid ei chopïo. Dewiswch hi a’i chopïo â llaw.

log-title = Beth sydd wedi digwydd yma
log-hint = Mae pob cam wedi’i lofnodi gan yr aelod a’i cymerodd, ac yn enwi’r cam cynt, fel na ellir gadael yr un allan.
log-show = Dangos a gwirio
log-loading = Gwirio pob llofnod…
log-empty = Nid oes dim wedi’i nodi eto.
log-verified = Gwiriwyd: mae pob llofnod yn iawn, ac nid oes cam ar goll.
log-shown = I’w gweld yma: { $shown } o { $count }, y diweddaraf yn gyntaf.
log-earlier = Dangos rhai cynharach
log-joined = Gadawodd { $by } { $name } i mewn ({ $role }).
log-left = Tynnodd { $by } { $name } allan.
log-new-key = Gwnaeth { $by } allwedd newydd i’r alwad (rhestr { $list }).
log-renewed = Adnewyddodd { $by } y rhestr allweddi (rhestr { $list }).
log-document = Cyhoeddodd { $by } destunau’r alwad (fersiwn { $version }).
log-opened = Agorodd { $by } yr alwad.
log-closed = Caeodd { $by } yr alwad, neu daeth â hi yn ôl o’r archif.
log-archived = Archifodd { $by } yr alwad.
log-resealed = Symudodd { $by } { $number } eitem i’r allwedd ddiweddaraf.
log-checked = Gwiriodd { $by } { $number } eitem a symudwyd, ac roedden nhw’n iawn.
log-restored = Cafodd { $by } { $number } eitem yn anghywir yr oedd { $name } wedi’u symud. Rhoddwyd yr hen gloeon yn ôl.

trouble-root = Nid yw’r allwedd sy’n llofnodi gennych
trouble-root-text = Dim ond ceidwad allweddi sydd â’r allwedd lofnodi all wneud hyn. Gofynnwch i geidwad allweddi arall.
trouble-keys = Enwodd y gweinydd allweddi eraill na’r rhestr wedi’i llofnodi
trouble-keys-text = Ni newidiwyd dim. Peidiwch â mynd ymlaen. Dywedwch wrth yr aelodau eraill a phwy bynnag sy’n gofalu am y gweinydd.
trouble-log = Nid yw’r log yn dal at ei gilydd
trouble-log-text = Gadawyd rhywbeth allan neu newidiwyd rhywbeth. Ni wnaed dim. Dywedwch wrth yr aelodau eraill, mewn ffordd arall na’r wefan hon.
trouble-full = Rydych wedi ysgrifennu cymaint yn y cofnod ag y mae’n ei gymryd mewn diwrnod
trouble-full-text = Ni wnaed newid i’r alwad na’i hallweddi. Mae’r hyn a symudoch neu a wirioch yn aros felly, ond nid yw wedi’i nodi. Ewch ymlaen yfory, neu gofynnwch i ddeiliad allwedd arall.
trouble-day = Nid yw dyddiad y ddyfais hon yn cyd-fynd â’r cofnod
trouble-day-text = Ni wnaed newid i’r alwad na’i hallweddi. Mae’r hyn a symudoch neu a wirioch yn aros felly, ond nid yw wedi’i nodi. Gosodwch ddyddiad y ddyfais hon yn gywir, llwythwch y dudalen eto, a cheisiwch unwaith yn rhagor.
trouble-stale = Newidiodd rhywun arall yr alwad yn y cyfamser
trouble-stale-text = Ni newidiwyd dim. Clowch y ddesg, datglowch hi eto, ac edrychwch unwaith yn rhagor.
trouble-document = Mae ei henw hi o dan destunau’r alwad
trouble-document-text = Yn gyntaf cyhoeddwch y testunau eich hun, o dan “Testunau a chwestiynau”. Yna tynnwch hi allan.
trouble-refused = Ni chymerodd y gweinydd ef
trouble-refused-text = Ni newidiwyd dim. Clowch y ddesg, datglowch hi eto, a rhowch gynnig arall arni.
trouble-offline = Dim ateb gan y gweinydd
trouble-offline-text = Cedwir yr hyn a wnaed hyd yma. Edrychwch ar eich cysylltiad, yna rhowch gynnig arall arni.
trouble-strange = Atebodd y gweinydd mewn ffordd anhysbys
trouble-strange-text = Llwythwch y dudalen eto. Os digwydd ddwywaith, dywedwch wrth bwy bynnag sy’n gofalu am y gweinydd.
