description = Nid yw rhywbeth fel y dylai fod.
home = Mynd i’r dudalen gyntaf
missing = Does dim byd yma
missing-next = Efallai bod gwall teipio yn y cyfeiriad, neu fod yr hyn oedd yma wedi mynd. Ni wnaethoch chi ddim o’i le.
method = Mae’r cyfeiriad hwn yn derbyn rhywbeth arall
method-next = Ni newidiwyd dim. Ewch i’r dudalen gyntaf a dechrau oddi yno.
ours = Ni weithiodd hynny
ours-next = Aeth rhywbeth o’i le ar ein hochr ni, nid ar eich ochr chi. Ni anfonwyd na newidiwyd dim. Rhowch gynnig arall arni mewn ychydig funudau. Os yw’n digwydd eto, dywedwch wrth y sefydliad.
