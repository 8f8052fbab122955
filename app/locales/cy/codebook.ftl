title = Themâu
lede = Y themâu y caiff hanesion eu marcio â nhw. Mae pob un yn dweud beth mae’n ei olygu a phryd i’w defnyddio, fel bod dau berson sy’n darllen yr un hanes yn canfod yr un peth.
loading = Wrthi’n llwytho’r themâu…
again = Ceisio eto
version-built-in = Mae fersiwn { $version } mewn grym. Daw gyda’r rhaglen hon.
version-signed = Mae fersiwn { $version } mewn grym, wedi’i lofnodi gan { $name }.
version-former = Llofnododd { $name } y themâu hyn, ac nid yw’n geidwad allweddi nawr
version-former-text = Maent yn dal mewn grym. Newidiwch rywbeth a chyhoeddwch, fel bod un o geidwaid allweddi heddiw yn sefyll y tu ôl iddynt.
trouble-missing = Nid yw’r themâu hyn yma
trouble-missing-text = Llwythwch y dudalen eto. Os yw’n aros fel hyn, dywedwch wrth bwy bynnag sy’n rhedeg y gweinydd.
trouble-offline = Dim ateb gan y gweinydd
trouble-offline-text = Nid oes dim wedi’i golli. Gwiriwch y llinell a cheisiwch eto.
trouble-unsigned = Nid yw’r themâu hyn wedi’u llofnodi gan geidwad allweddi
trouble-unsigned-text = Gall rhywun fod wedi’u newid, felly nid ydynt yn cael eu dangos. Peidiwch â chodio â nhw. Siaradwch â’ch ceidwad allweddi.
trouble-strange = Rhoddodd y gweinydd ateb nad yw’r dudalen hon yn ei adnabod
trouble-strange-text = Llwythwch y dudalen eto, a cheisiwch unwaith yn rhagor.
tree = Coeden y themâu
tree-hint = Agorwch thema i’w newid. Nid oes dim mewn grym nes i chi ei gyhoeddi ar ddiwedd y dudalen hon.
add = Ychwanegu thema
new-name = Thema newydd
done-to = { $what }: { $name }
move-up = Symud i fyny
move-down = Symud i lawr
move-in = Rhoi o dan yr un o’i blaen
move-out = Rhoi un lefel yn uwch
add-below = Ychwanegu thema oddi tani
split = Hollti rhan i ffwrdd
retire = Ymddeol
put-back = Rhoi yn ôl
name = Enw
name-error = Rhowch enw iddi nad oes gan unrhyw thema wrth ei hymyl.
definition = Beth mae’n ei olygu
definition-hint = Un neu ddwy frawddeg blaen.
use-when = Defnyddiwch pan
use-when-hint = Beth sy’n gwneud iddi ffitio.
dont-use-when = Peidiwch â defnyddio pan
dont-use-when-hint = Beth sy’n edrych yn debyg ac yn perthyn i thema arall. Dywedwch i ba un.
colour = Lliw
colour-none = Dim lliw
colour-remove = Tynnu’r lliw
codable = Gellir marcio hanesion â hi
codable-hint = Diffoddwch hyn ar gyfer thema sydd ond yn dal rhai eraill ynghyd.
not-codable = Ni ellir marcio hanesion â hi. Mae’n dal rhai eraill ynghyd.
about = Am y themâu hyn
book-name = Enw’r cyfan
book-name-hint = Mewn un llinell.
book-language = Iaith
book-language-hint = Enw byr yr iaith y maent wedi’u hysgrifennu ynddi: en am Saesneg, cy am Gymraeg.
book-source = O ble y daethant
book-source-hint = Testun, astudiaeth, pobl y siaradoch â nhw. Gall fod yn wag.
dates = Dyddiau i’w marcio mewn siartiau
dates-hint = Dyddiau y newidiodd rhywbeth arnynt, ar gyfer siartiau dros amser.
dates-day = Diwrnod
dates-label = Beth ddigwyddodd ar y diwrnod hwnnw
dates-add = Ychwanegu’r diwrnod hwn
dates-remove = Tynnu
dates-error = Dewiswch ddiwrnod nad yw yn y rhestr eto, a dywedwch beth ddigwyddodd.
import = Cymryd themâu o ffeil
import-file = Ffeil llyfr codau (.qdc)
import-hint = O NVivo, ATLAS.ti, MAXQDA, Taguette ac eraill. Caiff ei darllen yma yn eich porwr, ac ni chaiff ei hanfon i unman.
import-found = { $count ->
    [zero] Mae { $count } thema yn y ffeil.
    [one] Mae un thema yn y ffeil.
    [two] Mae { $count } thema yn y ffeil.
    [few] Mae { $count } thema yn y ffeil.
    [many] Mae { $count } thema yn y ffeil.
   *[other] Mae { $count } thema yn y ffeil.
}
import-found-from = { $count ->
    [zero] Mae { $count } thema yn y ffeil, a ysgrifennwyd gan { $origin }.
    [one] Mae un thema yn y ffeil, a ysgrifennwyd gan { $origin }.
    [two] Mae { $count } thema yn y ffeil, a ysgrifennwyd gan { $origin }.
    [few] Mae { $count } thema yn y ffeil, a ysgrifennwyd gan { $origin }.
    [many] Mae { $count } thema yn y ffeil, a ysgrifennwyd gan { $origin }.
   *[other] Mae { $count } thema yn y ffeil, a ysgrifennwyd gan { $origin }.
}
import-sets = { $count ->
    [zero] Nid oes lle yma i { $count } set o themâu yn y ffeil, felly maent yn cael eu gadael allan. Mae’r themâu ynddynt yma.
    [one] Nid oes lle yma i un set o themâu yn y ffeil, felly mae’n cael ei gadael allan. Mae’r themâu ynddi yma.
    [two] Nid oes lle yma i { $count } set o themâu yn y ffeil, felly maent yn cael eu gadael allan. Mae’r themâu ynddynt yma.
    [few] Nid oes lle yma i { $count } set o themâu yn y ffeil, felly maent yn cael eu gadael allan. Mae’r themâu ynddynt yma.
    [many] Nid oes lle yma i { $count } set o themâu yn y ffeil, felly maent yn cael eu gadael allan. Mae’r themâu ynddynt yma.
   *[other] Nid oes lle yma i { $count } set o themâu yn y ffeil, felly maent yn cael eu gadael allan. Mae’r themâu ynddynt yma.
}
import-choose = Beth ydych chi am ei wneud â nhw?
import-add = Ychwanegu’r rhai nad ydynt yma eto
import-replace = Eu rhoi yn lle’r holl themâu yma
import-leave = Gadael popeth fel y mae
import-added = { $count ->
    [zero] Ychwanegwyd { $count } thema. Edrychwch drostynt, yna cyhoeddwch.
    [one] Ychwanegwyd un thema. Edrychwch drosti, yna cyhoeddwch.
    [two] Ychwanegwyd { $count } thema. Edrychwch drostynt, yna cyhoeddwch.
    [few] Ychwanegwyd { $count } thema. Edrychwch drostynt, yna cyhoeddwch.
    [many] Ychwanegwyd { $count } thema. Edrychwch drostynt, yna cyhoeddwch.
   *[other] Ychwanegwyd { $count } thema. Edrychwch drostynt, yna cyhoeddwch.
}
import-added-none = Roedd pob thema o’r ffeil yma eisoes. Nid oes dim wedi newid.
import-replaced = Mae themâu’r ffeil yn sefyll yn y goeden nawr. Edrychwch drostynt, yna cyhoeddwch.
import-too-long = Mae’r ffeil yn hirach nag y gall llyfr codau fod. Nid oes dim wedi newid.
import-not-readable = Ni all y porwr ddarllen y ffeil hon. Dewiswch hi eto. Nid oes dim wedi newid.
import-not-utf8 = Nid yw’r ffeil mewn UTF-8. Cadwch hi fel UTF-8 a dewiswch hi eto. Nid oes dim wedi newid.
import-document-type = Mae gan y ffeil fath o ddogfen, nad oes gan lyfr codau, felly nid yw’n cael ei hagor. Tynnwch y llinell sy’n dechrau â <!DOCTYPE. Nid oes dim wedi newid.
import-not-xml = Nid yw’r ffeil yn gyfan, neu nid yw’n llyfr codau o gwbl. Allforiwch hi eto. Nid oes dim wedi newid.
import-not-a-codebook = Nid yw’r ffeil yn llyfr codau. Os yw’n brosiect cyfan, allforiwch ei lyfr codau yn unig. Nid oes dim wedi newid.
export = Mynd â fersiwn { $version } gyda chi
export-hint = Caiff y ddwy ffeil eu gwneud yma yn eich porwr. Maent yn dal themâu, a dim byd o unrhyw hanes.
export-qdc = Llyfr codau ar gyfer offer ymchwil (.qdc)
export-csv = Tabl ar gyfer Taguette a thaenlenni (.csv)
export-failed = Ni chadwodd y porwr y ffeil. Ceisiwch eto.
export-too-long = Mae’r enwau ar y ffordd i’r thema hon gyda’i gilydd yn rhy hir i Taguette: { $name }. Gwnewch un ohonynt yn fyrrach.
publish-heading = Beth sy’n newid
publish-next = Mae fersiwn { $version } mewn grym. Daw’r hyn a gyhoeddwch yn fersiwn { $next }. Mae fersiynau cynharach yn aros, ar gyfer yr hanesion a godiwyd â nhw. Lle newidiwch ystyr thema, mae hanesion a godiwyd o’r blaen yn aros allan o bob datganiad y mae ei gynllun yn cynnwys y thema hon.
publish-same = Nid oes dim wedi’i newid.
publish-changed = Nid yw hyn wedi’i gyhoeddi eto:
publish = Llofnodi a chyhoeddi’r themâu hyn
publish-busy = Wrthi’n cyhoeddi…
change-about = Mae’r enw, yr iaith neu’r ffynhonnell wedi newid.
change-dates = Mae’r dyddiau i’w marcio mewn siartiau wedi newid.
change-order = Mae themâu’r lefel gyntaf mewn trefn arall.
change-added = Newydd: { $name }
change-retired = Wedi ymddeol: { $name }
change-renamed = Gelwir { $before } nawr yn { $name }
change-moved = Wedi symud: { $name }
change-reordered = Mewn trefn arall o dan: { $name }
change-reworded = Wedi’i esbonio mewn geiriau eraill: { $name }
change-recoloured = Lliw arall: { $name }
change-codable = Gellir marcio hanesion â hi nawr: { $name }
change-not-codable = Ni ellir marcio hanesion â hi mwyach: { $name }
fault = Mae angen edrych eto ar rywbeth
fault-go = Mynd i’r thema hon
fault-language = Mae angen enw byr ar yr iaith, fel en neu cy.
fault-dates = Gall fod { $count } diwrnod ar y mwyaf, a phob un unwaith yn unig.
fault-no-themes = Nid oes thema. Ychwanegwch un.
fault-too-many = Mae mwy na { $count } thema. Gwnewch i rai ohonynt ymddeol.
fault-too-deep = Mae “{ $name }” fwy na { $count } lefel i lawr. Rhowch hi’n uwch.
fault-name-of = Enw “{ $name }”
fault-text-of = Un o destunau “{ $name }”
fault-same-name = Gelwir dwy thema wrth ymyl ei gilydd yn “{ $name }”. Rhowch enw arall i un ohonynt.
fault-same-guid = Mae “{ $name }” yn y goeden ddwywaith. Gwnewch i un o’r ddwy ymddeol.
fault-nothing-codable = Ni ellir marcio hanesion ag unrhyw un o’r themâu. Trowch hyn ymlaen ar gyfer o leiaf un.
fault-too-long = Mae’r holl destunau gyda’i gilydd yn rhy hir. Gwnewch rai ohonynt yn fyrrach.
flaw-at = { $place }: { $flaw }
flaw-empty = nid oes dim wedi’i ysgrifennu yno.
flaw-too-long = mae’n hirach na { $count } nod. Gwnewch ef yn fyrrach.
flaw-character = mae nod ynddo na ellir ei gadw. Teipiwch ef eto.
outcome-published = Cyhoeddwyd: mae fersiwn { $version } mewn grym
outcome-published-text = Mae pawb sy’n codio o hyn ymlaen yn ei ddefnyddio. Mae cofnodion yn cadw’r fersiwn y cawsant eu gwneud â hi.
outcome-fault = Heb ei gyhoeddi eto
outcome-fault-text = Mae’r hyn y mae angen edrych arno eto uchod. Mae’r hyn a ysgrifennoch yma o hyd.
outcome-conflict = Cyhoeddodd rhywun arall yn y cyfamser
outcome-conflict-text = Nid oes dim o’ch gwaith chi wedi’i golli, ac ni ddisodlwyd dim o’u gwaith nhw.
outcome-keys = Mae’r rhestr allweddi wedi newid
outcome-keys-text = Mae’r hyn a ysgrifennoch yma o hyd. Clowch y ddesg, datglowch hi, a chyhoeddwch eto.
outcome-offline = Dim ateb gan y gweinydd
outcome-offline-text = Mae’r hyn a ysgrifennoch yma o hyd. Gwiriwch y llinell a chyhoeddwch eto.
outcome-refused = Ni dderbyniodd y gweinydd hynny
outcome-refused-text = Mae’r hyn a ysgrifennoch yma o hyd. Edrychwch ar bob thema eto. Os yw popeth yn edrych yn iawn, dywedwch wrth bwy bynnag sy’n rhedeg y gweinydd.
outcome-unsigned = Nid yw’r hyn y mae’r gweinydd yn ei ddangos wedi’i lofnodi gan geidwad allweddi
outcome-unsigned-text = Ni chyhoeddwyd dim drosto. Siaradwch â’r ceidwaid allweddi eraill cyn mynd ymlaen.
outcome-strange = Rhoddodd y gweinydd ateb nad yw’r dudalen hon yn ei adnabod
outcome-strange-text = Mae’r hyn a ysgrifennoch yma o hyd. Clowch y ddesg, llwythwch y dudalen eto, ac edrychwch pa fersiwn sydd mewn grym.
conflict-changed = Newidiasant hyn:
conflict-keep = Cadw fy un i, ac edrych dros yr hyn y mae’n ei newid yn eu hun nhw
conflict-take = Cymryd eu hun nhw, a gollwng fy un i
versions = Fersiynau cynharach
versions-hint = Caiff hanesion a godiwyd â fersiwn gynharach eu darllen gyda’r fersiwn honno.
versions-show = Dangos fersiwn { $version }
versions-hide = Cuddio fersiwn { $version }
versions-loading = Wrthi’n llwytho…
