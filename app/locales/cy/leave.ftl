title = Mynd ymlaen
description = Mynd ymlaen i dudalen arall.
heading = Mynd ymlaen i dudalen arall
link = Ymlaen at y tywydd
history = Efallai bod y cyfeiriad hwn yn hanes y porwr o hyd.
history-link = Sut i’w glirio
