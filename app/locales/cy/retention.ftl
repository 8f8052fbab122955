tab = Hyd cadw
title = Am ba hyd mae hanesion yn cael eu cadw
lede = Mae pob hanes yn cael ei ddileu pan ddaw ei amser i ben. Does dim yn cael ei ddileu nad oes neb wedi’i ddarllen, neu y mae ei awdur yn dal i aros am ateb iddo.
loading = Wrthi’n gofyn beth sydd i ddod…
again = Edrych eto
length = { $weeks ->
    [zero] Mae hanesion newydd yn cael eu cadw am { $weeks } wythnos.
    [one] Mae hanesion newydd yn cael eu cadw am un wythnos.
    [two] Mae hanesion newydd yn cael eu cadw am { $weeks } wythnos.
    [few] Mae hanesion newydd yn cael eu cadw am { $weeks } wythnos.
    [many] Mae hanesion newydd yn cael eu cadw am { $weeks } wythnos.
   *[other] Mae hanesion newydd yn cael eu cadw am { $weeks } wythnos.
}
this-week = Yr wythnos hon yw { $week }.
overdue = Dros eu hamser, ac yma o hyd
overdue-unread = { $count ->
    [zero] Mae { $count } o hanesion heb eu darllen.
    [one] Mae un hanes heb ei ddarllen.
    [two] Mae { $count } o hanesion heb eu darllen.
    [few] Mae { $count } o hanesion heb eu darllen.
    [many] Mae { $count } o hanesion heb eu darllen.
   *[other] Mae { $count } o hanesion heb eu darllen.
}
overdue-unanswered = { $count ->
    [zero] Mae awduron { $count } o hanesion wedi ychwanegu atynt, ac nid oes ateb.
    [one] Mae awdur un hanes wedi ychwanegu ato, ac nid oes ateb.
    [two] Mae awduron { $count } o hanesion wedi ychwanegu atynt, ac nid oes ateb.
    [few] Mae awduron { $count } o hanesion wedi ychwanegu atynt, ac nid oes ateb.
    [many] Mae awduron { $count } o hanesion wedi ychwanegu atynt, ac nid oes ateb.
   *[other] Mae awduron { $count } o hanesion wedi ychwanegu atynt, ac nid oes ateb.
}
overdue-text = Maent yn aros nes bod rhywun yn eu darllen neu’n eu hateb; yna cânt eu dileu o fewn yr awr. Yr hynaf sydd gyntaf yn rhestr yr hanesion.
going = { $count ->
    [zero] Mae { $count } o hanesion eraill dros eu hamser a chânt eu dileu o fewn yr awr.
    [one] Mae un hanes arall dros ei amser a chaiff ei ddileu o fewn yr awr.
    [two] Mae { $count } o hanesion eraill dros eu hamser a chânt eu dileu o fewn yr awr.
    [few] Mae { $count } o hanesion eraill dros eu hamser a chânt eu dileu o fewn yr awr.
    [many] Mae { $count } o hanesion eraill dros eu hamser a chânt eu dileu o fewn yr awr.
   *[other] Mae { $count } o hanesion eraill dros eu hamser a chânt eu dileu o fewn yr awr.
}
coming = I ddod yn y { $weeks } wythnos nesaf
coming-none = Does dim i ddod yn y { $weeks } wythnos nesaf.
week = Wythnos
goes = Caiff ei ddileu
unread = Heb ei ddarllen eto
unanswered = Yn aros am ateb
stays = Mae’r hyn sydd heb ei ddarllen, neu sy’n aros am ateb, yn aros nes bod hynny wedi’i wneud. Mae pob awdur yn gweld wythnos ei hanes ei hun wrth ddod yn ôl gyda’i saith gair.

