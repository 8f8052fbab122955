title = Hygyrchedd
description = Sut gall pawb ddefnyddio’r wefan hon, beth nad yw’n gweithio eto, ac wrth bwy i ddweud.
lede = Dylai pawb allu defnyddio’r wefan hon, ar ddiwrnod da ac ar ddiwrnod gwael.

works = Beth gallwch chi ei wneud
works-keyboard = Defnyddio’r bysellfwrdd yn unig, neu ddarllenydd sgrin.
works-large = Gwneud popeth bedair gwaith yn fwy, a’i ddarllen o hyd heb symud i’r ochr.
works-time = Cymryd faint fynnoch o amser. Nid oes dim yn dod i ben.
works-colours = Defnyddio lliwiau tywyll neu gyferbyniad cryf: mae’r wefan yn dilyn gosodiad eich dyfais.
works-motion = Gofyn i’ch dyfais am lai o symud: yna nid oes dim yma yn symud.
works-scripts = Darllen pob tudalen heb sgriptiau (rhaglenni bach mewn tudalen). I ysgrifennu hebddynt, mae tudalen pob galwad yn dangos ffordd arall.
works-languages = Dewis yr iaith ar ddiwedd pob tudalen.

not-yet = Beth nad yw’n dda eto
not-yet-languages = Does dim Iaith Arwyddion Prydain na Hawdd ei Ddeall eto. Drafft nad oes neb wedi ei wirio yw’r Gymraeg.
not-yet-speak = Gallwch ysgrifennu eich hanes, neu ychwanegu recordiad fel ffeil. Nid yw’r blwch ei hun yn derbyn lleferydd nac arwyddo.
not-yet-keys = Mae llinellau hir iawn yn y rhestrau wedi’u llofnodi ar y tudalennau am allweddi. Bydd darllenydd sgrin yn eu darllen fesul llythyren. Mae popeth sydd ei angen arnoch yn cael ei ddweud uwch eu pennau mewn geiriau plaen.

standard = Beth rydym yn mesur yn ei erbyn
standard-text = Rydym yn anelu at y rheolau a elwir yn WCAG 2.2, lefel AA. Rydym yn gwirio pob tudalen â pheiriant, â bysellfwrdd, yn fach ac yn fawr, yn olau ac yn dywyll. Nid oes arbenigwr o’r tu allan wedi ei gwirio eto.

tell = Os oes rhywbeth yn eich ffordd
tell-text = Dywedwch wrth y sefydliad sy’n rhedeg yr alwad. Mae ei thudalen yn dweud sut. Does dim rhaid i chi ddweud pwy ydych chi, na pham mae ei angen arnoch.
