back = Popeth sydd ar agor
open = Ar agor
closed = Ar gau
archived = Wedi’i harchifo
until = Ar agor hyd { $day }
asked-by = Yn cael ei ofyn gan { $organisation }
demonstration = Arddangosiad yw hwn
demonstration-text = Mae popeth ynddo wedi’i ddyfeisio. Peidiwch ag ysgrifennu am bobl go iawn yma: efallai y gall eraill ei ddarllen.
closed-notice = Mae’r alwad hon ar gau
closed-text = Ni allwch ysgrifennu ati mwyach. Diolch i bawb a wnaeth. Os yw eich saith gair gennych, gallwch ddod yn ôl gyda nhw o hyd.
archived-notice = Mae’r alwad hon wedi’i harchifo
archived-text = Mae hi wedi gorffen. Ni allwch ysgrifennu ati mwyach, ac nid yw yn y rhestr o alwadau. Nid oes dim a anfonoch wedi mynd oherwydd hynny: gyda’ch saith gair gallwch ddod yn ôl o hyd, darllen atebion, newid yr hyn y dywedoch ie iddo, a chymryd y cyfan yn ôl. Mae’r hyn a gyhoeddwyd ohoni yn aros yn gyhoeddus.
write = Ysgrifennu beth ddigwyddodd
write-hint = Un blwch, eich geiriau eich hun, dim terfyn amser. Gallwch stopio unrhyw bryd, ac nid oes dim yn cael ei anfon nes i chi ddewis ei anfon.
offline = Ffyrdd eraill o anfon, heb sgriptiau
no-scripts = Mae sgriptiau wedi’u diffodd yn y porwr hwn. Gallwch ddarllen popeth yma. I ysgrifennu, clowch eich geiriau â’ch rhaglen eich hun ac anfonwch y ffeil sydd wedi’i chloi: mae’r ddolen isod yn dangos sut.
is = Beth yw hwn, a beth nad ydyw
is-telling = Ffordd o ddweud wrth { $organisation } beth ddigwyddodd, heb eich enw. Mae eich geiriau’n cael eu cloi ar eich dyfais eich hun cyn cael eu hanfon.
is-not-crisis = Nid yw’n wasanaeth argyfwng. Nid oes neb yn darllen hwn ar unwaith, ac ni all neb anfon help o’r fan hyn.
is-not-complaint = Nid cwyn yw hwn. Ni all neb edrych i mewn i’ch achos eich hun o’r fan hyn.
readers = Pwy all ddarllen yr hyn rydych chi’n ei anfon
readers-link = Pwy ydyn nhw
readers-count = { $count ->
    [zero] Ni all neb ({ $count }) ei ddatgloi a’i ddarllen.
    [one] Gall { $count } person ei ddatgloi a’i ddarllen.
    [two] Gall { $count } berson ei ddatgloi a’i ddarllen.
    [few] Gall { $count } pherson ei ddatgloi a’i ddarllen.
    [many] Gall { $count } pherson ei ddatgloi a’i ddarllen.
   *[other] Gall { $count } o bobl ei ddatgloi a’i ddarllen.
}
readers-none-else = Nid oes gan neb arall allwedd: nid y bobl sy’n rhedeg y gweinydd, nid yr heddlu, nid cwmni.
readers-names = Enwau gwaith yw’r rhain, fel bod darllenwyr yn ddiogel hefyd.
keyholder = yn darllen, ac yn gofalu am yr allweddi
moderator = yn darllen
researcher = yn gweld canlyniadau yn unig, byth hanes
yes = Beth y gallwch ddweud ie iddo
yes-hint = Mae pob un o’r rhain i ffwrdd nes i chi ei droi ymlaen. Cewch anfon eich hanes â phob un i ffwrdd.
yes-count = Cyfrif
yes-count-text = Caiff yr hyn y mae eich hanes yn sôn amdano ei gyfrif gydag eraill.
yes-quote = Dyfynnu
yes-quote-text = Caiff rhai o’ch geiriau eu dangos i eraill, gydag enwau a lleoedd wedi’u cuddio.
yes-contact = Cwestiynau
yes-contact-text = Caiff darllenydd adael cwestiwn i chi. Dim ond os dewch yn ôl gyda’ch saith gair y byddwch yn ei weld.
next = Beth sy’n digwydd nesaf
next-write = Rydych chi’n ysgrifennu.
next-write-text = Os yw’r dudalen yn cael ei chau neu ei llwytho eto, bydd y blwch yn wag eto. Nid oes dim yn cael ei gadw ar eich dyfais.
next-lock = Mae eich dyfais yn ei gloi.
next-lock-text = Mae hynny’n cymryd ychydig eiliadau. Dim ond y darllenwyr uchod sydd ag allwedd sy’n ffitio.
next-receipt = Rydych chi’n cael saith gair, os ydych chi eu heisiau.
next-receipt-text = Dyma eich derbynneb. Dim ond gennych chi maen nhw, ac maen nhw’n gadael i chi ddod yn ôl.
next-open = Mae’r darllenwyr yn ei agor.
next-open-text = Maen nhw’n nodi am beth mae’n sôn ac yn cuddio enwau a lleoedd. Gall hyn gymryd wythnosau.
next-picture = Mae llawer o hanesion yn dod yn un darlun.
next-picture-text = Mae’r hyn a welwyd yn cael ei wneud yn gyhoeddus. Nid yw eich hanes ei hun.
undone = Beth na ellir ei ddadwneud
undone-read = Ni all darllenydd sydd wedi darllen eich hanes ei anghofio.
undone-results = Ni ellir galw canlyniadau sydd eisoes yn gyhoeddus yn ôl.
undone-again = Ni allwn ddangos eich hanes i chi eto. Cewch ei gopïo cyn ei anfon, os yw’n ddiogel i chi gadw copi.
undone-words = Heb y saith gair ni all neb ddod o hyd i’ch hanes ar eich rhan, felly ni ellir ei newid na’i dynnu’n ôl.
return = Ydych chi wedi ysgrifennu o’r blaen?
return-text = Gyda’ch saith gair gallwch weld beth sydd wedi digwydd, darllen ac ateb negeseuon, ychwanegu at eich hanes, newid beth gaiff ei wneud ag ef, neu ei dynnu’n ôl.
return-link = Dod yn ôl gyda’ch saith gair
asks = Pwy sy’n gofyn
organisation = Sefydliad
contact = Sut i gysylltu â nhw
heard-link = Yr hyn a glywyd hyd yma
controller = Yn ateb dros eich data yn ôl y gyfraith (rheolydd data)
fingerprint = Sut i wybod mai hwn yw’r un go iawn
fingerprint-text = Mae gan bob galwad ôl bys. Mae’r sefydliad yn ei ddangos yn ei lefydd ei hun: ei wefan, ei daflenni. Os nad yw eu hôl bys nhw yr un fath â hwn, peidiwch ag ysgrifennu yma, a dywedwch wrthyn nhw.
fingerprint-published = Maen nhw’n dweud eu bod yn ei ddangos yma: { $place }
fingerprint-label = Ôl bys yr alwad hon
fingerprint-link = Gweld yr allweddi, a sut i’w gwirio
done = Beth wnaethpwyd ag ef
done-by = { $organisation }, { $day }
