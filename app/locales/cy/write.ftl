arriving = Wrthi’n paratoi’r dudalen…
title = Ysgrifennu beth ddigwyddodd
to = Rydych yn ysgrifennu at { $organisation }: { $title }
demonstration = Arddangosiad yw hwn
demonstration-text = Peidiwch ag ysgrifennu am bobl go iawn yma. Mae cyfrineiriau ei ddarllenwyr yn gyhoeddus.
reloaded = Cafodd y dudalen hon ei llwytho eto
reloaded-text = Felly mae’r blwch yn wag. Mae’r hyn oedd ynddo o’r blaen wedi mynd o’r fan hyn. Os oeddech chi eisoes wedi gweld geiriau eich derbynneb, fe gyrhaeddodd eich hanes.

about = Cyn i chi ysgrifennu
about-is = Beth yw hwn
about-is-text = Ffordd o ddweud beth ddigwyddodd heb roi eich enw. Mae eich geiriau’n cael eu cloi ar y ddyfais hon cyn cael eu hanfon.
about-is-not = Beth nad yw hwn
about-is-not-text = Nid yw’n wasanaeth argyfwng. Nid oes neb yn darllen hwn ar unwaith. Os oes angen rhywun arnoch nawr, defnyddiwch y rhifau o dan “Help nawr”.
about-readers = Pwy all ei ddarllen
about-readers-nobody = Nid oes gan neb allwedd eto. Byddai’r hyn rydych chi’n ei anfon yn aros nes bod gan rywun un.
about-readers-some = { $count ->
    [zero] Nid oes gan neb ({ $count }) allwedd sy’n ffitio. Nid oes gan y bobl sy’n rhedeg y gweinydd yr un.
    [one] Mae gan un person allwedd sy’n ffitio. Nid oes gan y bobl sy’n rhedeg y gweinydd yr un.
    [two] Mae gan { $count } berson allwedd sy’n ffitio. Nid oes gan y bobl sy’n rhedeg y gweinydd yr un.
    [few] Mae gan { $count } pherson allwedd sy’n ffitio. Nid oes gan y bobl sy’n rhedeg y gweinydd yr un.
    [many] Mae gan { $count } pherson allwedd sy’n ffitio. Nid oes gan y bobl sy’n rhedeg y gweinydd yr un.
   *[other] Mae gan { $count } o bobl allwedd sy’n ffitio. Nid oes gan y bobl sy’n rhedeg y gweinydd yr un.
}
about-undone = Beth na ellir ei ddadwneud
about-undone-text = Ni all darllenydd anghofio’r hyn a ddarllenodd. Ni ellir galw canlyniadau sydd eisoes yn gyhoeddus yn ôl. Ni allwn ddangos eich hanes i chi eto.
about-device = Ar y ddyfais hon
about-device-text = Nid oes dim yn cael ei gadw yma. Os yw’r dudalen hon yn cael ei chau neu ei llwytho eto, bydd y blwch yn wag eto. Os agorwch hi ddwywaith, bydd dau flwch, ac ni fydd y naill yn gwybod am y llall.
link-checked = Mae’r clo’n ffitio eich dolen
link-checked-text = Mae eich dolen yn enwi’r clo i’w ddefnyddio. Mae’r dudalen hon wedi ei wirio: bydd yn defnyddio’r clo hwnnw a dim un arall.
link-unchecked = Os ydych am fod yn siŵr
link-unchecked-text = Mae’r sefydliad yn cyhoeddi rhif ei glo, er enghraifft ar ei wefan. Dyma rif y clo yma. Os nad yw eu rhif nhw yr un fath, peidiwch ag ysgrifennu, a dywedwch wrthyn nhw. Ni all y dudalen hon ei wirio ar eich rhan.
link-published = Maen nhw’n dweud eu bod yn ei ddangos yma: { $place }

account = Eich hanes
account-hint = Cymaint neu gyn lleied ag y mynnwch, yn eich geiriau eich hun. Nid oes terfyn amser. Cewch adael enwau a lleoedd allan.
account-too-long = Mae hwn yn hirach nag y gall un hanes wedi’i selio fod. Tynnwch beth ohono allan a’i anfon fel ail hanes.

