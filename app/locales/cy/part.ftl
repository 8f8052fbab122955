step-done = wedi’i wneud
step-doing = nawr
step-todo = i ddod
step-stopped = wedi stopio yma

hours-always = Ddydd a nos
hours-days = { $days }, { $from } i { $to }
days-every = Bob dydd
days-range = { $first } i { $last }
days-mon = Dydd Llun
days-tue = Dydd Mawrth
days-wed = Dydd Mercher
days-thu = Dydd Iau
days-fri = Dydd Gwener
days-sat = Dydd Sadwrn
days-sun = Dydd Sul
question-no-period = Byddai'n well gen i beidio â dweud
question-earlier = Yn gynharach
question-first-half = Ionawr i Fehefin { $year }
question-second-half = Gorffennaf i Ragfyr { $year }
question-take-back = Tynnu fy ateb yn ôl

size-kb = { $size } kB
size-mb = { $size } MB