change = Newid am ba hyd
change-hint = Mae amser byrrach yn dal am hanesion sydd yma hefyd. Dim ond am hanesion newydd y mae amser hirach yn dal: nid yw hanes neb yn cael ei gadw’n hirach nag y dywedwyd wrthynt.
weeks = Wythnosau
weeks-hint = O { $least } i { $most }.
foresee = Gweld beth fyddai’n ei wneud
would = { $weeks ->
    [zero] Os cedwir hanesion am { $weeks } wythnos:
    [one] Os cedwir hanesion am un wythnos:
    [two] Os cedwir hanesion am { $weeks } wythnos:
    [few] Os cedwir hanesion am { $weeks } wythnos:
    [many] Os cedwir hanesion am { $weeks } wythnos:
   *[other] Os cedwir hanesion am { $weeks } wythnos:
}
would-delete = { $count ->
    [zero] Mae { $count } o hanesion yn cael eu dileu ar unwaith, gyda’u sgyrsiau a’u ffeiliau. Ni ellir eu hadfer.
    [one] Mae un hanes yn cael ei ddileu ar unwaith, gyda’i sgwrs a’i ffeiliau. Ni ellir ei adfer.
    [two] Mae { $count } o hanesion yn cael eu dileu ar unwaith, gyda’u sgyrsiau a’u ffeiliau. Ni ellir eu hadfer.
    [few] Mae { $count } o hanesion yn cael eu dileu ar unwaith, gyda’u sgyrsiau a’u ffeiliau. Ni ellir eu hadfer.
    [many] Mae { $count } o hanesion yn cael eu dileu ar unwaith, gyda’u sgyrsiau a’u ffeiliau. Ni ellir eu hadfer.
   *[other] Mae { $count } o hanesion yn cael eu dileu ar unwaith, gyda’u sgyrsiau a’u ffeiliau. Ni ellir eu hadfer.
}
would-delete-none = Does dim yn cael ei ddileu nawr.
would-stay = { $count ->
    [zero] Mae { $count } o hanesion dros eu hamser wedyn, ac yn aros nes iddynt gael eu darllen neu eu hateb.
    [one] Mae un hanes dros ei amser wedyn, ac yn aros nes iddo gael ei ddarllen neu ei ateb.
    [two] Mae { $count } o hanesion dros eu hamser wedyn, ac yn aros nes iddynt gael eu darllen neu eu hateb.
    [few] Mae { $count } o hanesion dros eu hamser wedyn, ac yn aros nes iddynt gael eu darllen neu eu hateb.
    [many] Mae { $count } o hanesion dros eu hamser wedyn, ac yn aros nes iddynt gael eu darllen neu eu hateb.
   *[other] Mae { $count } o hanesion dros eu hamser wedyn, ac yn aros nes iddynt gael eu darllen neu eu hateb.
}
would-soon = { $count ->
    [zero] Mae { $count } o hanesion yn dilyn yn yr wythnosau nesaf.
    [one] Mae un hanes yn dilyn yn yr wythnosau nesaf.
    [two] Mae { $count } o hanesion yn dilyn yn yr wythnosau nesaf.
    [few] Mae { $count } o hanesion yn dilyn yn yr wythnosau nesaf.
    [many] Mae { $count } o hanesion yn dilyn yn yr wythnosau nesaf.
   *[other] Mae { $count } o hanesion yn dilyn yn yr wythnosau nesaf.
}
would-keep = Mae hanesion sydd yma yn cadw’r wythnos y dywedwyd wrth eu hawduron.
do = Ie, ei newid
leave = Ei adael fel y mae
done = Wedi’i newid.

offline = Nid atebodd y gweinydd
offline-text = Ni newidiwyd dim, hyd y gwyddom. Gwiriwch eich cysylltiad, ac edrychwch eto.
stale = Newidiodd rhywbeth yn y cyfamser
stale-text = Ni ddilëwyd dim. Edrychwch eto, ac yna penderfynwch o’r newydd.
limits = Nid yw hwn yn nifer o wythnosau y gellir ei ddewis
limits-text = Teipiwch rif cyfan o fewn y terfynau sydd wrth y blwch.
strange = Rhoddodd y gweinydd ateb nad yw’r dudalen hon yn ei adnabod
strange-text = Ail-lwythwch y dudalen a cheisio eto. Os yw’n digwydd ddwywaith, dywedwch wrth bwy bynnag sy’n rhedeg y gweinydd.
