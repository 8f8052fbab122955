# Ymuno â galwad gyda gwahoddiad.

title = Ymuno â galwad
loading = Edrych ar eich gwahoddiad…
missing = Mae angen dolen gwahoddiad ar y dudalen hon
missing-text = Agorwch y ddolen gyfan a anfonwyd atoch. Mae’n gweithio unwaith, am dridiau. Os nad yw’n agor, gofynnwch i’r ceidwad allweddi am un newydd.
used = Nid yw’r ddolen hon yn gweithio mwyach
used-text = Mae’n gweithio unwaith, am dridiau. Gofynnwch i’r ceidwad allweddi am un newydd. Os ydych wedi gwneud eich cyfrif â hi eisoes, ewch i’r ddesg.
lede = Mae { $by } yn eich gwahodd i { $call }. Beth fyddwch chi’n ei wneud yno: { $role }.
how = Mae’r dudalen hon yn gwneud eich allweddi eich hun, yma yn y porwr hwn. Ni anfonir dim cyfrinachol. Wedyn ffoniwch { $by } a chymharu chwe gair.
make = Gwneud fy allweddi
taken = Mae’r enw gwaith hwn gan rywun yn barod
taken-text = Dewiswch un arall.
other-list = Nid rhestr allweddi eich gwahoddiad yw hon
other-list-text = Ni anfonwyd dim. Dywedwch wrth y ceidwad allweddi, mewn ffordd arall na’r wefan hon.
done-title = Mae’ch allweddi wedi’u gwneud
done-lede = Mae un peth ar ôl: cymharwch y chwe gair hyn â { $by }, dros y ffôn neu wyneb yn wyneb. Peidiwch â’u hanfon drwy’r wefan hon.
done-words = Geiriau ar gyfer eich allweddi
done-then = Pan fydd { $by } wedi’ch gadael i mewn, gallwch ddatgloi’r ddesg â’ch enw gwaith a’ch cyfrinymadrodd.
done-desk = Mynd i’r ddesg
