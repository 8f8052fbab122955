title = Cadw’n ddiogel tra byddwch chi yma
description = Beth sy’n aros ar eich dyfais, sut i adael yn gyflym, a sut i glirio eich hanes.
lede = Os oes rhywun yn edrych ar eich ffôn neu’ch cyfrifiadur, darllenwch hwn yn gyntaf. Mae’n cymryd ychydig funudau.

leave = Gadael yn gyflym
leave-bar = Mae “Gadael nawr” ar frig pob tudalen. Mae’n agor tudalen am y tywydd yn lle hynny.
leave-keys = Gyda bysellfwrdd, pwyswch Shift dair gwaith.
leave-gone = Mae’r hyn rydych chi wedi’i ysgrifennu ond heb ei anfon yn mynd ar unwaith. Nid yw “Yn ôl” yn dod ag ef yn ôl.
leave-history = Nid yw gadael yn dileu eich hanes pori. Gall rhywun sy’n edrych weld o hyd bod y wefan hon ar agor.

remains = Beth sy’n aros ar ôl
remains-ours = Nid ydym yn rhoi cwcis ar eich dyfais, ac nid ydym yn cadw dim o’ch eiddo yno.
remains-browser = Mae eich porwr yn cadw rhestr o’r tudalennau rydych chi’n eu hagor, gyda’r cyfeiriad a’r teitl. Hanes pori yw enw’r rhestr honno. Efallai y bydd hefyd yn cynnig y cyfeiriad hwn pan fydd rhywun yn teipio ei lythrennau cyntaf.
remains-words = Nid yw’r hyn rydych chi’n ei ysgrifennu byth yn yr hanes pori.
remains-file = Mae ffeil neu gopi a gadwoch yn aros nes i chi ei ddileu. Felly hefyd nodyn â’ch saith gair.
remains-tabs = Mae ffonau’n dangos lluniau bach o’r tudalennau sydd ar agor. Caewch y dudalen hon pan fyddwch wedi gorffen.
remains-account = Os yw eich porwr wedi mewngofnodi i gyfrif, fel Google, Apple neu Microsoft, gall eich dyfeisiau eraill ddangos yr un hanes pori.

history = Clirio eich hanes pori
history-lede = Dyma sut, ar gyfer pob porwr. Tynnwch allan y llinellau ag enw’r wefan hon yn unig: mae hanes gwag yn tynnu mwy o sylw nag un byr.
chrome-phone = Chrome ar ffôn
chrome-phone-how = Pwyswch y tri dot, yna Hanes. Pwyswch y groes wrth ymyl pob llinell ag enw’r wefan hon.
chrome = Chrome neu Edge ar gyfrifiadur
chrome-how = Pwyswch Ctrl a H gyda’i gilydd. Ar Mac gyda Chrome, pwyswch Command ac Y. Ticiwch y llinellau ag enw’r wefan hon, yna pwyswch Dileu.
safari-phone = Safari ar iPhone neu iPad
safari-phone-how = Pwyswch lun y llyfr, yna llun y cloc. Llithrwch bob llinell ag enw’r wefan hon i’r chwith, yna pwyswch Dileu.
safari = Safari ar Mac
safari-how = Agorwch y ddewislen Hanes, yna Dangos yr Holl Hanes. Cliciwch ar linell ag enw’r wefan hon a phwyswch y fysell dileu.
firefox = Firefox ar gyfrifiadur
firefox-how = Pwyswch Ctrl a H gyda’i gilydd, neu Command, Shift a H ar Mac. Pwyswch linell ag enw’r wefan hon â’r botwm de, yna dewiswch “Forget About This Site”.
firefox-phone = Firefox ar ffôn
firefox-phone-how = Pwyswch y tri dot neu’r tair llinell, yna Hanes. Pwyswch y dotiau wrth ymyl pob llinell ag enw’r wefan hon, yna Dileu.
samsung = Samsung Internet
samsung-how = Pwyswch y tair llinell, yna Hanes. Pwyswch a daliwch linell ag enw’r wefan hon, yna pwyswch Dileu.
tor = Porwr Tor
tor-how = Does dim byd i’w glirio. Mae’n anghofio popeth pan fyddwch yn ei gau.
history-check = Yna edrychwch unwaith eto: agorwch yr hanes eto, a theipiwch lythrennau cyntaf y cyfeiriad hwn i weld a yw’n cael ei gynnig o hyd.

before = Ffyrdd mwy diogel o ddod yma
before-device = Defnyddiwch ddyfais na all y person arall ei chyrraedd: mewn llyfrgell, yn y gwaith, yn nhŷ ffrind.
before-private = Defnyddiwch ffenestr breifat. Mae’n anghofio’r cyfeiriadau pan fyddwch yn ei chau.
before-tor = Defnyddiwch Borwr Tor, os yw gennych. Mae hefyd yn cuddio rhag eich darparwr rhyngrwyd pa wefan rydych chi’n ymweld â hi.
before-limits = Nid yw ffenestr breifat yn helpu os oes meddalwedd ysbïo ar y ddyfais, neu os yw rhywun yn edrych dros eich ysgwydd. Gall pwy bynnag sy’n rhedeg y wi-fi weld bod rhywun wedi ymweld â’r wefan hon, ond nid beth rydych chi’n ei ddarllen na’i ysgrifennu.

receipt = Y saith gair
receipt-text = Os dewiswch dderbynneb, byddwch yn cael saith gair. Nid ydynt yn dal dim o’ch hanes. Ond gall nodyn y mae rhywun yn dod o hyd iddo eich rhoi mewn perygl. Cymerwch nhw dim ond os oes gennych le diogel. Cewch wneud hebddynt hefyd: mae eich hanes yn cyfri yr un fath.

people = Os oes rhywun yn eich brifo neu’n eich rheoli
people-text = Mae’r National Domestic Abuse Helpline yn gwrando ddydd a nos, ac mae galwadau am ddim.
people-call = Ffonio 0808 2000 247
people-silent = Os na allwch siarad, ffoniwch 999 o ffôn symudol, yna pwyswch 55 pan ofynnir i chi.

after = Ar ôl ysgrifennu
after-text = Gall dweud ddod â llawer yn ôl. Mae hynny’n naturiol. Gwnewch rywbeth caredig i chi’ch hun, a siaradwch â rhywun os gallwch. Mae’r rhifau o dan “Help nawr” yno ar gyfer hyn hefyd.
