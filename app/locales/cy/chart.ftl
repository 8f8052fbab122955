base = Hanesion a gyfrifwyd:
accounts = Hanesion
rest = Grŵp arall, neu ddim yn hysbys
theme = Thema
themes = Themâu
group = Grŵp
pair = { $one } a hefyd { $two }
below-ten = llai na 10
hidden = cudd
totals = Faint o hanesion sy’n enwi pob thema
pairs = Faint o hanesion sy’n enwi dwy thema gyda’i gilydd
region = Faint o hanesion sy’n dod o bob rhanbarth
period = Faint o hanesion sydd am bob cyfnod
age = Faint o hanesion sy’n dod o bob grŵp oedran
service = Faint o hanesion sydd am bob math o wasanaeth
by-region = Themâu yn ôl rhanbarth
by-period = Themâu yn ôl cyfnod
by-age = Themâu yn ôl grŵp oedran
by-service = Themâu yn ôl math o wasanaeth
left-out = Tablau nad ydynt yn cael eu dangos
left-out-unsafe = gallai gormod ohono fod wedi’i gyfrifo.
left-out-noise = dim ond cyfansymiau sydd yn y datganiad hwn.

below-ten-short = <10
table = Yr un rhifau fel tabl
source = Datganiad { $number } o “{ $call }”, { $day }
invented = Arddangosiad: mae pob hanes y tu ôl iddo wedi’i ddyfeisio
save = Cadw fel llun (PNG)
not-saved = Ni allai’r porwr wneud y llun. Mae’r un rhifau yn y tabl.

key-below-ten = llai na deg hanes, efallai neb
key-hidden = unrhyw rif, wedi’i adael allan fel na all neb gyfrifo un arall
key-uncounted = heb eu cyfrif gyda’i gilydd
uncounted = –
shade-share = o gyfran fach o’r grŵp i un fawr
shade-count = o ychydig o hanesion i lawer
mark = { $day }: { $label }
mark-within = O fewn y cyfnod hwn, { $day }: { $label }

gist-bars = Siart bar. Y bar hiraf yw “{ $name }”, gyda { $number } o hanesion.
gist-time = Siart ar hyd amser. Mae’r nifer fwyaf o hanesion am “{ $name }”: { $number }.
gist-grid = Map gwres. Y rhif mwyaf yw { $number } o hanesion, ar gyfer { $name }.
gist-field = “{ $row }” a “{ $column }”
gist-nothing = Siart. Ni ellir dangos yr un o’i rifau.
gist-suppressed = { $count ->
    [zero] Mae pob un o’i rifau yn cael ei ddangos ({ $count } heb eu dangos).
    [one] Nid yw { $count } o’i rifau yn cael ei ddangos.
    [two] Nid yw { $count } o’i rifau yn cael eu dangos.
    [few] Nid yw { $count } o’i rifau yn cael eu dangos.
    [many] Nid yw { $count } o’i rifau yn cael eu dangos.
   *[other] Nid yw { $count } o’i rifau yn cael eu dangos.
}