next = Nesaf
skip = Hepgor
back = Yn ôl
to-the-end = Mynd yn syth i’r cam olaf
what-comes = Ar ôl y blwch daw ychydig o gamau byr. Cewch hepgor pob un ohonynt.

danger-phrases = rwy’n mynd i ladd fy hun, rwy'n mynd i ladd fy hun, dwi’n mynd i ladd fy hun, dwi'n mynd i ladd fy hun, rwyf am ladd fy hun, dwi eisiau lladd fy hun, dwi isio lladd fy hun, lladd fy hun heno, lladd fy hun heddiw, rwyf am farw, dwi eisiau marw, dwi isio marw, rwy’n mynd i roi diwedd ar fy mywyd, dwi’n mynd i roi diwedd ar fy mywyd, rwyf wedi cymryd gorddos, dwi wedi cymryd gorddos, rwy’n mynd i frifo fy hun, dwi’n mynd i frifo fy hun, dwi eisiau brifo fy hun, dydw i ddim yn ddiogel, dwi ddim yn saff, mae’n mynd i fy lladd i, mae’n fy mrifo i, hwyl fawr bawb, i am going to kill myself, i'm going to kill myself, i will kill myself, i want to kill myself, i want to die, end my life tonight, i want to end my life, i have taken an overdose, i've taken an overdose, i want to hurt myself, i am not safe, i'm not safe, he is going to kill me, she is going to kill me, goodbye everyone
danger = Ydych chi mewn perygl nawr?
danger-text = Nid oes neb yn darllen y dudalen hon wrth i chi ei hysgrifennu. Gallwch stopio yma a siarad â rhywun nawr. Mae’r blwch yn cadw eich geiriau tra bydd y dudalen hon ar agor.
danger-call = Ffonio 999
danger-listen = Ffonio’r Samariaid: 116 123
danger-hide = Cuddio hwn

notes = Oes rhywbeth i rybuddio’r darllenydd amdano?
notes-hint = Gwirfoddolwyr yw’r bobl sy’n darllen hwn. Mae rhai wedi bod drwy’r un peth. Os mynnwch, byddant yn gweld hyn cyn eich geiriau.
note-self-harm = Hunan-niweidio neu hunanladdiad
note-violence = Trais neu gam-drin
note-restraint = Cael eich dal i lawr, eich cloi i mewn neu gael meddyginiaeth drwy rym
note-loss = Marwolaeth rhywun
note-racism = Hiliaeth neu gasineb arall
note-children = Niwed i blant

consent = Beth gaiff ei wneud ag ef?
consent-hint = Mae pob un o’r rhain i ffwrdd nes i chi ei droi ymlaen. Gallwch anfon eich hanes â phob un i ffwrdd. Yna caiff ei ddarllen, a dim arall.
consent-count = Ei gyfrif
consent-count-text = Caiff yr hyn y mae eich hanes yn sôn amdano ei gyfrif gydag eraill.
consent-quote = Dyfynnu ohono
consent-quote-text = Caiff rhai o’ch geiriau eu dangos i eraill, gydag enwau a lleoedd wedi’u cuddio.
consent-contact = Gofyn cwestiynau i mi
consent-contact-text = Caiff darllenydd adael cwestiwn i chi. Dim ond os dewch yn ôl gyda geiriau eich derbynneb y byddwch yn ei weld.

