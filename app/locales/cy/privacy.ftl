title = Preifatrwydd
description = Beth mae’r wefan hon yn ei gadw, beth nad yw’n ei gadw, pwy sy’n gyfrifol a beth yw eich hawliau.
lede = Adeiladwyd hwn fel ein bod yn gwybod cyn lleied ag y gallwn. Dyma beth sy’n cael ei gadw, a beth sydd ddim.

not-kept = Beth nad ydym yn ei gadw
not-kept-name = Eich enw, eich e-bost na’ch rhif ffôn. Nid ydym byth yn gofyn.
not-kept-address = Eich cyfeiriad rhyngrwyd (IP), eich math o ddyfais, eich iaith, na’r dudalen y daethoch ohoni.
not-kept-time = Yr union amser. Dim ond yr wythnos rydym yn ei chadw.
not-kept-cookies = Cwcis nac unrhyw farc arall ar eich dyfais. Nid oes dim yma yn dod gan gwmni arall.

kept = Beth rydym yn ei gadw
kept-account = Eich hanes, wedi’i gloi. Ni all y gweinydd ei agor.
kept-call = At ba alwad y’i hanfonwyd, ym mha wythnos, a’i faint mewn un o dri cham.
kept-files = Os ydych yn ychwanegu ffeiliau fel lluniau: y ffeiliau, wedi’u cloi, a thua pha mor fawr yw pob un.
kept-state = A yw wedi cael ei ddarllen, a pha mor bell mae’r gwaith arno wedi mynd.
kept-receipt = Os cymeroch y saith gair: codau sydd wedi’u gwneud ohonynt. Nid ydynt yn dangos y geiriau. Mae negeseuon rhyngoch chi a’r darllenwyr wedi’u cloi hefyd.
kept-withdrawn = Os tynnwch eich hanes yn ôl: mae’n cael ei ddileu ar unwaith. Mae cod yn aros, fel na all neb roi’r un hanes yn ôl. Nid yw’r cod yn dweud dim amdanoch chi nac am yr hyn a ysgrifennoch.
kept-readers = Mae darllenwyr yr alwad yn gweld yr hyn a ysgrifennoch. Gadewch enwau a lleoedd allan os gallwch. Os na allwch, maen nhw’n eu cuddio.

long = Am ba hyd y caiff ei gadw
long-text = Nes i chi ei dynnu’n ôl, neu nes bod ei amser ar ben. Os dewch yn ôl gyda’ch saith gair, fe welwch tan ba wythnos y caiff ei gadw ar y mwyaf. Nid yw’r wythnos honno byth yn cael ei symud i un ddiweddarach. Mae canlyniadau sydd eisoes yn gyhoeddus yn aros yn gyhoeddus.

who = Pwy sy’n gyfrifol
who-text = Y rheolydd data sydd wedi’i enwi ar dudalen pob galwad. Yn ôl y gyfraith, dyna pwy sy’n ateb am yr hyn sy’n digwydd i’ch data. Yno cewch weld sut i gysylltu â nhw.

rights = Eich hawliau
rights-text = Mae’r gyfraith (GDPR y DU) yn gadael i chi weld, cywiro neu ddileu’r hyn sy’n cael ei gadw amdanoch. Gan nad ydym yn gwybod pwy ydych chi, dim ond eich saith gair all ddangos pa hanes sy’n perthyn i chi. Hebddynt ni allwn ddod o hyd iddo, hyd yn oed os gofynnwch.
rights-return = Dod yn ôl gyda’ch saith gair
rights-complain = Cewch gwyno wrth Swyddfa’r Comisiynydd Gwybodaeth.
rights-call = Ffonio’r ICO ar 0303 123 1113

others = Beth all eraill ei weld
others-provider = Gall eich darparwr rhyngrwyd, neu bwy bynnag sy’n rhedeg y wi-fi, weld eich bod wedi ymweld â’r wefan hon. Ni allant weld beth rydych chi’n ei ddarllen na’i ysgrifennu. Mae Porwr Tor yn cuddio hynny hefyd.
others-cheat = Gallai gwefan gael ei newid ryw ddydd i dwyllo. Mae’r ôl bys a’r cod agored yn gwneud hynny’n anoddach, ac yn haws sylwi arno, ond nid yn amhosibl.
others-keys = Allweddi, a sut i’w gwirio
