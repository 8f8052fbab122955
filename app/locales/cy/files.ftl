# Files that go with an account. A draft: nobody who speaks Welsh has checked it.

heading = Ffeiliau sy’n mynd gydag ef
trouble = Nid aeth ffeil drwodd
add = Ychwanegu lluniau, llythyrau neu recordiadau
limits = Os hoffech chi. Hyd at ddeg, pob un hyd at 100 MB. Nid oes dim yn cael ei anfon cyn i chi anfon eich hanes. Nid yw enwau ffeiliau’n cael eu hanfon.
remove = Tynnu { $name } allan
progress = Faint o { $name } sydd wedi cyrraedd
cancel = Peidio ag anfon ffeiliau

looking = Yn edrych arni…
cleaned-place = Mae’n dweud ble cafodd ei gwneud. Mae hynny’n cael ei dynnu allan cyn ei hanfon, gyda’r manylion cudd eraill.
cleaned-details = Mae ganddi fanylion cudd, fel pryd cafodd ei gwneud, a gyda beth. Maen nhw’n cael eu tynnu allan cyn ei hanfon.
cleaned-nothing = Ni chafwyd hyd i fanylion cudd ynddi.
as-it-is = Mae’r math hwn o ffeil yn cael ei anfon fel y mae. Gall ddweud ble, pryd a chan bwy cafodd ei gwneud.
not-cleaned-large = Mae’n rhy fawr i chwilio am fanylion cudd. Mae’n cael ei hanfon fel y mae, a gall ddweud ble, pryd a chan bwy cafodd ei gwneud.
not-cleaned-unreadable = Ni allem edrych y tu mewn iddi. Mae’n cael ei hanfon fel y mae, a gall ddweud ble, pryd a chan bwy cafodd ei gwneud.

sending = Yn ei chloi a’i hanfon…
waiting = Mae’r llinell i lawr. Rydym yn ceisio eto ein hunain, ac yn mynd ymlaen o’r man lle stopiom.
sent = Mae wedi cyrraedd, dan glo.

too-many = Gall hanes gael deg ffeil ar y mwyaf. Ni chafodd y lleill eu hychwanegu.
too-large = Gall ffeil fod yn 100 MB ar y mwyaf. Ni chafodd ei hychwanegu.
empty = Nid oes dim yn y ffeil hon. Ni chafodd ei hychwanegu.
unavailable = Ni ellir darllen y ffeil hon mwyach. Efallai iddi gael ei symud neu ei newid. Tynnwch hi allan, a’i hychwanegu eto os hoffech.
offline = Ni atebodd y gweinydd am rai munudau. Mae eich geiriau yma o hyd. Gallwch geisio eto, neu anfon eich hanes heb y ffeil hon.
full = Nid oes lle i ffeiliau ar hyn o bryd. Mae eich geiriau yma o hyd. Gallwch dynnu’r ffeil allan ac anfon eich hanes, neu geisio eto’n hwyrach.
closed = Nid yw’r alwad hon yn derbyn rhagor o hanesion, felly ni chafodd y ffeil ei chadw.
cancelled = Fe wnaethoch ei stopio. Mae’r hyn oedd wedi cyrraedd yn cael ei ddileu o fewn diwrnod.
worker = Ni allai’r porwr hwn gloi’r ffeil. Mae eich geiriau yma o hyd. Gallwch ei thynnu allan, neu roi cynnig ar borwr arall.
refused = Ni dderbyniodd y gweinydd y ffeil hon, felly ni chafodd ei chadw. Mae eich geiriau yma o hyd. Gallwch geisio eto, neu ei thynnu allan.
