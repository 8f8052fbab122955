tab = Fy allweddi
title = Fy allweddi
lede = Beth sy’n agor eich allweddi, a sut i’w newid. Ni chaiff dim cyfrinachol ei anfon.
came-by-paper = Gosodwch gyfrinymadrodd newydd nawr
came-by-paper-text = Daethoch i mewn gyda’ch cod papur. Agorwch “Fy allweddi” a gosodwch gyfrinymadrodd y byddwch yn ei gofio. Mae eich cod papur yn dal yn dda nes i chi gael un arall yn ei le.

now-heading = Beth sy’n agor eich allweddi
now-passphrase = Eich cyfrinymadrodd
now-paper = Eich cod papur
now-no-paper = Nid oes gennych god papur eto. Os anghofiwch eich cyfrinymadrodd, nid oes dim arall sydd gennych yn agor eich allweddi. Gwnewch un heddiw.
now-lost = Os collwch y ddau, gall ceidwad allweddi arall eich gadael i mewn eto gydag allweddi newydd. Os yw pawb wedi’u colli, mae’r taflenni adfer yn agor yr alwad.
now-loading = Yn gofyn beth sydd wedi’i osod…

change = Newid fy nghyfrinymadrodd
change-title = Cyfrinymadrodd newydd
change-lede = Mae’r hen un yn peidio â gweithio ar unwaith. Caiff pob man arall lle’r ydych wedi mewngofnodi ei gloi.
change-do = Gosod y cyfrinymadrodd newydd
change-step-1 = Yn gwirio’r cyfrinymadrodd sy’n dal nawr
change-step-2 = Yn gwneud y clo newydd: yn araf o fwriad
change-step-3 = Yn anfon yr hyn nad yw’n gyfrinachol
current = Eich cyfrinymadrodd nawr
current-hint = Fel na all neb sy’n dod o hyd i’r dudalen hon ar agor ei newid.
show = Dangos y cyfrinymadrodd
cancel = Gadael fel y mae

paper-make = Gwneud cod papur
paper-replace = Cael cod papur arall
paper-title = Cod papur newydd
paper-lede = Mae’r un gair ar ddeg hyn yn agor eich allweddi heb eich cyfrinymadrodd, a heb help y gweinydd hwn. Cânt eu dangos unwaith. Ysgrifennwch nhw neu eu hargraffu, a chadwch y papur lle’r ydych yn cadw’r hyn sy’n bwysig.
paper-for = Cod papur
paper-where = Lle caiff ei ddefnyddio
paper-print = Argraffu’r dudalen hon
paper-written = Mae gen i ar bapur
paper-do = Defnyddio’r cod papur hwn o hyn ymlaen
paper-old = Os oedd gennych un o’r blaen, mae’n peidio â gweithio.
paper-end = Tynnu fy nghod papur i ffwrdd
paper-end-title = Dim cod papur
paper-end-lede = Mae’r papur sydd gennych yn peidio â gweithio ar unwaith. Gwnewch hyn os gallai rhywun fod wedi’i weld.
paper-end-do = Ei dynnu i ffwrdd

check = Edrychwch ar hyn
problem-written = Ysgrifennwch y geiriau neu eu hargraffu yn gyntaf, yna ticiwch y blwch.
problem-passphrase = Mae’n rhy hawdd dyfalu’r cyfrinymadrodd newydd. Gwnewch ef yn hirach, gyda geiriau na fyddai neb yn eu disgwyl gyda’i gilydd, neu defnyddiwch y chwe gair.
problem-passphrase-written = Ysgrifennwch y cyfrinymadrodd newydd yn gyntaf, yna ticiwch y blwch.
problem-current = Teipiwch y cyfrinymadrodd sydd gennych nawr.

done-passphrase = Mae eich cyfrinymadrodd newydd yn dal
done-passphrase-text = O hyn ymlaen dim ond yr un newydd sy’n agor eich allweddi. Nid yw’r hen un yn werth dim.
done-paper = Mae eich cod papur yn dal
done-paper-text = Cadwch y papur yn ddiogel. Gall pwy bynnag sydd ag ef agor yr hyn y gallwch chi ei agor.
done-no-paper = Mae eich cod papur wedi’i dynnu i ffwrdd
done-no-paper-text = Nid yw’r papur sydd gennych yn agor dim mwyach. Gallwch ei daflu.

trouble-refused = Nid dyna’r cyfrinymadrodd sydd gennych nawr
trouble-refused-text = Ni newidiwyd dim. Edrychwch arno a rhowch gynnig arall arni.
trouble-stale = Newidiwyd eich cyfrif mewn man arall yn y cyfamser
trouble-stale-text = Ni wnaed y newid hwn. Clowch y ddesg a’i datgloi. Os na newidioch chi ddim, dywedwch wrth eich ceidwad allweddi.
trouble-offline = Ni atebodd y gweinydd
trouble-offline-text = Ni newidiwyd dim hyd y dywed y gweinydd: mae’r hyn oedd gennych o’r blaen yn dal. Os na fydd yn gweithio wedyn, defnyddiwch yr un newydd.
trouble-unknown = Collwyd yr ateb
trouble-unknown-text = Efallai ei fod wedi newid, efallai ddim. Mae un o’r ddau yn gweithio, ac un yn unig. Cadwch y ddau. Y tro nesaf rhowch gynnig ar yr un newydd yn gyntaf, yna’r hen un.
trouble-worker = Ni allai’r porwr hwn wneud y clo
trouble-worker-text = Mae angen 128 MB o gof arno am eiliad. Caewch dudalennau eraill a rhowch gynnig arall arni. Ni newidiwyd dim.
trouble-strange = Rhoddodd y gweinydd ateb nad yw’r dudalen hon yn ei ddeall
trouble-strange-text = Clowch y ddesg a’i datgloi i weld beth sy’n dal. Cadwch yr hen un a’r un newydd tan hynny.