review = Edrychwch drosto, yna anfonwch
review-hint = Dyma bopeth fydd yn cael ei anfon. Gallwch newid pob rhan o hyd. Nid oes dim wedi’i anfon eto.
review-no-answer = Dim ateb
review-notes = Rhybuddion i’r darllenydd
review-no-notes = Dim un
review-consent = Beth gaiff ei wneud ag ef
review-no-consent = Caiff ei ddarllen, a dim arall
review-change = Newid
review-change-what = Newid: { $what }
keep = Cadw copi i chi’ch hun
keep-text = Ni allwn ddangos eich hanes i chi eto ar ôl ei anfon. Gallwch ei gopïo nawr a’i gadw yn rhywle arall.
keep-danger = Gall pwy bynnag sy’n dod o hyd i’r copi ei ddarllen. Gall apiau a dyfeisiau eraill weld yr hyn rydych yn ei gopïo. Os oes rhywun yn edrych drwy eich pethau neu’ch ffôn, mae’n fwy diogel peidio.
keep-copy = Copïo fy ngeiriau
keep-copied = Mae eich geiriau wedi’u copïo. Gludwch nhw lle rydych am eu cadw.
keep-failed = Nid yw’r porwr hwn yn gadael i’r dudalen gopïo. Gallwch farcio’r geiriau yn y blwch a’u copïo eich hun.

finished = Mae’r dudalen yn wag nawr
finished-text = Mae eich geiriau wedi mynd o’r dudalen hon. Efallai bod hanes y porwr hwn yn dangos o hyd eich bod wedi bod yma.
finished-safety = Sut i glirio’r hanes pori
finished-call = Yn ôl at yr alwad

try-again = Ceisio eto
home = Mynd i’r dudalen gyntaf
no-such-call = Does dim byd i ysgrifennu ato yma
no-such-call-text = Efallai bod gwall teipio yn y cyfeiriad. Dilynwch y ddolen eto.
damaged-link = Mae diwedd eich dolen wedi’i ddifrodi
damaged-link-text = Nid yw’r rhan ar ôl # yn gyfan, felly ni all y dudalen hon wirio pwy fyddai’n darllen eich geiriau. Dilynwch y ddolen eto o’r lle y cawsoch hi, neu gofynnwch am un newydd.
wrong-root = Nid y clo yma yw’r un y mae eich dolen yn ei enwi
wrong-root-text = Efallai bod rhywun yn ceisio darllen yr hyn rydych yn ei ysgrifennu. Felly nid oes blwch yma, ac ni anfonwyd dim. Dywedwch wrth y sefydliad, drwy ffordd rydych yn gwybod sy’n perthyn iddyn nhw.
expired = Mae’r clo yma wedi dyddio
expired-text = Rhaid i’r sefydliad ei adnewyddu. Felly nid oes blwch yma am y tro. Dewch yn ôl ddiwrnod arall, neu dywedwch wrthyn nhw. Os yw’r dyddiad ar eich dyfais yn anghywir, cywirwch ef a llwythwch y dudalen eto.
rolled-back = Mae’r gweinydd yn dangos hen glo neu ail glo
rolled-back-text = Dangosodd un arall funud yn ôl. Ni anfonwyd dim mwy. Dywedwch wrth y sefydliad, drwy ffordd rydych yn gwybod sy’n perthyn iddyn nhw.
bad-keys = Nid yw’r clo yma’n pasio ein gwiriad
bad-keys-text = Felly nid oes blwch yma, ac ni anfonwyd dim. Dywedwch wrth y sefydliad, drwy ffordd rydych yn gwybod sy’n perthyn iddyn nhw.
bad-document = Nid yw geiriau’r alwad hon yn pasio ein gwiriad
bad-document-text = Nid ydynt wedi’u llofnodi gan y bobl sy’n dal ei hallweddi. Felly nid oes blwch yma, ac ni anfonwyd dim. Dywedwch wrth y sefydliad, drwy ffordd rydych yn gwybod sy’n perthyn iddyn nhw.
closed = Mae’r alwad hon ar gau
closed-text = Ni allwch ysgrifennu ati mwyach. Diolch i bawb a wnaeth.
offline = Nid atebodd y gweinydd
offline-text = Gall y llinell fod i lawr, neu’r gweinydd yn gorffwys. Rhowch gynnig arall arni mewn ychydig funudau.
strange = Rhoddodd y gweinydd ateb nad yw’r dudalen hon yn ei ddeall
strange-text = Llwythwch y dudalen eto. Os yw’n aros fel hyn, dywedwch wrth y sefydliad.
