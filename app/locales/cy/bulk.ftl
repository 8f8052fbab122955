tab = Chwilio
title = Chwilio’r hanesion
lede = I chwilio, mae’r holl hanesion yn cael eu nôl a’u hagor ar y ddyfais hon. Does dim yn cael ei gadw arni. Pan fyddwch yn cloi’r ddesg neu’n gadael y dudalen hon, mae popeth yn cael ei ddileu.
lede-memory = Mae { $most } o hanesion ar y mwyaf yn cael eu hagor, yr hynaf yn gyntaf. Gyda llawer iawn, efallai na fydd dyfais â chof bach yn ymdopi.
start = Agor yr holl hanesion yma
counting = Wrthi’n gofyn faint sydd…
progress = { $done } o { $total } wedi’u hagor
progress-label = Hanesion wedi’u hagor
progress-hint = Gallwch edrych ar leoedd eraill yn y ddesg yn y cyfamser.
cancel = Stopio, a dileu’r hyn a agorwyd
ready = { $count ->
    [zero] Mae { $count } o hanesion ar agor i’w chwilio.
    [one] Mae un hanes ar agor i’w chwilio.
    [two] Mae { $count } o hanesion ar agor i’w chwilio.
    [few] Mae { $count } o hanesion ar agor i’w chwilio.
    [many] Mae { $count } o hanesion ar agor i’w chwilio.
   *[other] Mae { $count } o hanesion ar agor i’w chwilio.
}
wipe = Cau’r cyfan, a’i ddileu
account-opening = Wrthi’n agor yr hanes…

search = Chwilio am
search-hint = Rhaid i bob gair fod yno. Rhowch ymadrodd mewn dyfynodau: "ddaeth neb". Nid yw acenion na phriflythrennau’n gwneud gwahaniaeth. Mae’r hyn a ddywedwyd ers hynny, ac enwau ffeiliau, yn cael eu chwilio hefyd.
found = { $count ->
    [zero] Wedi’i ganfod mewn { $count } o hanesion
    [one] Wedi’i ganfod mewn un hanes
    [two] Wedi’i ganfod mewn { $count } o hanesion
    [few] Wedi’i ganfod mewn { $count } o hanesion
    [many] Wedi’i ganfod mewn { $count } o hanesion
   *[other] Wedi’i ganfod mewn { $count } o hanesion
}
found-none = Heb ei ganfod mewn unrhyw hanes
more = Dangos mwy

failed = { $count ->
    [zero] Nid oedd modd agor { $count }
    [one] Nid oedd modd agor un
    [two] Nid oedd modd agor { $count }
    [few] Nid oedd modd agor { $count }
    [many] Nid oedd modd agor { $count }
   *[other] Nid oedd modd agor { $count }
}
in-talk = yn y sgwrs
in-files = enw ffeil
unheard = { $count ->
    [zero] Nid yw { $count } o sgyrsiau’n gyfan yma
    [one] Nid yw un sgwrs yn gyfan yma
    [two] Nid yw { $count } o sgyrsiau’n gyfan yma
    [few] Nid yw { $count } o sgyrsiau’n gyfan yma
    [many] Nid yw { $count } o sgyrsiau’n gyfan yma
   *[other] Nid yw { $count } o sgyrsiau’n gyfan yma
}
unheard-text = Nid oedd modd nôl, agor na gwirio rhan o’r hyn a ddywedwyd. Nid yw’r rhan honno’n cael ei chwilio. Mae’r hanes ei hun yn cael ei chwilio. Agorwch ef i weld mwy.

failed-hint = Nid yw’r rhain yn cael eu chwilio.
failed-which = Pa rai

halt-offline = Nid atebodd y gweinydd
halt-offline-text = Mae’r hyn a agorwyd hyd yma wedi’i ddileu. Gwiriwch eich cysylltiad, yna agorwch nhw eto.
halt-strange = Rhoddodd y gweinydd ateb nad yw’r dudalen hon yn ei adnabod
halt-strange-text = Mae’r hyn a agorwyd hyd yma wedi’i ddileu. Ail-lwythwch y dudalen a cheisio eto. Os yw’n digwydd ddwywaith, dywedwch wrth bwy bynnag sy’n rhedeg y gweinydd.
halt-worker = Ni allai’r ddyfais hon ddal y cyfan
halt-worker-text = Mae’r hyn a agorwyd wedi’i ddileu. Caewch raglenni a thudalennau eraill a cheisio eto, neu defnyddiwch ddyfais â mwy o gof.
