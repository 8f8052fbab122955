received = Wedi cyrraedd
received-text = Diolch. Mae eich hanes wedi’i gadw, wedi’i selio. Mae’r dudalen hon wedi gwirio mai’r hyn sydd wedi’i gadw yw’r union beth a anfonoch. Mae’r blwch wedi’i wagio.
words = Geiriau eich derbynneb
words-text = Caiff y saith gair hyn eu dangos unwaith, a dim ond yma. Gyda nhw gallwch ddod yn ôl, i weld beth sydd wedi digwydd, i ychwanegu at eich hanes neu i’w dynnu’n ôl. Nid oes eu hangen er mwyn i’ch hanes gael ei ddarllen.
danger = Gall nodyn sy’n cael ei ddarganfod eich rhoi mewn perygl
danger-text = Gall pwy bynnag sy’n dod o hyd i’r geiriau hyn weld eich bod wedi ysgrifennu, a gall dynnu eich hanes yn ôl. Os oes rhywun yn edrych drwy eich pethau neu’ch ffôn, mae’n fwy diogel peidio â’u cadw.
try = Rhoi cynnig ar y geiriau unwaith
go-on = Mynd ymlaen heb roi cynnig
show-again = Dangos y geiriau eto

try-title = Rhowch gynnig ar eich geiriau
try-hint = Teipiwch y saith gair a gadwoch. Nid yw hyn ond yn gwirio, yma ar y dudalen hon, eu bod wedi’u hysgrifennu’n gywir. Cewch ei hepgor.
try-check = Gwirio’r geiriau
skip = Hepgor
continue = Mynd ymlaen
try-right = Dyma eich geiriau
try-right-text = Maen nhw wedi’u hysgrifennu’n gywir. Gallwch ddod yn ôl gyda nhw.
try-word = Nid yw gair { $number } fel y cafodd ei roi. Edrychwch ar yr hyn a ysgrifennoch, neu dangoswch y geiriau eto.

next = Beth sy’n digwydd nesaf
next-read = Mae rhywun yn ei ddarllen
next-read-text = Mae darllenydd yn agor eich hanes ar ei dyfais ei hun. Gall hynny gymryd wythnosau.
next-contact = Ni fydd neb yn cysylltu â chi
next-contact-text = Nid oes ffordd o ddod o hyd i chi. Os gwnaethoch ganiatáu cwestiynau, gall darllenydd adael un i chi, i’w weld pan ddewch yn ôl.
next-back = Dod yn ôl
next-back-text = Mae’r dudalen yn { $address }. Mae’n gofyn am eich saith gair.
next-device = Ar y ddyfais hon
next-device-text = Mae’r geiriau’n mynd pan fyddwch yn pwyso’r botwm isod, neu pan gaiff y dudalen hon ei chau. Efallai bod hanes y porwr hwn yn dangos o hyd eich bod wedi bod yma.
back-to-words = Yn ôl at y geiriau
done = Rwyf wedi gorffen: clirio’r geiriau
entry = Eich saith gair
entry-hint = Llythrennau bach neu fawr, bylchau neu gysylltnodau: mae unrhyw ffordd yn iawn.
entry-offers = Geiriau sy’n dechrau fel hyn
entry-unknown = Nid yw gair { $number } yn un o’n geiriau ni. Edrychwch ar ei sillafu.
entry-unknown-offers = Geiriau sy’n edrych yn debyg iddo
entry-count = { $found ->
    [zero] Mae saith gair mewn derbynneb. Nid oes { $found } yma.
    [one] Mae saith gair mewn derbynneb. Dyma un.
    [two] Mae saith gair mewn derbynneb. Dyma { $found }.
    [few] Mae saith gair mewn derbynneb. Dyma { $found }.
    [many] Mae saith gair mewn derbynneb. Dyma { $found }.
   *[other] Mae saith gair mewn derbynneb. Dyma { $found }.
}
entry-none = Nid oes dim yma eto. Teipiwch y saith gair yn gyntaf.
entry-checksum = Mae pob gair yn un o’n geiriau ni, ond gyda’i gilydd nid derbynneb ydyn nhw. Edrychwch ar eu trefn, ac am air sy’n edrych yn debyg iawn i un arall.
