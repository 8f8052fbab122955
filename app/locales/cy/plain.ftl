# The writing room in a browser without WebAssembly, beside the texts that it shares.

mode = Mae’r dudalen hon yn gweithio mewn ffordd symlach yma
mode-text = Mae ffordd gyflym o weithio wedi’i diffodd yn eich porwr, efallai i’ch cadw’n ddiogel. Felly mae’r dudalen hon yn cloi eich geiriau â JavaScript plaen, sy’n arafach. Yr un yw’r clo: dim ond darllenwyr yr alwad hon sydd ag allwedd sy’n ffitio.
no-files = Ni ellir ychwanegu lluniau na ffeiliau eraill yn y porwr hwn.
change-account = Newid fy hanes
receipt-progress = Pa mor bell yw geiriau’r dderbynneb
return = I ddod yn ôl mae angen porwr arall, neu osodiad arall: nid yw’r dudalen dod yn ôl yn gweithio yn yr un yma eto.

period-first = Ionawr i Fehefin { $year }
period-second = Gorffennaf i Ragfyr { $year }
period-earlier = Cyn hynny
